/** Invented careers: when somebody was born, began to serve, and held which rank. Pure. */
import { addDays, addMonths, type Day } from "../platform/days.ts";
import { type Grade, gradeOrdinal, isOfficer } from "../units/grades.ts";
import type { Chance } from "./chance.ts";
import type { Rank, RankHeld } from "./schema.ts";

/** Years of service after which a rank is usually held, from the commission for officers, from enlistment for others. */
const USUAL_YEARS: Readonly<Record<string, number>> = {
  efreitor: 0,
  "kishi-serjant": 2,
  serjant: 4,
  "aga-serjant": 7,
  "ushinshi-synypty-serjant": 10,
  "ekinshi-synypty-serjant": 14,
  "birinshi-synypty-serjant": 18,
  leitenant: 0,
  "aga-leitenant": 2,
  kapitan: 5,
  maior: 9,
  podpolkovnik: 14,
  polkovnik: 19,
};

/** When an invented person was born, entered service and held which rank. */
export interface Career {
  readonly birthDate: Day;
  readonly serviceStart: Day;
  readonly officerSince: Day | null;
  readonly ranks: RankHeld[];
}

/**
 * A career that has led to a rank of `grade` by `asOf`. Officers enter at 17 or 18 and are commissioned four years later; promotions
 * come at the usual years, so that ages follow the rank.
 */
export function career(random: Chance, ranks: readonly Rank[], grade: Grade, asOf: Day): Career {
  const officer = isOfficer(grade);
  const ladder = ranks.filter((rank) => isOfficer(rank.grade) === officer && USUAL_YEARS[rank.code] !== undefined);
  const reached = random.oneOf(ladder.filter((rank) => rank.grade === grade));
  const years = USUAL_YEARS[reached.code] ?? 0;
  const next = ladder.find((rank) => gradeOrdinal(rank.grade) > gradeOrdinal(grade));
  const spare = next === undefined ? 14 : (USUAL_YEARS[next.code] ?? years + 4) - years + 2;
  const start = addDays(addMonths(asOf, -12 * years), -random.whole(30, 365 * spare));
  const serviceStart = officer ? addMonths(start, -47) : start;
  return {
    birthDate: addDays(addMonths(serviceStart, -12 * random.whole(18, officer ? 18 : 22)), -random.whole(0, 364)),
    serviceStart,
    officerSince: officer ? start : null,
    ranks: held(ladder.slice(0, ladder.indexOf(reached) + 1), start, asOf),
  };
}

/** Each rank from its usual year to the day before the next. */
function held(steps: readonly Rank[], start: Day, asOf: Day): RankHeld[] {
  const first = (rank: Rank) => addMonths(start, 12 * (USUAL_YEARS[rank.code] ?? 0));
  const begun = steps.filter((rank) => first(rank) <= asOf);
  return begun.map((rank, index) => {
    const next = begun[index + 1];
    return {
      rank: rank.code,
      grade: rank.grade,
      validFrom: first(rank),
      validTo: next === undefined ? null : addDays(first(next), -1),
    };
  });
}
