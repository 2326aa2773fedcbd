/** Who does which jobs, and who may be asked at all. */
import type { Jobs } from "./jobs.ts";

/** A roster in the making: nobody ever has two jobs that collide. */
export class Roster {
  readonly jobs: Jobs;
  /** The person of each job, -1 while it waits. */
  readonly holder: Int32Array;
  /** 1 for people who may be asked. */
  readonly asked: Uint8Array;
  /** How many people may be asked. */
  askedCount = 0;
  /** How many times somebody's days were looked at: the measure of work. */
  looks = 0;
  /** Where the jobs that collide with the one last looked at begin and end among the person's. */
  first = 0;
  end = 0;
  private readonly own: number[][];

  constructor(jobs: Jobs) {
    this.jobs = jobs;
    this.holder = new Int32Array(jobs.count).fill(-1);
    this.asked = new Uint8Array(jobs.people);
    this.own = Array.from({ length: jobs.people }, () => []);
  }

  /** From now on the person may be asked, or may not; jobs stay where they are. */
  ask(person: number, yes: boolean): void {
    this.askedCount += (yes ? 1 : 0) - (this.asked[person] ?? 0);
    this.asked[person] = yes ? 1 : 0;
  }

  /** Jobs of a person, ascending by first day; only valid until the next change. */
  jobsOf(person: number): readonly number[] {
    return this.own[person] ?? [];
  }

  /** How many of the person's jobs collide with the job; `first` and `end` say which. */
  collisions(person: number, job: number): number {
    const own = this.own[person] ?? [];
    const { from, until } = this.jobs;
    const start = from[job] ?? 0;
    const stop = until[job] ?? 0;
    this.looks++;
    let first = 0;
    while (first < own.length && (until[own[first] ?? 0] ?? 0) < start) first++;
    let end = first;
    while (end < own.length && (from[own[end] ?? 0] ?? 0) <= stop) end++;
    this.first = first;
    this.end = end;
    return end - first;
  }

  /** The jobs found by the last `collisions`. */
  collided(person: number): number[] {
    return (this.own[person] ?? []).slice(this.first, this.end);
  }

  /** Gives a waiting job to a person with whom nothing collides. */
  put(person: number, job: number): void {
    this.collisions(person, job);
    this.own[person]?.splice(this.first, 0, job);
    this.holder[job] = person;
  }

  /** Takes a job from whoever has it. */
  take(job: number): void {
    const own = this.own[this.holder[job] ?? -1];
    own?.splice(own.indexOf(job), 1);
    this.holder[job] = -1;
  }

  /** Whether the person may take the job, collisions aside. */
  isAble(person: number, job: number): boolean {
    const { can, classes, cls } = this.jobs;
    return can[person * classes + (cls[job] ?? 0)] === 1;
  }

  /** Puts everything back as it was when `holder` was copied. */
  restore(holder: Int32Array): void {
    for (const list of this.own) list.length = 0;
    this.holder.set(holder);
    for (const [job, person] of holder.entries()) if (person >= 0) this.own[person]?.push(job);
  }
}
