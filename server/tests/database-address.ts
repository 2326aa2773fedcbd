/** Names that the run's set-up and the tests agree on. */
import type { Day } from "../src/platform/days.ts";

/** The migrated database that each test file's own is cloned from. */
export const TEMPLATE = "contingent_template";

/** The demonstration country on a day, made by the first test that asks for it, to be cloned likewise. */
export function demonstrationOf(today: Day): string {
  return `contingent_demonstration_${today.replaceAll("-", "_")}`;
}

/** In every test database. Tests work for the first; the second is there to prove that it stays unseen. */
export const CONTRIBUTORS: readonly (readonly [code: string, name: string])[] = [
  ["KAZ", "Kazakhstan"],
  ["NPL", "Nepal"],
];

/** Connection string for the tables' owner on database `name` of the server that `adminUrl` leads to. */
export function addressOf(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.username = "contingent";
  url.pathname = `/${name}`;
  return url.href;
}
