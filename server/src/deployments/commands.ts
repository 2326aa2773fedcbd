/** The command `contingent may-deploy`. */
import { z } from "zod";
import type { CoverPart } from "../authorisations/schema.ts";
import { DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import type { Commands } from "../platform/cli.ts";
import { Day, Moment } from "../platform/days.ts";
import { askMayDeploy } from "./actions.ts";
import { TourId } from "./ids.ts";
import type { MayDeployReply } from "./law/may-deploy-shapes.ts";

/** Words that people say for a role, besides its own name. */
const SYNONYMS: Readonly<Record<string, DeploymentRole>> = {
  contingent: "contingent_member",
  observer: "unmo",
  staff: "staff_officer",
  liaison: "mlo",
};

const RoleWord = z
  .string()
  .transform((word) => SYNONYMS[word] ?? word.replaceAll("-", "_"))
  .pipe(DeploymentRole);

const asOf = Day.optional().describe("by the law and the facts of this day, as 2024-01-19; today when absent");
const knownAt = Moment.optional().describe("with the knowledge of this moment; the end of that day when absent");

const MayDeployOptions = z.object({
  mission: MissionId.optional().describe("the mission's acronym, as UNDOF; a unit or a tour brings its own"),
  role: RoleWord.optional().describe("observer, liaison, staff-officer or contingent"),
  mode: DeploymentMode.optional().describe("self (when absent), or embedded in a partner's contingent"),
  partner: z.string().length(3).optional().describe("the partner's code when embedded, as IND"),
  unitType: z.string().optional().describe("type of the unit, as INF_COY_RES"),
  people: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe("how many; a unit or named persons bring their number"),
  from: Day.optional().describe("first day in the mission; a tour is asked about from the day after its last"),
  to: Day.describe("last day in the mission"),
  purpose: z
    .enum(["service", "withdrawal"])
    .optional()
    .describe("withdrawal: the way home after the mission's operations"),
  under: z.string().optional().describe("look at this decision only, as A-2024"),
  persons: z.string().min(1).optional().describe("numbers of named persons, separated by commas"),
  unit: z.string().min(1).optional().describe("code of a unit"),
  tour: TourId.optional().describe("id of a tour that is to be extended to --to"),
  asOf,
  knownAt,
});

/** Registers `may-deploy`. */
export function deploymentsCommands(program: Commands): void {
  program.command("may-deploy", {
    summary: "Whether the law lets so many people be in a mission on all of these days; exit 1 when not.",
    options: MayDeployOptions,
    examples: [
      "contingent may-deploy --mission UNDOF --role contingent --mode self --people 139 --from 2024-03-14 --to 2025-03-13 --as-of 2024-01-19",
    ],
    async run(ctx, { asOf: day, knownAt: moment, ...given }, out) {
      const mode = given.mode ?? (given.unit === undefined && given.tour === undefined ? "self" : undefined);
      const asked = { ...given, mode };
      const answer = await askMayDeploy(ctx, asked, { asOf: day, knownAt: moment });
      out.answer(answer, () => answerLines(answer));
      return answer.verdict === "deny" ? 1 : 0;
    },
  });
}

function answerLines(answer: MayDeployReply): string[] {
  const { question, verdict, parts } = answer;
  const { people, mission, role, mode, from, to } = question;
  const asked = `${people} × ${role}, ${mode}, ${mission}, ${from} to ${to}, as of ${answer.asOf}`;
  const readings = answer.interpretations.map(
    (reading) => `  Reading: ${reading.question} ${reading.chosen} (${reading.chosenBy})`,
  );
  if (verdict === "deny") {
    return [
      `Denied: ${asked}`,
      `First day that fails: ${answer.firstFailingDay}`,
      ...answer.refusals.map((refusal) => `  – ${refusal.message}`),
      ...(answer.remedies.length > 0 ? ["What would make it lawful:"] : []),
      ...answer.remedies.map((remedy) => `  – ${remedy.message}`),
      ...readings,
    ];
  }
  return [
    `${verdict === "allow" ? "Allowed" : "Allowed on a condition"}: ${asked}`,
    ...parts.flatMap((part) => partLines(part, parts.length > 1)),
    ...answer.conditions.map((condition) => `  Condition (${condition.kind}): ${condition.text}`),
    ...readings,
    ...answer.remarks.map((remark) => `  Note: ${remark.message}`),
  ];
}

function partLines(part: CoverPart, several: boolean): string[] {
  return [
    `  Decision ${part.reference}: ${part.title}; ${part.scope}${several ? `; ${part.from} to ${part.to}` : ""}`,
    ...part.ceilings.flatMap((ceiling) => [
      `  Ceiling ${ceiling.code}: ${ceiling.people}, counted as ${ceiling.reading}; least head-room ${ceiling.least}`,
      ...ceiling.runs.map((run) => `    ${run.from} to ${run.to}: ${run.used} counted, ${run.free} free`),
    ]),
  ];
}
