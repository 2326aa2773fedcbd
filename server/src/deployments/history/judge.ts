/** Judges a whole workbook against what is recorded: every fault of every row, what would be written, and what that would change. Pure. */
import type { Rank } from "../../people/schema.ts";
import type { Day } from "../../platform/days.ts";
import { earlierDay } from "../../platform/days.ts";
import { breachesOf, figuresOf } from "./effects.ts";
import { fault, finding, ruled } from "./findings.ts";
import { HistoryLaw, sameStay } from "./law.ts";
import { type KnownPerson, PersonBook } from "./people.ts";
import { judgePerson, rankFinder } from "./persons.ts";
import type { ChangedPerson, HistoryJudgement, HistoryPlan, JudgedTour, PlannedPerson, PlannedTour } from "./plan.ts";
import type { Recorded, RecordedTour } from "./recorded.ts";
import type { HistoryRows, PersonRow, TourRow } from "./row-shapes.ts";
import type { HistoryFinding, HistoryLine, HistoryOptions } from "./schema.ts";
import {
  completed,
  contributionsOf,
  differences,
  missionFinder,
  reasonsOfLongerStay,
  type Surroundings,
  tourOf,
} from "./tours.ts";
import { judgeUnits } from "./units.ts";

/** Told how far it is, and asked whether to go on. Throwing ends the judging. */
export type Pace = (done: number, all: number) => void;

/** A row of a tour with the person it means. */
interface Meant {
  readonly row: TourRow;
  readonly person: KnownPerson;
}

/** Judges all rows. */
export function judgeHistory(
  rows: HistoryRows,
  recorded: Recorded,
  options: HistoryOptions,
  pace: Pace = () => undefined,
): HistoryJudgement {
  const findings: HistoryFinding[] = [...rows.findings];
  const findMission = missionFinder(recorded.missions);
  const ranks = newRanks(rows, recorded, findings);
  const units = judgeUnits(rows, recorded, findMission, findings);
  const book = new PersonBook(recorded.persons, options.answers);
  for (const row of rows.persons.filter(isNamed)) book.find(row, true);
  const nobody = new Set<string>();
  const meant = rows.tours.map((row): Meant => {
    const person = isNamed(row.person) ? book.find(row.person, false) : null;
    if (person !== null) return { row, person };
    const standIn = strangerAt(row);
    nobody.add(standIn.key);
    return { row, person: standIn };
  });
  const persons = judgePersons(book, [...recorded.ranks, ...ranks], meant, recorded.today, findings);
  const contributions = contributionsOf(recorded, units.contributions, units.rotations);
  const around: Surroundings = { recorded, options, contributions };
  const read = meant.flatMap(({ row, person }) => {
    const { tour, findings: found } = tourOf(row, person, findMission(row.mission), around);
    findings.push(...found);
    return tour === null ? [] : [{ row, tour, person }];
  });
  const matched = matchTours(read, recorded, findings);
  // Rows about somebody who stays open are asked about as well, so that all is found at once; nothing of them is written.
  const judged = askLaw(matched.tours, recorded, findings, pace);
  const tours = judged.filter(({ tour }) => !nobody.has(tour.personKey) && !persons.broken.has(tour.personKey));
  findings.push(...book.findings);
  const plan: HistoryPlan = { ranks, persons: persons.added, changedPersons: persons.changed, ...units.plan, tours };
  const lines = [...units.lines, ...persons.lines, ...tours.map(lineOfTour)];
  const count = (kind: HistoryLine["kind"], untouched: number) => ({
    added: lines.filter((line) => line.kind === kind && line.does === "added").length,
    changed: lines.filter((line) => line.kind === kind && line.does === "changed").length,
    untouched,
  });
  return {
    plan,
    corrections: persons.corrections + tours.filter(({ replaces }) => replaces !== null).length,
    findings,
    lines: [...ranks.map((rank): HistoryLine => lineOfRank(rank.code, rank.at.sheet, rank.at.row)), ...lines],
    changes: {
      ranks: { added: ranks.length, changed: 0, untouched: rows.ranks.length - ranks.length },
      persons: count("persons", persons.untouched),
      contributions: count("contributions", units.untouched.contributions),
      rotations: count("rotations", units.untouched.rotations),
      tours: count("tours", matched.untouched),
    },
    matches: book.matches,
    breaches: breachesOf(tours),
    figures: figuresOf(recorded, tours, persons.added.length),
  };
}

/** Stands for the person of a row whom nobody knows yet. */
function strangerAt(row: TourRow): KnownPerson {
  const key = `nobody:${row.at.sheet}!${row.at.row}`;
  return { key, recorded: null, number: null, names: [], birthDate: null, rows: [] };
}

/** A row whose name could not be read means nobody; that was said already. */
function isNamed(row: PersonRow): boolean {
  return row.number !== null || row.names.length > 0;
}

function newRanks(rows: HistoryRows, recorded: Recorded, findings: HistoryFinding[]) {
  const seen = new Map<string, Rank>(recorded.ranks.map((rank) => [rank.code, rank]));
  const ordinals = new Set(recorded.ranks.map(({ ordinal }) => ordinal));
  return rows.ranks.flatMap(({ at, code, grade, ordinal, titles }) => {
    const before = seen.get(code);
    if (before !== undefined) return [];
    if (ordinals.has(ordinal)) {
      const message = `Another rank has the place ${ordinal} in the order.`;
      findings.push(fault(at, "ordinal", "rank-order-taken", message, { ordinal }));
      return [];
    }
    const rank = { at, code, grade: grade as Rank["grade"], ordinal, titles };
    seen.set(code, rank);
    ordinals.add(ordinal);
    return [rank];
  });
}

function judgePersons(
  book: PersonBook,
  ranks: readonly Rank[],
  meant: readonly Meant[],
  today: Day,
  findings: HistoryFinding[],
) {
  const findRank = rankFinder(ranks);
  const since = new Map<string, Day>();
  for (const { row, person } of meant)
    if (!row.faulty) since.set(person.key, earlierDay(since.get(person.key) ?? row.from, row.from));
  const added: PlannedPerson[] = [];
  const changed: ChangedPerson[] = [];
  const lines: HistoryLine[] = [];
  const broken = new Set<string>();
  let untouched = 0;
  let corrections = 0;
  for (const person of book.people) {
    if (person.rows.length === 0) continue;
    const judged = judgePerson(person, findRank, since.get(person.key) ?? null, today);
    findings.push(...judged.findings);
    const faulty = person.rows.some((row) => row.faulty && row.at.columns.from === undefined);
    if (faulty || judged.findings.some(({ severity }) => severity === "error")) broken.add(person.key);
    const at = person.rows[0]?.at;
    const cell = at === undefined ? "" : finding("note", at, null, { code: "", message: "" }).cell;
    const base = { kind: "persons" as const, cell, mission: null, from: null, to: null, breach: false };
    const about = person.number ?? person.names[0]?.family ?? "";
    if (faulty) continue;
    if (judged.added !== null) {
      added.push(judged.added);
      lines.push({ ...base, does: "added", about, changes: [] });
    } else if (judged.changed !== null) {
      changed.push(judged.changed);
      if (judged.corrects) corrections += 1;
      lines.push({ ...base, does: "changed", about, changes: judged.changes });
    } else if (person.recorded !== null) untouched += 1;
  }
  return { added, changed, lines, broken, untouched, corrections };
}

interface ReadTour {
  readonly row: TourRow;
  readonly tour: PlannedTour;
  readonly person: KnownPerson;
}

type MatchedTour = {
  readonly tour: PlannedTour;
  readonly replaces: RecordedTour | null;
  readonly changes: HistoryLine["changes"];
};

/** Sets rows against recorded tours: the same, changed, or new; nobody in two places on one day. */
function matchTours(read: readonly ReadTour[], recorded: Recorded, findings: HistoryFinding[]) {
  const known = new Map<string, RecordedTour[]>();
  for (const tour of recorded.tours) known.set(tour.personId, [...(known.get(tour.personId) ?? []), tour]);
  const byPerson = new Map<string, ReadTour[]>();
  for (const each of read) byPerson.set(each.person.key, [...(byPerson.get(each.person.key) ?? []), each]);
  const tours: MatchedTour[] = [];
  let untouched = 0;
  for (const [person, rows] of byPerson) {
    const own = known.get(person) ?? [];
    const pairs = pairUp(rows, own);
    const standing: { from: Day; to: Day; mission: string; row: ReadTour | null }[] = own
      .filter((tour) => !pairs.some((pair) => pair.before === tour))
      .map((tour) => ({ from: tour.from, to: tour.to, mission: tour.mission, row: null }));
    for (const { each, before } of pairs) {
      const whole = before === null ? each.tour : completed(each.tour, each.row, before);
      const met = standing.filter(({ from, to }) => from <= whole.to && whole.from <= to);
      const twin = met.find(({ row }) => row !== null && isTwin(row.tour, whole));
      if (twin !== undefined) {
        findings.push(
          finding("note", whole.at, "from", {
            code: "row-twice",
            message: `Row ${twin.row?.tour.at.row ?? ""} says the same; it is counted once.`,
            facts: { row: twin.row?.tour.at.row ?? 0 },
          }),
        );
        continue;
      }
      findings.push(...met.map((other) => twoPlaces(each, whole, other)));
      if (before !== null) findings.push(...reasonsOfLongerStay(whole, before, recorded.today));
      standing.push({ from: whole.from, to: whole.to, mission: whole.mission, row: each });
      if (met.length > 0) continue;
      const changes = before === null ? [] : differences(whole, each.row, before);
      if (before !== null && changes.length === 0) untouched += 1;
      else tours.push({ tour: whole, replaces: before, changes });
    }
  }
  return { tours, untouched };
}

/** Each row with the recorded tour it means: the same mission and first day, else the only one of the mission whose days it shares. */
function pairUp(
  rows: readonly ReadTour[],
  own: readonly RecordedTour[],
): readonly { each: ReadTour; before: RecordedTour | null }[] {
  const taken = new Set<RecordedTour>();
  const exact = new Map<ReadTour, RecordedTour>();
  for (const each of rows) {
    const same = own.find(
      (tour) =>
        tour.standing === "actual" &&
        tour.mission === each.tour.mission &&
        tour.from === each.tour.from &&
        !taken.has(tour),
    );
    if (same === undefined) continue;
    taken.add(same);
    exact.set(each, same);
  }
  return rows.map((each) => {
    const same = exact.get(each);
    if (same !== undefined) return { each, before: same };
    const shared = own.filter(
      (tour) =>
        tour.standing === "actual" &&
        tour.mission === each.tour.mission &&
        !taken.has(tour) &&
        tour.from <= each.tour.to &&
        each.tour.from <= tour.to,
    );
    const [only] = shared;
    if (only === undefined || shared.length > 1) return { each, before: null };
    taken.add(only);
    return { each, before: only };
  });
}

function isTwin(a: PlannedTour, b: PlannedTour): boolean {
  return (
    a.mission === b.mission &&
    a.from === b.from &&
    a.to === b.to &&
    a.role === b.role &&
    a.mode === b.mode &&
    a.partner === b.partner &&
    a.ended === b.ended
  );
}

function twoPlaces(
  each: ReadTour,
  tour: PlannedTour,
  other: { from: Day; to: Day; mission: string; row: ReadTour | null },
): HistoryFinding {
  const facts = {
    person: tour.person,
    mission: other.mission,
    from: other.from,
    to: other.to,
    askedFrom: tour.from,
    askedTo: tour.to,
  };
  const where =
    other.row === null ? "is recorded there" : `stands in row ${other.row.tour.at.row} of ${other.row.tour.at.sheet}`;
  const message = `${tour.person} ${where} in ${other.mission} from ${other.from} to ${other.to}; ${tour.from} to ${tour.to} meets it. Nobody is in two places on one day: end one before the other begins.`;
  const said = { code: "already-deployed", message, facts, source: "docs/rules.md#one-place" };
  return finding("error", each.row.at, "from", said);
}

/** Asks the law for each tour, in the order in which they happened. */
function askLaw(
  matched: readonly MatchedTour[],
  recorded: Recorded,
  findings: HistoryFinding[],
  pace: Pace,
): readonly JudgedTour[] {
  const moving = matched.filter(({ tour, replaces }) => replaces !== null && !sameStay(tour, replaces));
  const law = new HistoryLaw(
    recorded,
    new Set(moving.flatMap(({ replaces }) => (replaces === null ? [] : [replaces.id]))),
  );
  const ordered = matched.map((each, index) => ({ each, index }));
  ordered.sort((a, b) =>
    a.each.tour.from < b.each.tour.from ? -1 : a.each.tour.from > b.each.tour.from ? 1 : a.index - b.index,
  );
  const judged = new Map<number, JudgedTour>();
  for (const [done, { each, index }] of ordered.entries()) {
    if (done % 100 === 0) pace(done, ordered.length);
    if (each.replaces !== null && sameStay(each.tour, each.replaces)) {
      judged.set(index, { ...each, stays: [], breach: null });
      continue;
    }
    const { stays, refusals } = law.admit(each.tour, each.replaces?.id ?? `new:${index}`);
    if (refusals.length === 0) judged.set(index, { ...each, stays, breach: null });
    else {
      findings.push(breachFinding(each.tour, refusals, recorded.today));
      const reason = each.tour.breachReason;
      if (reason !== null && each.tour.to <= recorded.today)
        judged.set(index, { ...each, stays, breach: { reason, refusals } });
      else judged.set(index, { ...each, stays, breach: { reason: "", refusals } });
    }
  }
  return matched.map((_, index) => judged.get(index)).filter((each) => each !== undefined);
}

function breachFinding(
  tour: PlannedTour,
  refusals: readonly { code: string; message: string; facts: HistoryFinding["facts"]; source: string }[],
  today: Day,
): HistoryFinding {
  const [first] = refusals;
  if (first === undefined) throw new Error("A breach without a reason against it.");
  if (tour.to > today) {
    const message = `${first.message} Days up to today can be recorded as a breach, planned days cannot: give ${today} or an earlier day as the last.`;
    return finding("error", tour.at, "to", {
      code: "planned-not-covered",
      message,
      facts: { ...first.facts, why: first.code, today },
      source: first.source,
    });
  }
  if (tour.breachReason !== null) return ruled("breach", tour.at, "from", first);
  const message = `${first.message} As it happened it can be recorded, as a named breach with a reason: give one in the row or for the whole import.`;
  return finding("error", tour.at, "from", { ...first, message });
}

function lineOfTour({ tour, replaces, changes, breach }: JudgedTour): HistoryLine {
  return {
    kind: "tours",
    does: replaces === null ? "added" : "changed",
    cell: finding("note", tour.at, null, { code: "", message: "" }).cell,
    about: tour.person,
    changes,
    mission: tour.mission,
    from: tour.from,
    to: tour.to,
    breach: breach !== null,
  };
}

function lineOfRank(code: string, sheet: string, row: number): HistoryLine {
  const at = { sheet, row, columns: {}, text: () => "" };
  const cell = finding("note", at, null, { code: "", message: "" }).cell;
  return {
    kind: "ranks",
    does: "added",
    cell,
    about: code,
    changes: [],
    mission: null,
    from: null,
    to: null,
    breach: false,
  };
}
