/** Finds places for waiting jobs among the people who may be asked: by chains of moves, else by pushing out what is easier to place. */
import { drawer } from "../solve/random.ts";
import type { Roster } from "./roster.ts";

/** Jobs looked at for a chain that begins with a waiting job, and with one that was just pushed out. */
const CHAIN = 60;
const SHORT_CHAIN = 5;
/** Most jobs that one may push out. */
const PUSHED = 4;
/** Moves made at random after jobs were pushed out. */
const SHAKES = 40;

/** Places jobs into a roster. What it learns about jobs that are hard to place lasts. */
export class Placer {
  private readonly roster: Roster;
  /** How often each job could not be placed without pushing others out. */
  private readonly trouble: Float64Array;
  private readonly draw: (below: number) => number;

  constructor(roster: Roster, seed: number) {
    this.roster = roster;
    this.trouble = new Float64Array(roster.jobs.count).fill(1);
    this.draw = drawer(seed);
  }

  /**
   * Places jobs until none waits, or some had to be pushed out so many times. What still waits stays in the list.
   *
   * @param pushes 0: by chains only, and the first job without one ends it
   */
  place(waiting: number[], pushes: number, stop: () => boolean): boolean {
    let left = pushes;
    for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) {
      if (this.chain(job, CHAIN)) continue;
      const out = left > 0 && !stop() ? this.push(job) : undefined;
      if (out === undefined) {
        waiting.push(job);
        return false;
      }
      left--;
      for (const one of out) if (!this.chain(one, SHORT_CHAIN)) waiting.push(one);
      this.shake();
    }
    return true;
  }

  /** Places a job by the shortest chain in which each moves one other job on, the last to somebody free. */
  private chain(job: number, most: number): boolean {
    const { roster } = this;
    const { cls, takers } = roster.jobs;
    const queue = [job];
    const seen = new Set(queue);
    const via = new Map<number, { person: number; by: number }>();
    for (let at = 0; at < queue.length && at < most; at++) {
      const moving = queue[at] ?? 0;
      const people = takers[cls[moving] ?? 0] ?? new Int32Array();
      const offset = this.draw(people.length);
      for (let i = 0; i < people.length; i++) {
        const person = people[(i + offset) % people.length] ?? 0;
        if (roster.asked[person] === 0 || person === roster.holder[moving]) continue;
        const collisions = roster.collisions(person, moving);
        if (collisions === 0 && this.follow(job, moving, person, via)) return true;
        if (collisions !== 1) continue;
        const next = roster.jobsOf(person)[roster.first] ?? 0;
        if (seen.has(next)) continue;
        seen.add(next);
        via.set(next, { person, by: moving });
        queue.push(next);
      }
    }
    return false;
  }

  /** Makes the moves of a chain from its end; all are taken back when one no longer fits. */
  private follow(
    job: number,
    last: number,
    to: number,
    via: ReadonlyMap<number, { readonly person: number; readonly by: number }>,
  ): boolean {
    const { roster } = this;
    const made: { job: number; before: number }[] = [];
    let [moving, person] = [last, to];
    for (;;) {
      const before = roster.holder[moving] ?? -1;
      if (before >= 0) roster.take(moving);
      if (roster.collisions(person, moving) > 0) {
        if (before >= 0) roster.put(before, moving);
        this.undo(made);
        return false;
      }
      roster.put(person, moving);
      made.push({ job: moving, before });
      const step = via.get(moving);
      if (moving === job || step === undefined) return true;
      [moving, person] = [step.by, step.person];
    }
  }

  private undo(made: { job: number; before: number }[]): void {
    for (const { job, before } of made.reverse()) {
      this.roster.take(job);
      if (before >= 0) this.roster.put(before, job);
    }
  }

  /** Places a job where the least trouble has to give way; gives what was pushed out, `undefined` when nobody can be asked. */
  private push(job: number): number[] | undefined {
    const { roster } = this;
    this.trouble[job] = (this.trouble[job] ?? 0) + 1;
    let least = Number.POSITIVE_INFINITY;
    let chosen = -1;
    let ties = 0;
    for (const person of roster.jobs.takers[roster.jobs.cls[job] ?? 0] ?? []) {
      if (roster.asked[person] === 0 || roster.collisions(person, job) > PUSHED) continue;
      let sum = 0;
      const own = roster.jobsOf(person);
      for (let i = roster.first; i < roster.end; i++) sum += this.trouble[own[i] ?? 0] ?? 0;
      if (sum > least) continue;
      ties = sum < least ? 1 : ties + 1;
      if (sum < least || this.draw(ties) === 0) chosen = person;
      least = sum;
    }
    if (chosen < 0) return undefined;
    roster.collisions(chosen, job);
    const out = roster.collided(chosen);
    for (const one of out) roster.take(one);
    roster.put(chosen, job);
    return out;
  }

  /** Moves jobs at random, or exchanges them between two people, as long as nothing has to wait for it. */
  private shake(): void {
    const { roster } = this;
    const { cls, takers, count } = roster.jobs;
    for (let turn = 0; turn < SHAKES; turn++) {
      const job = this.draw(count);
      const before = roster.holder[job] ?? -1;
      const people = takers[cls[job] ?? 0] ?? new Int32Array();
      const person = people[this.draw(people.length)] ?? -1;
      if (before < 0 || person < 0 || person === before || roster.asked[person] === 0) continue;
      const collisions = roster.collisions(person, job);
      if (collisions === 0) {
        roster.take(job);
        roster.put(person, job);
      } else this.exchange(job, before, person, roster.collided(person));
    }
  }

  private exchange(job: number, before: number, person: number, back: readonly number[]): void {
    const { roster } = this;
    if (!back.every((one) => roster.isAble(before, one))) return;
    roster.take(job);
    if (back.some((one) => roster.collisions(before, one) > 0)) {
      roster.put(before, job);
      return;
    }
    for (const one of back) roster.take(one);
    roster.put(person, job);
    for (const one of back) roster.put(before, one);
  }
}
