/** The commands `contingent headroom`, `contingent what-if` and `contingent alarms`. */
import { z } from "zod";
import type { HeadroomCurve } from "../authorisations/schema.ts";
import { readAlarms } from "../deployments/law/alarm-actions.ts";
import { readHeadroom } from "../deployments/law/headroom-actions.ts";
import { supposeLaw } from "../deployments/law/what-if-actions.ts";
import type { WhatIf } from "../deployments/law/what-if-shapes.ts";
import type { Commands } from "../platform/cli.ts";
import { Day, Moment } from "../platform/days.ts";
import { expectedStays } from "./headroom-actions.ts";

const asOf = Day.optional().describe("by the law and the facts of this day, as 2024-01-19; today when absent");
const knownAt = Moment.optional().describe("with the knowledge of this moment");
const from = Day.optional().describe("first day; a year before --as-of when absent");
const to = Day.optional().describe("last day; two years after --as-of when absent");
const words = (text: string) => z.array(z.string()).optional().describe(`${text}; may be given repeatedly`);

/** Registers them. */
export function headroomCommands(program: Commands): void {
  program.command("headroom", {
    summary: "How many more may go under each ceiling, day by day.",
    options: z.object({
      from,
      to,
      authorisation: z.string().optional().describe("only the ceilings of this decision, as A-2024"),
      asOf,
      knownAt,
    }),
    examples: ["contingent headroom --authorisation A-2024 --from 2024-01-19 --to 2026-12-31 --json"],
    async run(ctx, options, out) {
      const headroom = await readHeadroom(ctx, options, expectedStays);
      out.answer(headroom, () => headroom.items.flatMap(curveLines));
    },
  });
  program.command("what-if", {
    summary:
      "What a slipped vote, a lapsed decision, a cut ceiling or a closed mission would do; nothing is kept. Exit 1 when people would be without cover.",
    options: z.object({
      slip: words("a decision and the day it is taken, as A-2026:2026-09-01"),
      lapse: words("a decision and the day it lapses or is recalled, as A-2024:2026-12-31"),
      cut: words("a ceiling and its people, as A-2024/total:300"),
      close: words("a mission and its last day, as UNDOF:2026-12-31"),
      from,
      to,
      asOf,
      knownAt,
    }),
    examples: ["contingent what-if --lapse A-2024:2026-12-31 --cut A-2022/total:5 --json"],
    async run(ctx, { slip, lapse, cut, close, ...rest }, out) {
      const joined = { slip: slip?.join(), lapse: lapse?.join(), cut: cut?.join(), close: close?.join() };
      const answer = await supposeLaw(ctx, { ...rest, ...joined }, expectedStays);
      out.answer(answer, () => whatIfLines(answer));
      return answer.firstBreach === null ? 0 : 1;
    },
  });
  program.command("alarms", {
    summary: "What the law wants done by a day: withdrawals, reports, ratifications, conditions.",
    options: z.object({
      authorisation: z.string().optional().describe("only of this decision, as A-2024"),
      asOf,
      knownAt,
    }),
    async run(ctx, options, out) {
      const answer = await readAlarms(ctx, options);
      out.answer(answer, () =>
        answer.items.map(
          (alarm) => `${alarm.by ?? "now"}${alarm.late ? " (late)" : ""}: ${alarm.message} ${alarm.consequence}`,
        ),
      );
    },
  });
}

function curveLines(curve: HeadroomCurve): string[] {
  const { ceiling, reference, status, steps } = curve;
  return [
    `${ceiling.code} (${reference}, ${status}): ${ceiling.people}, ${ceiling.label}`,
    ...steps.map((step) => {
      const room = step.free === null ? "not covered" : `${step.free} free`;
      const parts = [`${step.present} present`, `${step.planned} planned`];
      if (step.proposed > 0) parts.push(`${step.proposed} proposed`);
      if (step.negotiated > 0) parts.push(`${step.negotiated} in negotiation`);
      if (step.breached > 0) parts.push(`${step.breached} in breach`);
      return `  ${step.from} to ${step.to}: ${parts.join(", ")}, ${room}`;
    }),
  ];
}

function whatIfLines(answer: WhatIf): string[] {
  const nothing = "Nobody would be without cover.";
  return [
    "Supposed, not the official position.",
    answer.firstBreach === null
      ? nothing
      : `First day without cover: ${answer.firstBreach}; ${answer.mustLeave} of those there must leave.`,
    ...answer.broken.map((group) => {
      const until = group.lastDay === null ? "not covered on any day" : `covered until ${group.lastDay}`;
      const home = group.homeBy === null ? "" : `, on the way home until ${group.homeBy}`;
      return `  ${group.people} × ${group.role}, ${group.mission} (${group.kind}), ${group.from} to ${group.to}: ${until}${home}`;
    }),
  ];
}
