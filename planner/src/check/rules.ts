/** Every hard rule, asked of the plan one after the other, straight from the problem's own words. */
import { type Day, dayNumber, dayText } from "../days.ts";
import type { Ceiling, HomeCap, Person, Problem, Tour } from "../problem.ts";
import type { Report } from "./breach.ts";
import { covered, holdsOn, levels, meant, period, type Stay, within } from "./days-covered.ts";

/** A tour and who goes. */
export interface Posting {
  readonly tour: Tour;
  readonly person: Person;
}

function stayOf(span: { from: Day; to: Day }, count = 1): Stay {
  return { from: dayNumber(span.from), to: dayNumber(span.to), count };
}

/** Whether one of the tags is held throughout by itself, or on the first day where written with `@start`. */
export function meetsNeed(person: Person, tour: Tour, anyOf: readonly string[]): boolean {
  return anyOf.some((need) => {
    const startOnly = need.endsWith("@start");
    const tag = startOnly ? need.slice(0, -"@start".length) : need;
    const spans = person.tags.filter((held) => held.tag === tag);
    return covered(spans, tour.from, startOnly ? tour.from : tour.to);
  });
}

/** The first day on which rest after the latest return is over; open when there was none. */
export function restedFrom(person: Person, rest: number): number {
  return person.lastReturn === undefined ? Number.NEGATIVE_INFINITY : dayNumber(person.lastReturn) + 1 + rest;
}

/** What keeps a person from a tour, whoever else goes where; empty when nothing does. `rest` is in days. */
export function unfitness({ tour, person }: Posting, rest: number): string[] {
  const why = tour.needs
    .filter((anyOf) => !meetsNeed(person, tour, anyOf))
    .map((anyOf) => `none of ${JSON.stringify(anyOf)} is held`);
  if (person.available !== undefined && !covered(person.available, tour.from, tour.to))
    why.push("not available throughout");
  const early = restedFrom(person, rest) - dayNumber(tour.from);
  if (early > 0) why.push(`${early} of ${rest} days of rest are missing after the return on ${person.lastReturn}`);
  return why;
}

/** Reports every breach of a hard rule by these postings. */
export function checkRules(problem: Problem, postings: readonly Posting[], report: Report): void {
  for (const posting of postings)
    for (const why of unfitness(posting, problem.rest.days))
      report("unfit", `${posting.person.id} cannot fill ${posting.tour.id}: ${why}.`, names(posting));
  checkSequence(problem, postings, report);
  checkDecrees(problem, postings, report);
  for (const ceiling of problem.ceilings) checkCeiling(ceiling, postings, report);
  for (const cap of problem.homeCaps) checkHomeCap(cap, postings, report);
}

function names({ tour, person }: Posting): { tour: string; person: string } {
  return { tour: tour.id, person: person.id };
}

function checkSequence(problem: Problem, postings: readonly Posting[], report: Report): void {
  const byPerson = Map.groupBy(postings, ({ person }) => person.id);
  for (const [person, own] of byPerson) {
    const inTime = own.map(({ tour }) => tour).sort((a, b) => (a.from < b.from ? -1 : 1));
    inTime.forEach((next, index) => {
      const before = inTime[index - 1];
      if (before === undefined) return;
      const home = dayNumber(next.from) - dayNumber(before.to) - 1;
      const facts = { person, before: before.id, next: next.id, days: home, needed: problem.rest.days };
      if (home < 0) report("two-places", `${person} is on ${before.id} and ${next.id} on ${next.from}.`, facts);
      else if (home < problem.rest.days)
        report(
          "rest",
          `${person} has ${home} of ${problem.rest.days} days between ${before.id} and ${next.id}.`,
          facts,
        );
    });
  }
}

function checkDecrees(problem: Problem, postings: readonly Posting[], report: Report): void {
  const holders = new Map(postings.map(({ tour, person }) => [tour.id, person.id]));
  for (const { tour, person } of problem.pins)
    if (holders.get(tour) !== person)
      report("pin", `${tour} is pinned to ${person} but has ${holders.get(tour) ?? "nobody"}.`, { tour, person });
  for (const { tour, person } of problem.bans)
    if (holders.get(tour) === person) report("ban", `${person} is banned from ${tour} but fills it.`, { tour, person });
}

function checkCeiling(ceiling: Ceiling, postings: readonly Posting[], report: Report): void {
  const stays = postings.filter(({ tour }) => meant(ceiling.where, tour.labels));
  if (ceiling.measure === "present") {
    checkPresent(ceiling, stays, report);
    return;
  }
  const span = period(ceiling);
  const starts = (from: string) => span.first <= dayNumber(from) && dayNumber(from) <= span.last;
  const overlaps = (stay: { from: string; to: string }) =>
    dayNumber(stay.from) <= span.last && dayNumber(stay.to) >= span.first;
  let count = 0;
  if (ceiling.measure === "tours") {
    count = stays.filter(({ tour }) => starts(tour.from)).length;
    for (const others of ceiling.others) if (starts(others.from)) count += others.count;
  } else {
    count = new Set(stays.filter(({ tour }) => overlaps(tour)).map(({ person }) => person.id)).size;
    for (const others of ceiling.others) if (overlaps(others)) count += others.count;
  }
  if (count > ceiling.atMost)
    report("ceiling", `${ceiling.id} allows ${ceiling.atMost} ${ceiling.measure} and has ${count}.`, {
      ceiling: ceiling.id,
      atMost: ceiling.atMost,
      count,
    });
}

/** Days of presence above a ceiling: never by more than the overlap allows, nor for longer in a row. */
function checkPresent(ceiling: Ceiling, postings: readonly Posting[], report: Report): void {
  const stays = postings.map(({ tour }) => stayOf(tour));
  for (const others of ceiling.others) stays.push(stayOf(others, others.count));
  const inside = stays.map((stay) => within(stay, period(ceiling))).filter((stay) => stay !== null);
  const allowed = ceiling.overlap ?? { people: 0, days: 0 };
  const steps = levels(inside);
  let run = 0;
  steps.forEach(({ day, level }, index) => {
    if (level <= ceiling.atMost) {
      run = 0;
      return;
    }
    const length = (steps[index + 1]?.day ?? day) - day;
    const facts = { ceiling: ceiling.id, day: dayText(day), atMost: ceiling.atMost, count: level };
    if (level > ceiling.atMost + allowed.people)
      report("ceiling", `${ceiling.id} allows ${ceiling.atMost} present; ${level} are on ${facts.day}.`, facts);
    else if (run <= allowed.days && run + length > allowed.days)
      report(
        "overlap",
        `${ceiling.id} is passed on more than ${allowed.days} days in a row about ${facts.day}.`,
        facts,
      );
    run += length;
  });
}

function checkHomeCap(cap: HomeCap, postings: readonly Posting[], report: Report): void {
  const counted = postings.filter(
    ({ tour, person }) =>
      person.home !== undefined &&
      (cap.homes === undefined || cap.homes.includes(person.home)) &&
      meant(cap.where, tour.labels),
  );
  for (const [home, own] of Map.groupBy(counted, ({ person }) => person.home ?? "")) {
    const worst = levels(own.flatMap((posting) => countedStays(posting, cap.tag))).find(
      (step) => step.level > cap.atMost,
    );
    if (worst === undefined) continue;
    const facts = { homeCap: cap.id, home, day: dayText(worst.day), atMost: cap.atMost, count: worst.level };
    report("home-cap", `${cap.id} allows ${cap.atMost} away from ${home}; ${worst.level} are on ${facts.day}.`, facts);
  }
}

/** The days of a tour on which its person holds the tag; the whole tour when no tag is asked for. */
function countedStays({ tour, person }: Posting, tag: string | undefined): Stay[] {
  const { from, to } = stayOf(tour);
  if (tag === undefined) return [{ from, to, count: 1 }];
  // Whether the tag is held changes only where one of its entries begins or has just ended.
  const changes = new Set([from]);
  for (const held of person.tags) {
    if (held.tag !== tag) continue;
    const { first, last } = period(held);
    for (const day of [first, last + 1]) if (from < day && day <= to) changes.add(day);
  }
  const days = [...changes].sort((a, b) => a - b);
  return days
    .map((day, index) => ({ from: day, to: (days[index + 1] ?? to + 1) - 1, count: 1 }))
    .filter((stay) => holdsOn(person, tag, dayText(stay.from)));
}
