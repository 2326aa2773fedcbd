/** Judges the persons of an import: whom it brings, and what it would change about people who are recorded. Pure. */
import type { Rank } from "../../people/schema.ts";
import { type Day, earlierDay } from "../../platform/days.ts";
import { fault, finding } from "./findings.ts";
import { spellingOf } from "./names.ts";
import type { KnownPerson } from "./people.ts";
import type { ChangedPerson, PlannedPerson } from "./plan.ts";
import type { RecordedPerson } from "./recorded.ts";
import type { PersonRow } from "./row-shapes.ts";
import type { HistoryFinding, HistoryLine } from "./schema.ts";
import { comparable } from "./words.ts";

/** Finds a rank by its code, its title in any language, or its NATO code where only one rank has it. */
export function rankFinder(ranks: readonly Rank[]): (text: string) => Rank | null {
  const index = new Map<string, Rank | null>();
  for (const rank of ranks) index.set(comparable(rank.grade), index.has(comparable(rank.grade)) ? null : rank);
  for (const rank of ranks) {
    for (const word of [rank.code, ...Object.values(rank.titles)]) index.set(comparable(word), rank);
  }
  return (text) => index.get(comparable(text)) ?? null;
}

/** What the rows say of one person together: the first that says something decides, another that says otherwise is an error. */
function merged(person: KnownPerson): { readonly row: PersonRow; readonly findings: readonly HistoryFinding[] } {
  const [first, ...others] = person.rows;
  if (first === undefined) throw new Error(`Nobody spoke of ${person.key}.`);
  const findings: HistoryFinding[] = [];
  let row = first;
  for (const other of others) {
    for (const field of ["sex", "birthDate", "serviceStart", "officerSince"] as const) {
      const [before, now] = [row[field], other[field]];
      if (before === null || now === null || before === now) continue;
      const message = `${person.number ?? "The same person"} has ${before} in row ${row.at.row} of ${row.at.sheet}, and ${now} here.`;
      findings.push(
        fault(other.at, field, "person-contradicted", message, { before, now, row: row.at.row, sheet: row.at.sheet }),
      );
    }
    row = {
      ...row,
      names: [...row.names, ...other.names.filter((name) => !row.names.some((one) => one.script === name.script))],
      sex: row.sex ?? other.sex,
      birthDate: row.birthDate ?? other.birthDate,
      serviceStart: row.serviceStart ?? other.serviceStart,
      officerSince: row.officerSince ?? other.officerSince,
      rank: row.rank ?? other.rank,
      rankSince: row.rank === null ? other.rankSince : row.rankSince,
      homeUnit: row.homeUnit ?? other.homeUnit,
      homeUnitSince: row.homeUnit === null ? other.homeUnitSince : row.homeUnitSince,
      branch: row.branch ?? other.branch,
    };
  }
  return { row, findings };
}

/** What becomes of a person of the file. */
export interface JudgedPerson {
  readonly added: PlannedPerson | null;
  readonly changed: ChangedPerson | null;
  readonly changes: HistoryLine["changes"];
  /** Whether a change puts something else in the place of what is recorded; else it only adds. */
  readonly corrects: boolean;
  readonly findings: readonly HistoryFinding[];
}

/** Judges a person by all rows that speak of them. `since`: first day of service of the file's tours, null without any. */
export function judgePerson(
  person: KnownPerson,
  findRank: (text: string) => Rank | null,
  since: Day | null,
  today: Day,
): JudgedPerson {
  const { row, findings: contradictions } = merged(person);
  const findings = [...contradictions];
  const rank = row.rank === null ? null : findRank(row.rank);
  if (row.rank !== null && rank === null) {
    const message = `No rank ${row.rank} is recorded. Use a code or a title of the list of ranks, or bring the rank on the sheet of ranks.`;
    findings.push(fault(row.at, "rank", "rank-unknown", message, { rank: row.rank }));
  }
  const begin = since === null ? today : earlierDay(since, today);
  const held = rank === null ? null : { code: rank.code, grade: rank.grade, since: row.rankSince ?? begin };
  const posted =
    row.homeUnit === null
      ? null
      : { homeUnit: row.homeUnit, branch: row.branch ?? "", since: row.homeUnitSince ?? begin };
  findings.push(...reasonsOfDays(row, today));
  if (person.recorded !== null) return judgeKnown(person.recorded, row, held, posted, findings);
  if (row.sex === null) {
    const message = "Somebody new needs the sex beside the name: woman or man.";
    findings.push(fault(row.at, "sex", "cell-needed", message, { field: "sex" }));
  }
  const bad = findings.some(({ severity }) => severity === "error");
  const added: PlannedPerson | null =
    bad || row.sex === null
      ? null
      : {
          at: row.at,
          key: person.key,
          number: person.number,
          sex: row.sex,
          birthDate: row.birthDate,
          serviceStart: row.serviceStart,
          officerSince: row.officerSince,
          names: row.names,
          rank: held,
          posting: posted,
        };
  return { added, changed: null, changes: [], corrects: false, findings };
}

function reasonsOfDays(row: PersonRow, today: Day): HistoryFinding[] {
  const { at, birthDate, serviceStart, officerSince } = row;
  const findings: HistoryFinding[] = [];
  for (const field of ["birthDate", "rankSince", "homeUnitSince", "serviceStart", "officerSince"] as const) {
    const day = row[field];
    if (day !== null && day > today)
      findings.push(fault(at, field, "in-the-future", `${day} has not come yet.`, { day, today }));
  }
  if (birthDate !== null && serviceStart !== null && serviceStart <= birthDate) {
    const message = `Service since ${serviceStart}, but born on ${birthDate}.`;
    findings.push(fault(at, "serviceStart", "days-reversed", message, { from: birthDate, to: serviceStart }));
  }
  if (serviceStart !== null && officerSince !== null && officerSince < serviceStart) {
    const message = `Officer since ${officerSince}, before the service began on ${serviceStart}.`;
    findings.push(fault(at, "officerSince", "days-reversed", message, { from: serviceStart, to: officerSince }));
  }
  return findings;
}

function judgeKnown(
  recorded: RecordedPerson,
  row: PersonRow,
  rank: PlannedPerson["rank"],
  posting: PlannedPerson["posting"],
  findings: HistoryFinding[],
): JudgedPerson {
  for (const [field, known] of [
    ["sex", recorded.sex],
    ["birthDate", recorded.birthDate],
  ] as const) {
    const given = row[field];
    if (given === null || given === known) continue;
    if (known === null) {
      const said = {
        code: "person-fact-left",
        message: "The record has none; an import does not add it to somebody recorded.",
      };
      findings.push(finding("note", row.at, field, said));
      continue;
    }
    const message = `${recorded.number} is recorded with ${known}; ${given} stands here. Check that it is the same person.`;
    findings.push(fault(row.at, field, "person-differs", message, { number: recorded.number, known, given }));
  }
  const changes: HistoryLine["changes"] = [];
  let corrects = false;
  const names = row.names.filter((name) => {
    const before = recorded.names.find(({ script }) => script === name.script);
    if (before !== undefined && spellingOf(before) === spellingOf(name)) return false;
    // Fewer words than are recorded, as a name without its patronymic, take nothing away.
    if (before !== undefined && spellingOf(before).startsWith(spellingOf(name))) return false;
    if (row.at.columns.from !== undefined) return false;
    changes.push({
      field: `name:${name.script}`,
      before: before === undefined ? "" : listed(before),
      after: listed(name),
    });
    if (before !== undefined) corrects = true;
    return true;
  });
  const rankNow = recorded.ranks.at(-1);
  const newRank =
    rank !== null && rankNow?.rank !== rank.code && (rankNow === undefined || row.rankSince !== null) ? rank : null;
  if (newRank !== null) {
    changes.push({ field: "rank", before: rankNow?.rank ?? "", after: newRank.code });
    corrects ||= rankNow !== undefined && newRank.since <= rankNow.validFrom;
  } else if (
    rank !== null &&
    rankNow !== undefined &&
    rankNow.rank !== rank.code &&
    !recorded.ranks.some((one) => one.rank === rank.code)
  ) {
    const message = `${recorded.number} is recorded as ${rankNow.rank} since ${rankNow.validFrom}. To change that, give the day of the rank beside it.`;
    const facts = { number: recorded.number, known: rankNow.rank, since: rankNow.validFrom };
    findings.push(finding("note", row.at, "rank", { code: "rank-without-day", message, facts }));
  }
  const unitNow = recorded.postings.at(-1);
  const newUnit =
    posting !== null && unitNow?.homeUnit !== posting.homeUnit && (unitNow === undefined || row.homeUnitSince !== null)
      ? posting
      : null;
  if (newUnit !== null) {
    changes.push({ field: "homeUnit", before: unitNow?.homeUnit ?? "", after: newUnit.homeUnit });
    corrects ||= unitNow !== undefined && newUnit.since <= unitNow.validFrom;
  }
  const bad = findings.some(({ severity }) => severity === "error");
  const changed =
    changes.length === 0 || bad ? null : { at: row.at, person: recorded, names, rank: newRank, posting: newUnit };
  return { added: null, changed, changes: changed === null ? [] : changes, corrects, findings };
}

const listed = (name: { readonly family: string; readonly given: string; readonly patronymic: string }) =>
  `${name.family} ${name.given} ${name.patronymic}`.trim();
