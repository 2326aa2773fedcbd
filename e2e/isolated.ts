/**
 * The journey in a network of its own with nothing but loopback: run by `isolated.test.ts` inside a network namespace, where any
 * request to elsewhere fails and would show. Ends with code 0 and the word `walked` when the journey went through.
 */
import { openBrowser, outward, signIn, visit } from "./browser.ts";
import { askWhy, planner, readFigures, readHeadroom, readToday } from "./journey.ts";
import { startService } from "./service.ts";

const [data] = process.argv.slice(2);
if (!data) throw new Error("Say which data folder to use.");
const service = await startService(data);
const browser = await openBrowser();
try {
  const { page, asked, faults } = await visit(browser, service.origin);
  await signIn(page, planner);
  await readToday(page);
  await readHeadroom(page);
  await readFigures(page);
  await page.goto("/plans");
  await page
    .getByRole("link", { name: /^All missions/ })
    .first()
    .click();
  await askWhy(page);
  const away = outward(asked, service.origin);
  if (away.length > 0) throw new Error(`Asked elsewhere: ${away.join(" ")}`);
  if (faults.length > 0) throw new Error(`Faults in the page: ${faults.join(" ")}`);
  process.stdout.write("walked\n");
} finally {
  await browser.close();
  await service.stop();
}
