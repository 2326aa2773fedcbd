/** Judges what a tour's row says by itself and against what is recorded: missions, posts, days, endings, two places. Pure. */
import { lastDayFor } from "../../missions/rules.ts";
import type { Mission } from "../../missions/schema.ts";
import type { Day } from "../../platform/days.ts";
import { extensionInstead } from "../tours/tour-rules.ts";
import { fault, finding, ruled } from "./findings.ts";
import type { KnownPerson } from "./people.ts";
import type { PlannedTour } from "./plan.ts";
import type { Recorded, RecordedTour } from "./recorded.ts";
import type { ContributionRow, RotationRow, TourRow } from "./row-shapes.ts";
import type { HistoryFinding, HistoryLine, HistoryOptions } from "./schema.ts";
import { comparable } from "./words.ts";

/** What tours are judged against besides the law. */
export interface Surroundings {
  readonly recorded: Recorded;
  readonly options: HistoryOptions;
  readonly contributions: ReadonlyMap<
    string,
    Pick<ContributionRow, "mission" | "role"> & {
      mode: PlannedTour["mode"];
      partner: string | null;
      rotations: ReadonlySet<number>;
    }
  >;
}

/** Finds a mission by its acronym or by one of its names. */
export function missionFinder(missions: readonly Mission[]): (text: string) => Mission | null {
  const index = new Map<string, Mission>();
  for (const mission of missions) {
    for (const name of [mission.id, ...Object.values(mission.name)]) index.set(comparable(String(name)), mission);
  }
  return (text) => index.get(comparable(text)) ?? null;
}

/** Contributions of the record and of the file by code, with their rotations. */
export function contributionsOf(
  recorded: Recorded,
  rows: readonly (ContributionRow & { readonly mode: PlannedTour["mode"] })[],
  rotations: readonly RotationRow[],
): Surroundings["contributions"] {
  const found = new Map<
    string,
    {
      mission: string;
      role: PlannedTour["role"];
      mode: PlannedTour["mode"];
      partner: string | null;
      rotations: Set<number>;
    }
  >();
  for (const { code, mission, role, mode, partner, rotations: own } of recorded.contributions) {
    found.set(code, { mission, role, mode, partner, rotations: new Set(own.map(({ number }) => number)) });
  }
  for (const { code, mission, role, mode, partner } of rows) {
    if (!found.has(code)) found.set(code, { mission, role, mode, partner, rotations: new Set() });
  }
  for (const { contribution, number } of rotations) found.get(contribution)?.rotations.add(number);
  return found;
}

/** The tour a row means, with what is wrong with it; null when too little of it can be read to go on. */
export function tourOf(
  row: TourRow,
  person: KnownPerson,
  mission: Mission | null,
  around: Surroundings,
): { readonly tour: PlannedTour | null; readonly findings: readonly HistoryFinding[] } {
  const findings: HistoryFinding[] = [];
  const { at } = row;
  const say = (field: string, code: string, message: string, facts: HistoryFinding["facts"] = {}) =>
    findings.push(fault(at, field, code, message, facts));
  if (mission === null) {
    say(
      "mission",
      "mission-unknown",
      `No mission ${row.mission} is known. Use the acronym of the list of missions, or enter it there first.`,
      { mission: row.mission },
    );
  }
  const unit = row.contribution === null ? null : (around.contributions.get(row.contribution) ?? null);
  findings.push(...reasonsOfContribution(row, mission, unit));
  const { post, postId, note, found } = postOf(row, mission, around.recorded);
  findings.push(...found);
  const to = row.faulty ? null : endOf(row, around, say);
  if (!row.faulty) findings.push(...reasonsOfDays(row, to, around.recorded.today, mission));
  const partner = (row.partner ?? unit?.partner ?? "").toUpperCase();
  if (partner !== "" && !/^[A-Z]{3}$/.test(partner))
    say("partner", "partner-unreadable", `“${row.partner}” is no country code of three letters, as IND.`, {
      value: row.partner,
    });
  const mode = row.mode ?? unit?.mode ?? (partner === "" ? "self" : "embedded");
  if (mode === "self" && row.partner !== null)
    say(
      "partner",
      "partner-without-embedding",
      `Who goes under the country's own agreement has no partner; ${row.partner} stands here.`,
      { partner: row.partner },
    );
  // With other errors it is judged on: all of them are to be found at once, and with any of them nothing is written.
  if (mission === null || to === null || to < row.from) return { tour: null, findings };
  const ended = row.ended ?? (to < around.recorded.today ? "left" : null);
  const { from, role, rotation, unitType, cause, payer, source, contribution } = row;
  const tour: PlannedTour = {
    at,
    personKey: person.key,
    person: person.number ?? person.key,
    mission: mission.id,
    role,
    mode,
    partner: mode === "self" ? "" : partner,
    unitType,
    postId,
    post,
    contribution,
    rotation,
    from,
    to,
    ended,
    cause,
    payer,
    note: [row.note, note].filter((part) => part !== null).join(" "),
    source: source ?? around.options.source,
    confidence: row.confidence ?? "unverified",
    breachReason: row.breachReason ?? around.options.breachReason,
  };
  return { tour, findings };
}

function reasonsOfContribution(
  row: TourRow,
  mission: Mission | null,
  unit: { readonly mission: string; readonly rotations: ReadonlySet<number> } | null,
): HistoryFinding[] {
  const { at, contribution, rotation } = row;
  if (contribution === null) {
    if (rotation === null) return [];
    const message = `Rotation ${rotation} of which contribution? Name it beside.`;
    return [fault(at, "rotation", "rotation-without-contribution", message, { rotation })];
  }
  if (unit === null) {
    const message = `No contribution ${contribution} is recorded, and no sheet of contributions brings it.`;
    return [fault(at, "contribution", "contribution-unknown", message, { contribution })];
  }
  const findings: HistoryFinding[] = [];
  if (mission !== null && unit.mission !== mission.id) {
    const message = `${contribution} is a contribution to ${unit.mission}, not to ${mission.id}.`;
    findings.push(
      fault(at, "contribution", "contribution-elsewhere", message, {
        contribution,
        mission: mission.id,
        other: unit.mission,
      }),
    );
  }
  if (rotation !== null && !unit.rotations.has(rotation)) {
    const message = `${contribution} has no rotation ${rotation}; bring it on the sheet of rotations.`;
    findings.push(fault(at, "rotation", "rotation-unknown", message, { contribution, rotation }));
  }
  return findings;
}

/** A post that the country's posts do not have is kept as words: posts of long ago need not be among them. */
function postOf(row: TourRow, mission: Mission | null, recorded: Recorded) {
  if (row.post === null) return { post: null, postId: null, note: null, found: [] };
  const known = recorded.posts.get(row.post);
  if (known === undefined) {
    const said = finding("note", row.at, "post", {
      code: "post-kept-as-words",
      message: `No post ${row.post} is recorded; the tour is kept without a post, and the word as its note.`,
      facts: { post: row.post },
    });
    return { post: null, postId: null, note: row.post, found: [said] };
  }
  if (mission === null || known.mission === mission.id)
    return { post: row.post, postId: known.id, note: null, found: [] };
  const message = `The post ${row.post} is in ${known.mission}, not in ${mission.id}.`;
  const facts = { post: row.post, mission: mission.id, other: known.mission };
  return { post: null, postId: null, note: null, found: [fault(row.at, "post", "post-elsewhere", message, facts)] };
}

type Say = (field: string, code: string, message: string, facts?: HistoryFinding["facts"]) => void;

/** Last day: as written, or the day until which open tours are planned. */
function endOf(row: TourRow, { options, recorded }: Surroundings, say: Say): Day | null {
  if (row.to !== null) return row.to;
  if (row.ended !== null) {
    say("to", "end-without-day", "The row says how the tour ended, and not when.");
    return null;
  }
  if (options.openUntil === null) {
    say(
      "to",
      "open-without-day",
      "The tour has no last day. Write the day that is planned, or say for the whole import until when open tours are planned.",
    );
    return null;
  }
  if (options.openUntil < recorded.today) {
    const facts = { day: options.openUntil, today: recorded.today };
    say(
      "to",
      "open-until-past",
      `Open tours cannot be planned until ${options.openUntil}: that day has passed.`,
      facts,
    );
    return null;
  }
  return options.openUntil;
}

function reasonsOfDays(row: TourRow, to: Day | null, today: Day, mission: Mission | null): HistoryFinding[] {
  const { at, from, ended, cause, payer } = row;
  const findings: HistoryFinding[] = [];
  if (from > today) {
    const message = `${from} has not come yet. A history holds what happened; what is planned is ordered in Plans.`;
    findings.push(fault(at, "from", "in-the-future", message, { day: from, today }));
  }
  if (to !== null && to < from) {
    findings.push(
      fault(at, "to", "days-reversed", `The last day, ${to}, lies before the first, ${from}.`, { from, to }),
    );
  }
  if (to !== null && to > today && ended !== null) {
    const message = `${to} has not come yet, and the row says how the tour ended. Leave that empty, or give the day on which it ended.`;
    findings.push(fault(at, "to", "in-the-future", message, { day: to, today }));
  }
  if (ended === "repatriated" && cause === null)
    findings.push(fault(at, "cause", "repatriation-needs-cause", "A repatriation needs its cause.", { day: to }));
  if (ended === "repatriated" && payer === null)
    findings.push(
      fault(
        at,
        "payer",
        "repatriation-needs-payer",
        "A repatriation needs who pays for it: the UN, the country or the partner.",
        { day: to },
      ),
    );
  if (mission !== null) findings.push(...reasonsOfLife(row, to, mission));
  return findings;
}

/** Nobody was in a mission before it began, nor after everybody had left it. */
function reasonsOfLife(row: TourRow, to: Day | null, mission: Mission): HistoryFinding[] {
  const findings: HistoryFinding[] = [];
  const { at, from } = row;
  const { day: started } = mission.started;
  if (from < started) {
    const message = `${mission.id} began on ${started}; nobody can be there from ${from}.`;
    findings.push(fault(at, "from", "mission-not-begun", message, { mission: mission.id, started, from }));
  }
  const last = lastDayFor(mission, "withdrawal");
  if (last !== null && to !== null && to > last) {
    const message = `Everybody must have left ${mission.id} by ${last}; ${to} lies after it.`;
    findings.push(fault(at, "to", "past-withdrawal", message, { mission: mission.id, last, to }));
  }
  return findings;
}

/** A correction gives nobody days that are still to come: those are an extension, with its papers. `whole`: the tour as it would be. */
export function reasonsOfLongerStay(whole: PlannedTour, recorded: RecordedTour, today: Day): readonly HistoryFinding[] {
  if (whole.to <= today || whole.to <= recorded.to) return [];
  if (recorded.ended === null) {
    const reason = extensionInstead({ person: whole.person, to: recorded.to }, whole.to, today);
    return [ruled("error", whole.at, "to", reason)];
  }
  const { person, to } = whole;
  const message = `${person} left on ${recorded.to}; ${to} has not come yet. Give a day that has come, or take the departure back and record an extension.`;
  return [fault(whole.at, "to", "left-before", message, { person, to, until: recorded.to, today })];
}

/** What of a recorded tour a row would change; fields that the row leaves empty change nothing. */
export function differences(tour: PlannedTour, row: TourRow, recorded: RecordedTour): HistoryLine["changes"] {
  const said = (given: unknown) => given !== null && given !== "";
  const pairs: [string, unknown, unknown, boolean][] = [
    ["role", recorded.role, tour.role, true],
    ["mode", recorded.mode, tour.mode, row.mode !== null],
    ["partner", recorded.partner, tour.partner, row.partner !== null],
    ["contribution", recorded.contribution, tour.contribution, said(row.contribution)],
    ["rotation", recorded.rotation, tour.rotation, said(row.rotation)],
    ["unitType", recorded.unitType, tour.unitType, said(row.unitType)],
    ["post", recorded.post, tour.post, tour.post !== null],
    ["from", recorded.from, tour.from, true],
    ["to", recorded.to, tour.to, row.to !== null],
    ["ended", recorded.ended, tour.ended, row.ended !== null || (row.to !== null && tour.ended !== null)],
    ["cause", recorded.cause, tour.cause, said(row.cause)],
    ["payer", recorded.payer, tour.payer, said(row.payer)],
    ["confidence", recorded.confidence, tour.confidence, said(row.confidence)],
  ];
  return pairs
    .filter(([, before, after, told]) => told && (before ?? "") !== (after ?? ""))
    .map(([field, before, after]) => ({ field, before: String(before ?? ""), after: String(after ?? "") }));
}

/** The tour with what the record has where the row is silent, so that a correction loses nothing. */
export function completed(tour: PlannedTour, row: TourRow, recorded: RecordedTour): PlannedTour {
  return {
    ...tour,
    mode: row.mode === null ? recorded.mode : tour.mode,
    partner: row.partner === null ? recorded.partner : tour.partner,
    contribution: tour.contribution ?? recorded.contribution,
    rotation: tour.rotation ?? recorded.rotation,
    unitType: tour.unitType ?? recorded.unitType,
    post: tour.post ?? recorded.post,
    to: row.to === null ? recorded.to : tour.to,
    ended: row.ended ?? (row.to === null || recorded.ended !== null ? recorded.ended : tour.ended),
    cause: tour.cause ?? recorded.cause,
    payer: tour.payer ?? recorded.payer,
    confidence: row.confidence === null ? recorded.confidence : tour.confidence,
  };
}
