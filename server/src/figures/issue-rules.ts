/** Figures that are said: when one may be prepared, issued and withdrawn, and the bytes that its hashes cover. Pure. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Moment } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { BareRow } from "./figure.ts";
import type { Issue, IssueState, NewIssue } from "./shapes-issued.ts";

const source = "docs/rules.md#issued";

/**
 * SHA-256 of the rows in canonical form, in hex: a line for each row, by first day then tour, of tour, person, mission, role, mode, first
 * day, last day and weight. Marks and names that are not counted are left out, so that only what makes the figure can change it.
 */
export function digestOf(rows: readonly BareRow[]): string {
  const lines = rows.map((row) =>
    JSON.stringify([row.tourId, row.personId, row.mission, row.role, row.mode, row.from, row.to, row.weight]),
  );
  return bytesToHex(sha256(utf8ToBytes(lines.join("\n"))));
}

/** SHA-256, in hex, of everything an issue says: what was frozen, in which words, by whom, issued by whom and as what. */
export function issueHash(issue: Issue): string {
  const said = [
    issue.number,
    issue.id,
    issue.definition,
    issue.version,
    issue.unit,
    issue.measure,
    issue.asOf,
    issue.knownAt,
    issue.value,
    issue.of,
    issue.by,
    issue.parts.map(({ key, value }) => [key, value]),
    issue.language,
    issue.text,
    issue.occasion,
    issue.digest,
    issue.rows,
    issue.preparedBy,
    issue.preparedAt,
    issue.issuedBy,
    issue.issuedAt,
  ];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(said))));
}

/** What stands against freezing a figure in these words. `number` is the value as it must stand in them, in any grouping of digits. */
export function reasonsAgainstPreparing(given: NewIssue, numbers: readonly string[], now: Moment): Refusal[] {
  const refusals: Refusal[] = [];
  if (given.knownAt !== undefined && given.knownAt > now)
    refusals.push({
      code: "known-later-than-now",
      message: `Nothing is known yet at ${given.knownAt}; it is ${now}. Leave the moment out, or name an earlier one.`,
      facts: { knownAt: given.knownAt, now },
      source,
    });
  if (!numbers.some((number) => holdsNumber(given.text, number)))
    refusals.push({
      code: "words-without-the-number",
      message: `The words do not say ${numbers.join(" or ")}, which is the figure on ${given.asOf}. A figure that is issued is said as it was counted.`,
      facts: { number: numbers.join(" / "), asOf: given.asOf },
      source,
    });
  return refusals;
}

/** Whether a text says a number: its digits in a row, grouped by spaces, commas or points, or not; a decimal sign of either kind. */
function holdsNumber(text: string, number: string): boolean {
  const plain = text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, "");
  const wanted = number.replace(".", "[.,]");
  return [plain, plain.replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, "")].some((one) =>
    new RegExp(`(?<![\\d.,])${wanted}(?![\\d]|[.,]\\d)`).test(one),
  );
}

/** Numbers of which the words must say one: the value, or for a share and an average the ratio as it is written. */
export function numbersOf(figure: {
  readonly value: number;
  readonly of: number | null;
  readonly measure: Issue["measure"];
}): string[] {
  const { value, of, measure } = figure;
  if (measure === "count" || of === null || of === 0) return [String(value)];
  const scale = measure === "share" ? 100 : 1;
  const exact = (scale * value) / of;
  const rounded = [exact.toFixed(1), ...(measure === "share" ? [] : [exact.toFixed(0)])];
  return [
    ...new Set([
      ...rounded.map((one) => one.replace(/\.0$/, "")),
      ...rounded,
      ...(measure === "share" ? [String(value)] : []),
    ]),
  ];
}

/** What stands against issuing by `actor`; `same` says whether the rows are still those that were frozen. */
export function reasonsAgainstIssuing(
  issue: Issue,
  actor: string,
  same: boolean,
  replaced: { readonly issue: Issue; readonly reason: string | undefined } | null,
): Refusal[] {
  const refusals = stateRefusals(issue, ["prepared"]);
  if (issue.preparedBy === actor)
    refusals.push({
      code: "own-figure",
      message: `${issue.definition} as of ${issue.asOf} was prepared by this account: a second person issues it.`,
      facts: { definition: issue.definition, asOf: issue.asOf, actor },
      source: "docs/rules.md#four-eyes",
    });
  if (!same)
    refusals.push({
      code: "rows-not-as-frozen",
      message: `Computed again at ${issue.knownAt}, ${issue.definition} does not give the rows that were frozen: something was being recorded while it was prepared. Prepare it again.`,
      facts: { definition: issue.definition, knownAt: issue.knownAt },
      source,
    });
  if (replaced === null) return refusals;
  refusals.push(...stateRefusals(replaced.issue, ["issued"]));
  if (replaced.reason === undefined)
    refusals.push({
      code: "replaced-without-reason",
      message: `${replaced.issue.number} is to be replaced: say why.`,
      facts: { number: replaced.issue.number },
      source,
    });
  return refusals;
}

/** What stands against withdrawing. */
export function reasonsAgainstWithdrawing(issue: Issue): Refusal[] {
  return stateRefusals(issue, ["prepared", "issued"]);
}

function stateRefusals(issue: Issue, may: readonly IssueState[]): Refusal[] {
  if (may.includes(issue.state)) return [];
  const name = issue.number ?? `${issue.definition} as of ${issue.asOf}`;
  return [
    {
      code: "issue-not-open",
      message: `${name} is ${issue.state}; only what is ${may.join(" or ")} can be taken.`,
      facts: { name, state: issue.state },
      source,
    },
  ];
}
