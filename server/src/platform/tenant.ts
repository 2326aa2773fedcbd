/**
 * The contributor that a connection works for. Rows of other contributors do not exist for it: row-level security compares each
 * row with a setting that lasts for one transaction, under a role that cannot bypass it.
 */
import { z } from "zod";

/** Code of a contributing country, as `KAZ`: ISO 3166 alpha-3, or a longer code for a contributor that has none. */
export const ContributorCode = z.string().regex(/^[A-Z][A-Z0-9_-]{1,15}$/);
export type ContributorCode = z.infer<typeof ContributorCode>;

/** The role that every statement of the application runs as: no superuser, no bypass of row-level security. */
export const APP_ROLE = "contingent_app";

/** Opens a transaction for one contributor. The code is parsed here because it becomes part of the text of a statement. */
export function beginFor(contributor: string): string {
  const code = ContributorCode.parse(contributor);
  return `begin; set local role ${APP_ROLE}; select set_config('contingent.contributor', '${code}', true)`;
}
