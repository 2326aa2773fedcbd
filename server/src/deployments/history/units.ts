/** Judges the contributions and rotations of an import. Pure. */
import type { Mission } from "../../missions/schema.ts";
import { fault, finding } from "./findings.ts";
import type { HistoryPlan } from "./plan.ts";
import type { Recorded } from "./recorded.ts";
import type { ContributionRow, HistoryRows, RotationRow } from "./row-shapes.ts";
import type { HistoryFinding, HistoryLine } from "./schema.ts";

/** What becomes of them; those that are recorded already are untouched, and where they differ it is said. */
export interface JudgedUnits {
  readonly contributions: HistoryPlan["contributions"];
  readonly rotations: readonly RotationRow[];
  readonly plan: Pick<HistoryPlan, "contributions" | "rotations">;
  readonly lines: readonly HistoryLine[];
  readonly untouched: { readonly contributions: number; readonly rotations: number };
}

/** Judges all of them; what is wrong is added to `findings`. */
export function judgeUnits(
  rows: HistoryRows,
  recorded: Recorded,
  findMission: (text: string) => Mission | null,
  findings: HistoryFinding[],
): JudgedUnits {
  const known = new Map(recorded.contributions.map((each) => [each.code, each]));
  const contributions = new Map<string, HistoryPlan["contributions"][number]>();
  let untouchedContributions = 0;
  for (const row of rows.contributions) {
    const before = known.get(row.code);
    const read = contributionOf(row, findMission, findings);
    if (read === null) continue;
    if (before !== undefined) {
      untouchedContributions += 1;
      if (before.mission !== read.mission || before.role !== read.role || before.mode !== read.mode)
        findings.push(finding("error", row.at, "code", otherContribution(row.code, before.mission)));
    } else if (contributions.has(row.code)) {
      findings.push(
        fault(row.at, "code", "code-twice", `The code ${row.code} stands in two rows.`, { code: row.code }),
      );
    } else contributions.set(row.code, read);
  }
  const rotations = new Map<string, RotationRow>();
  let untouchedRotations = 0;
  for (const row of rows.rotations) {
    const before = known.get(row.contribution);
    if (before === undefined && !contributions.has(row.contribution)) {
      const message = `No contribution ${row.contribution} is recorded, and no sheet of contributions brings it.`;
      findings.push(fault(row.at, "contribution", "contribution-unknown", message, { contribution: row.contribution }));
      continue;
    }
    if (row.to < row.from) {
      const message = `The last day, ${row.to}, lies before the first, ${row.from}.`;
      findings.push(fault(row.at, "to", "days-reversed", message, { from: row.from, to: row.to }));
      continue;
    }
    const key = `${row.contribution}/${row.number}`;
    if (before?.rotations.some(({ number }) => number === row.number) === true) untouchedRotations += 1;
    else if (rotations.has(key))
      findings.push(fault(row.at, "number", "code-twice", `Rotation ${key} stands in two rows.`, { code: key }));
    else rotations.set(key, row);
  }
  const added = { contributions: [...contributions.values()], rotations: [...rotations.values()] };
  return {
    ...added,
    plan: added,
    lines: [
      ...added.contributions.map((row) => line("contributions", row, row.code, row.mission)),
      ...added.rotations.map((row) => line("rotations", row, `${row.contribution} ${row.number}`, null)),
    ],
    untouched: { contributions: untouchedContributions, rotations: untouchedRotations },
  };
}

function contributionOf(
  row: ContributionRow,
  findMission: (text: string) => Mission | null,
  findings: HistoryFinding[],
): HistoryPlan["contributions"][number] | null {
  const mission = findMission(row.mission);
  const before = findings.length;
  if (mission === null)
    findings.push(
      fault(row.at, "mission", "mission-unknown", `No mission ${row.mission} is known.`, { mission: row.mission }),
    );
  if (row.to !== null && row.to < row.from) {
    const message = `The last day, ${row.to}, lies before the first, ${row.from}.`;
    findings.push(fault(row.at, "to", "days-reversed", message, { from: row.from, to: row.to }));
  }
  const mode = row.mode ?? (row.partner === null ? "self" : "embedded");
  if (mode === "embedded" && !/^[A-Z]{3}$/.test(row.partner?.toUpperCase() ?? "")) {
    const message =
      "Who serves inside a partner's contingent needs the partner: a country code of three letters, as IND.";
    findings.push(fault(row.at, "partner", "partner-unreadable", message, { value: row.partner ?? "" }));
  }
  if (mode === "self" && row.partner !== null) {
    const message = `Who goes under the country's own agreement has no partner; ${row.partner} stands here.`;
    findings.push(fault(row.at, "partner", "partner-without-embedding", message, { partner: row.partner }));
  }
  if (mode === "self" && row.kind === "embedded_unit") {
    const message = "An embedded unit serves inside a partner's contingent.";
    findings.push(fault(row.at, "kind", "kind-and-mode", message, { kind: row.kind, mode }));
  }
  if (mission === null || findings.length > before) return null;
  return { ...row, mission: mission.id, mode, partner: row.partner?.toUpperCase() ?? null };
}

const otherContribution = (code: string, mission: string) => ({
  code: "contribution-differs",
  message: `${code} is recorded for ${mission} in another role or mode. Change it in Deployments, or use another code.`,
  facts: { code, mission },
});

function line(
  kind: HistoryLine["kind"],
  row: ContributionRow | RotationRow,
  about: string,
  mission: string | null,
): HistoryLine {
  const { cell } = finding("note", row.at, null, { code: "", message: "" });
  return { kind, does: "added", cell, about, changes: [], mission, from: row.from, to: row.to, breach: false };
}
