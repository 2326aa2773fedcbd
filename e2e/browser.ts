/** A real Chromium without a window, and pages as a reader opens them. */
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

/** Without these Chromium looks up hosts of its maker by itself. */
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser; throws when there is none. */
export async function openBrowser(): Promise<Browser> {
  const found = [process.env.CHROMIUM, ...places].find((path) => path !== undefined && existsSync(path));
  if (!found) throw new Error("There is no Chromium: install it, or set CHROMIUM to its path.");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: found, args: [...quiet, ...asRoot] });
}

export interface Reader {
  readonly language?: "kk" | "ru" | "en" | "fr";
  readonly scheme?: "light" | "dark";
  readonly width?: number;
}

/** Everything a reader's browser keeps, empty at first; and every address it asked for. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses of all requests, in order. */
  readonly asked: readonly string[];
  /** What went wrong in the page. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Opens a browser window for a reader at `origin`. */
export async function visit(browser: Browser, origin: string, reader: Reader = {}): Promise<Visit> {
  const { language = "en", scheme = "light", width = 1280 } = reader;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: width < 700 ? 844 : 800 },
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  await context.addInitScript(
    ([kept, colours]) => {
      localStorage.setItem("contingent.language", kept ?? "en");
      localStorage.setItem("contingent.scheme", colours ?? "light");
    },
    [language, scheme] as const,
  );
  const asked: string[] = [];
  const faults: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("status of")) faults.push(message.text());
  });
  return { context, page, asked, faults, close: () => context.close() };
}

/** Signs in as an invented user by one click. */
export async function signIn(page: Page, name: RegExp): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  await page.waitForURL((address) => address.pathname !== "/sign-in");
}

/** Addresses that lead away from `origin`; what a page makes itself (`blob:`, `data:`) does not. */
export function outward(asked: readonly string[], origin: string): readonly string[] {
  return asked.filter((address) => !address.startsWith(`${origin}/`) && !/^(blob|data):/.test(address));
}
