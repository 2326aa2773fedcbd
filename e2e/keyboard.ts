/** Pages as somebody walks them who has no mouse: what has the focus, and the way to it with Tab. */
import type { Page } from "playwright-core";

/** The names by which what has the focus is known: its own label, its field's label, its words. Empty where nothing has it. */
async function names(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { activeElement: element, body } = document;
    if (!(element instanceof HTMLElement) || element === body) return [];
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const written = [...(labels ?? [])].map((label) => label.textContent ?? "");
    return [element.getAttribute("aria-label") ?? "", ...written, element.textContent ?? ""]
      .map((name) => name.trim())
      .filter((name) => name !== "");
  });
}

/** Words of what has the focus; empty where nothing has it. */
export async function focused(page: Page): Promise<string> {
  return (await names(page)).at(-1) ?? "";
}

/** Presses Tab until what has the focus is called so; gives up after a whole page of stops. */
export async function tabTo(page: Page, words: RegExp, stops = 120): Promise<void> {
  for (let stop = 0; stop < stops; stop += 1) {
    if ((await names(page)).some((name) => words.test(name))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`No stop of the keyboard says ${words}.`);
}

/** Goes to what is called so and presses it. */
export async function press(page: Page, words: RegExp): Promise<void> {
  await tabTo(page, words);
  await page.keyboard.press("Enter");
}

/** Opens something by the palette: its name typed, the first that is found taken. */
export async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press("/");
  await page.getByRole("dialog").getByRole("combobox").waitFor();
  await page.keyboard.type(words);
  await page.getByRole("option").filter({ hasText: words }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Counts presses of a mouse or finger in pages opened from now on as faults, so that a journey by keyboard is one. */
export async function withoutPointer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener("pointerdown", () => console.error("A pointer was used."), true);
  });
}

/** Walks an open menu with the arrow keys to what is called so, and takes it. */
export async function choose(page: Page, words: RegExp): Promise<void> {
  await page.getByRole("menuitem").first().waitFor();
  for (let step = 0; step < 20; step += 1) {
    if ((await names(page)).some((name) => words.test(name))) return page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The menu has nothing called ${words}.`);
}
