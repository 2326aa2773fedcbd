/** From a roster to one with fewer people: somebody is left out, and their jobs find places among the others. */
import { drawer } from "../solve/random.ts";
import { Placer } from "./place.ts";
import type { Roster } from "./roster.ts";

/** How many times jobs may be pushed out while one person's jobs are placed; more once less has brought nothing. */
const EFFORTS = [0, 20, 100, 400, 1500, 6000, 30_000];
/** How many people are tried on each effort but the first, which tries all: the lightest. */
const TRIED = 24;
/** How many times jobs may be pushed out while everybody's are placed at first. */
const FIRST = 2000;

/** Leaves people out one after another. */
export class Shrinker {
  private readonly roster: Roster;
  private readonly placer: Placer;
  private readonly draw: (below: number) => number;
  private readonly stop: () => boolean;

  constructor(roster: Roster, seed: number, stop: () => boolean) {
    this.roster = roster;
    this.placer = new Placer(roster, seed);
    this.draw = drawer(seed + 1);
    this.stop = stop;
  }

  /** Fills an empty roster with whoever is able; gives the jobs for which no place was found. */
  fill(): number[] {
    const waiting = this.byStart((person, job) => this.isNearest(person, job), true);
    for (let p = 0; p < this.roster.jobs.people; p++) this.roster.ask(p, (this.roster.jobs.ableTo[p] ?? 0) > 0);
    const alone = waiting.filter((job) => this.roster.jobs.takers[this.roster.jobs.cls[job] ?? 0]?.length === 0);
    const able = waiting.filter((job) => !alone.includes(job)).reverse();
    this.placer.place(able, FIRST, this.stop);
    for (let p = 0; p < this.roster.jobs.people; p++) if (this.roster.jobsOf(p).length === 0) this.roster.ask(p, false);
    return [...alone, ...able];
  }

  /** Tries to do the same jobs with so many of the most able people; false leaves the roster as it was. */
  tryWith(people: number, pushes: number): boolean {
    const { roster } = this;
    const { ableTo } = roster.jobs;
    const before = roster.holder.slice();
    const asked = roster.asked.slice();
    const order = Array.from(ableTo, (_, p) => p).sort((a, b) => (ableTo[b] ?? 0) - (ableTo[a] ?? 0) || a - b);
    roster.restore(before.map(() => -1));
    for (const [i, p] of order.entries()) roster.ask(p, i < people);
    const waiting = this.byStart((person, job) => this.isNearest(person, job), false).filter(
      (job) => (before[job] ?? -1) >= 0,
    );
    for (const [job, person] of before.entries()) if (person < 0 && (roster.holder[job] ?? -1) >= 0) roster.take(job);
    if (this.placer.place(waiting.reverse(), pushes, this.stop)) return true;
    roster.restore(before);
    for (const [p, yes] of asked.entries()) roster.ask(p, yes === 1);
    return false;
  }

  /**
   * Leaves people out until no more than `target` are asked or the hardest effort (from 0) brings nothing; tells of each that was
   * left out.
   */
  run(target: () => number, told: () => void, hardest: number): void {
    for (let effort = 0; effort < Math.min(hardest + 1, EFFORTS.length); ) {
      let better = false;
      for (const person of this.lightest(effort === 0 ? this.roster.jobs.people : TRIED)) {
        if (this.roster.askedCount <= target() || this.stop()) return;
        if (this.roster.asked[person] === 0 || !this.without(person, effort)) continue;
        better = true;
        told();
      }
      if (!better) effort++;
      else if (effort > 1) effort--;
    }
  }

  /** Puts jobs in by first day, each to whom the measure is greatest; gives those that found nobody. */
  private byStart(measure: (person: number, job: number) => number, open: boolean): number[] {
    const { roster } = this;
    const waiting: number[] = [];
    for (let job = 0; job < roster.jobs.count; job++) {
      let chosen = -1;
      let most = Number.NEGATIVE_INFINITY;
      for (const person of roster.jobs.takers[roster.jobs.cls[job] ?? 0] ?? []) {
        if ((!open && roster.asked[person] === 0) || roster.collisions(person, job) > 0) continue;
        const value = measure(person, job);
        if (value > most) [chosen, most] = [person, value];
      }
      if (chosen < 0) waiting.push(job);
      else {
        roster.put(chosen, job);
        roster.ask(chosen, true);
      }
    }
    return waiting;
  }

  /** Who is asked already first, the one who has been free for the shortest time; then whoever is able to do most. */
  private isNearest(person: number, job: number): number {
    const { roster } = this;
    const { until, from, ableTo } = roster.jobs;
    const last = roster.jobsOf(person).at(-1);
    if (roster.asked[person] === 0) return (ableTo[person] ?? 0) - 1e12;
    return (last === undefined ? 0 : (until[last] ?? 0)) - (from[job] ?? 0) - (last === undefined ? 1e9 : 0);
  }

  /** Asked people with the fewest jobs, equals in an order that is drawn. */
  private lightest(most: number): number[] {
    const { roster } = this;
    const asked = Array.from(roster.asked.keys()).filter((p) => roster.asked[p] === 1);
    const order = asked.map((p) => ({ p, size: roster.jobsOf(p).length * 64 + this.draw(128) }));
    return order
      .sort((a, b) => a.size - b.size || a.p - b.p)
      .slice(0, most)
      .map(({ p }) => p);
  }

  /** Whether the others can do the person's jobs as well, if need be with one exchanged for somebody idle. */
  private without(person: number, effort: number): boolean {
    const { roster } = this;
    const before = roster.holder.slice();
    const asked = roster.asked.slice();
    const waiting = [...roster.jobsOf(person)];
    for (const job of waiting) roster.take(job);
    roster.ask(person, false);
    if (effort > 0 && this.draw(2) === 0) this.exchange(waiting);
    if (this.placer.place(waiting, EFFORTS[effort] ?? 0, this.stop)) return true;
    roster.restore(before);
    for (const [p, yes] of asked.entries()) roster.ask(p, yes === 1);
    return false;
  }

  /** Sends another light person home and asks the idle one who can do most of what now waits. */
  private exchange(waiting: number[]): void {
    const { roster } = this;
    const other = this.lightest(8)[this.draw(8)];
    if (other === undefined) return;
    for (const job of [...roster.jobsOf(other)]) {
      roster.take(job);
      waiting.push(job);
    }
    roster.ask(other, false);
    waiting.sort((a, b) => (roster.jobs.until[a] ?? 0) - (roster.jobs.until[b] ?? 0) || a - b);
    let chosen = -1;
    let most = 0;
    for (let p = 0; p < roster.jobs.people; p++) {
      if (roster.asked[p] === 1 || p === other) continue;
      const size = this.runOf(p, waiting).length * 8 + this.draw(8);
      if (size > most) [chosen, most] = [p, size];
    }
    if (chosen < 0) chosen = other;
    roster.ask(chosen, true);
    for (const job of this.runOf(chosen, waiting)) {
      roster.put(chosen, job);
      waiting.splice(waiting.indexOf(job), 1);
    }
  }

  /** A largest set of the jobs that an idle person can do, by last day. */
  private runOf(person: number, jobs: readonly number[]): number[] {
    const { from, until } = this.roster.jobs;
    const run: number[] = [];
    let free = Number.NEGATIVE_INFINITY;
    for (const job of jobs) {
      if ((from[job] ?? 0) <= free || !this.roster.isAble(person, job)) continue;
      run.push(job);
      free = until[job] ?? 0;
    }
    return run;
  }
}
