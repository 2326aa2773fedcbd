/** Faults that no item shows alone: ids used twice, references to nothing, and sums that would leave exact whole numbers. */
import { type Fault, pathText } from "./fault.ts";
import { type Measure, type Problem, weightsOf } from "./problem.ts";

/** Ids used twice in their list, pairs said twice, and pairs that name an unknown tour or person; for any parsed JSON. */
export function referenceFaults(file: object): Fault[] {
  const tours = idsOf(file, "tours");
  const people = idsOf(file, "people");
  return [
    ...tours.faults,
    ...people.faults,
    ...["ceilings", "shares", "homeCaps"].flatMap((list) => idsOf(file, list).faults),
    ...["pins", "bans", "previous"].flatMap((list) => pairFaults(file, list, tours.ids, people.ids)),
  ];
}

function textAt(item: unknown, key: string): string | undefined {
  if (typeof item !== "object" || item === null || !Object.hasOwn(item, key)) return undefined;
  const value: unknown = Reflect.get(item, key);
  return typeof value === "string" ? value : undefined;
}

function rawList(file: object, name: string): readonly unknown[] {
  const raw: unknown = Object.hasOwn(file, name) ? Reflect.get(file, name) : [];
  return Array.isArray(raw) ? raw : [];
}

function idsOf(file: object, list: string): { ids: ReadonlySet<string>; faults: Fault[] } {
  const ids = new Set<string>();
  const faults: Fault[] = [];
  for (const [index, item] of rawList(file, list).entries()) {
    const id = textAt(item, "id");
    if (id === undefined) continue;
    if (ids.has(id))
      faults.push({ path: pathText([list, index, "id"]), message: `repeats the id ${JSON.stringify(id)}` });
    ids.add(id);
  }
  return { ids, faults };
}

function pairFaults(file: object, list: string, tours: ReadonlySet<string>, people: ReadonlySet<string>): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const [index, item] of rawList(file, list).entries()) {
    const tour = textAt(item, "tour");
    const person = textAt(item, "person");
    if (tour !== undefined && !tours.has(tour))
      faults.push({ path: pathText([list, index, "tour"]), message: `names no tour: ${JSON.stringify(tour)}` });
    if (person !== undefined && !people.has(person))
      faults.push({ path: pathText([list, index, "person"]), message: `names no person: ${JSON.stringify(person)}` });
    const pair = JSON.stringify([tour, person]);
    if (seen.has(pair)) faults.push({ path: pathText([list, index]), message: "repeats an earlier pair" });
    if (tour !== undefined && person !== undefined) seen.add(pair);
  }
  return faults;
}

/**
 * Sums that could pass 2^53 − 1, beyond which whole numbers are no longer exact: every entry of the objective, people
 * counted under a ceiling, and the products of a share.
 */
export function sizeFaults(problem: Problem): Fault[] {
  const most = largestMeasures(problem);
  const faults: Fault[] = [];
  const check = (path: string, what: string, size: number) => {
    if (size > Number.MAX_SAFE_INTEGER)
      faults.push({
        path,
        message: `${what} could reach ${size}, more than the ${Number.MAX_SAFE_INTEGER} counted exactly`,
      });
  };
  for (const [index, entry] of problem.objective.entries()) {
    const size = weightsOf(entry).reduce((sum, [measure, weight]) => sum + weight * most[measure], 0);
    check(`objective[${index}]`, "its value", size);
  }
  for (const ceiling of problem.ceilings) {
    const others = ceiling.others.reduce((sum, { count }) => sum + count, 0);
    const allowed = ceiling.atMost + (ceiling.overlap?.people ?? 0);
    check(`ceilings (${ceiling.id})`, "the count of people", others + allowed + problem.tours.length);
  }
  for (const share of problem.shares)
    check(`shares (${share.id}).atLeast`, "a product", share.atLeast[1] * (problem.tours.length + 1));
  return faults;
}

/** The most that each measure can come to, as an easy over-estimate of its size. */
export function largestMeasures(problem: Problem): Record<Measure, number> {
  let score = 0;
  for (const person of problem.people) {
    const size = person.scores.reduce((sum, rule) => sum + Math.abs(rule.score), 0);
    score = Math.max(score, size);
  }
  const tours = problem.tours.length;
  return {
    keyFilled: tours,
    filled: problem.tours.reduce((sum, tour) => sum + tour.value, 0),
    score: score * tours,
    shortfall: tours * problem.shares.length,
    changes: problem.previous.length,
    people: problem.people.length,
  };
}
