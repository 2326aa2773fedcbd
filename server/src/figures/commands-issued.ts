/** Commands of issued figures: the list, and computing one again. Preparing and issuing need persons, who work on the pages. */
import { z } from "zod";
import type { Commands } from "../platform/cli.ts";
import { readIssues, verifyIssue } from "./actions-issued.ts";
import { type Issue, IssueId, IssueState, type Verification } from "./schema.ts";

const ListOptions = z.object({
  definition: z.string().optional().describe("only this figure, by its definition id"),
  state: IssueState.optional().describe("only those prepared, issued, withdrawn or replaced"),
});
const VerifyOptions = z.object({
  number: z.string().optional().describe("the issue, as F-2026/1 or its id; every issued figure when absent"),
});

/** Registers `issued` and `issued verify`. */
export function issueCommands(program: Commands): void {
  program.command("issued", {
    summary: "Figures as they were said, latest first.",
    options: ListOptions,
    examples: ["contingent issued --state issued --json"],
    async run(ctx, options, out) {
      const items = await readIssues(ctx, options);
      out.answer({ items, count: items.length }, () => items.flatMap(issueLines));
      return 0;
    },
  });
  program.command("issued verify", {
    summary: "Computes issued figures again: unchanged, or what changed and why. Exits with 1 where one is altered.",
    options: VerifyOptions,
    places: ["number"],
    examples: ["contingent issued verify F-2026/1", "contingent issued verify --json"],
    async run(ctx, { number }, out) {
      const all = await readIssues(ctx, {});
      const wanted = all.filter((issue) =>
        number === undefined ? issue.state === "issued" : [issue.number, String(issue.id)].includes(number),
      );
      if (number !== undefined && wanted.length === 0) {
        out.note(`There is no issued figure ${number}. \`contingent issued\` lists them.`);
        return 2;
      }
      const items: Verification[] = [];
      for (const issue of wanted) items.push(await verifyIssue(ctx, IssueId.parse(issue.id)));
      out.answer({ items, count: items.length }, () => items.flatMap(verificationLines));
      return items.some(({ verdict, hashHolds }) => verdict === "altered" || hashHolds === false) ? 1 : 0;
    },
  });
}

function issueLines(issue: Issue): string[] {
  return [
    `${issue.number ?? "(prepared)"}  ${issue.state}  ${issue.definition} v${issue.version} as of ${issue.asOf}: ${issue.value}${issue.of === null ? "" : ` of ${issue.of}`}`,
    `    ${issue.text}`,
    `    known at ${issue.knownAt}, rows ${issue.rows}, SHA-256 ${issue.digest}`,
  ];
}

function verificationLines({ issue, verdict, now, bridge, newer, hashHolds }: Verification): string[] {
  const changes =
    bridge === null
      ? []
      : [`    since then: +${bridge.corrected_in} −${bridge.corrected_out}; by today's knowledge ${now.value}`];
  return [
    `${issue.number ?? issue.id}: ${verdict}${hashHolds === false ? ", and its record does not give its hash" : ""}`,
    ...(verdict === "changed" ? changes : []),
    ...(newer === null ? [] : [`    the definition has version ${newer.version} since: by it ${newer.value}`]),
  ];
}
