/** Jobs from the request to the result, with real threads, processes and a real database. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../tests/database.ts";
import { registerTestKinds } from "../../tests/jobs/kinds.ts";
import { testService } from "../../tests/service.ts";
import { sql } from "./db.ts";
import type { Job } from "./job-api.ts";
import { jobsOf } from "./job-queue.ts";
import { type JobWorker, startWorker } from "./job-worker.ts";
import { getJob, takeJob } from "./jobs-store.ts";

registerTestKinds();
const database = await testDatabase();
const service = await testService(database);
const db = database.as("KAZ");
const planner = {
  id: service.accounts.planner.id,
  name: "",
  roles: ["planner" as const],
  must: () => undefined,
  can: () => true,
};
const workers: JobWorker[] = [];
const processes: ChildProcess[] = [];

function work(threads = 1): JobWorker {
  const log = { info: () => undefined, error: () => undefined };
  const thread = new URL("../../tests/jobs/thread.ts", import.meta.url);
  const worker = startWorker({ database, contributors: async () => ["NPL", "KAZ"], thread, threads, log });
  workers.push(worker);
  return worker;
}

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(() => {
  for (const child of processes) child.kill("SIGKILL");
});

const enqueue = (kind: string, input: object = {}, actor: typeof planner = planner) =>
  db.transaction((tx) => jobsOf(actor).enqueue(tx, kind, input));

async function until(id: string, holds: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await getJob(db, id);
    if (holds(job)) return job;
    await sleep(20);
  }
}
const ended = (job: Job) => ["done", "failed", "cancelled"].includes(job.state);

test("a job exists exactly when the action that wanted it does", async () => {
  const broken = db.transaction(async (tx) => {
    await jobsOf(planner).enqueue(tx, "test.count", { rounds: 1 });
    throw new Error("the action failed");
  });
  await expect(broken).rejects.toThrow("the action failed");
  const { jobs } = await db.one(z.object({ jobs: z.number() }), sql`select count(*) as jobs from jobs`);
  expect(jobs).toBe(0);
  await expect(enqueue("test.unknown")).rejects.toThrow("No feature registers");
});

test("a job that computes leaves the service free to answer, tells how far it is, and gives its result", async () => {
  work();
  const id = await enqueue("test.count", { rounds: 60 });
  await until(id, (job) => job.state === "running" && job.progress !== null);
  expect((await service.ask("planner", "GET", `/api/jobs/${id}`)).json()).toMatchObject({
    state: "running",
    attempt: 1,
  });
  expect(await until(id, ended)).toMatchObject({
    state: "done",
    result: { counted: 60, attempt: 1 },
    progress: { round: 60 },
  });
});

test("asked to end, a computing job gives what it has, and one audit event says who asked", async () => {
  work();
  const id = await enqueue("test.count", { rounds: 100_000 });
  await until(id, (job) => job.progress !== null);
  expect((await service.ask("planner", "POST", `/api/jobs/${id}/cancel`)).statusCode).toBe(200);
  expect((await service.ask("planner", "POST", `/api/jobs/${id}/cancel`)).statusCode).toBe(200);
  const job = await until(id, ended);
  expect(job.state).toBe("done");
  expect(Number(job.result?.counted)).toBeLessThan(100_000);
  const { events } = await db.one(
    z.object({ events: z.number() }),
    sql`
    select count(*) as events from audit_events where event = 'job.stop-requested' and payload::jsonb -> 'facts' ->> 'job' = ${id}`,
  );
  expect(events).toBe(1);
});

test("asked to end, a waiting thread hears it, and a waiting job never begins", async () => {
  const idle = await enqueue("test.wait");
  await service.ask("planner", "POST", `/api/jobs/${idle}/cancel`);
  work();
  const waiting = await enqueue("test.wait");
  await until(waiting, (job) => job.state === "running");
  await service.ask("planner", "POST", `/api/jobs/${waiting}/cancel`);
  expect(await until(waiting, ended)).toMatchObject({ state: "done", result: { waited: true } });
  expect(await getJob(db, idle)).toMatchObject({ state: "cancelled", attempt: 0, startedAt: null });
});

test("a job that fails is tried again after a while, up to its limit", async () => {
  work();
  const id = await enqueue("test.stumble");
  const between = await until(id, (job) => job.error !== null);
  expect(between).toMatchObject({ state: "waiting", attempt: 1, error: "Error: fell over in try 1" });
  expect(await until(id, ended)).toMatchObject({ state: "done", attempt: 2, result: { attempt: 2 }, error: null });
});

test("what no second try can change is not tried again", async () => {
  work();
  expect(await until(await enqueue("test.impossible"), ended)).toMatchObject({
    state: "failed",
    attempt: 1,
    error: "NotFound: There is no such plan.",
  });
});

test("a thread that dies or takes too much memory fails its job and nothing else", async () => {
  work(2);
  const [exit, devour, count] = [
    await enqueue("test.exit"),
    await enqueue("test.devour"),
    await enqueue("test.count", { rounds: 2 }),
  ];
  expect(await until(exit, ended)).toMatchObject({
    state: "failed",
    error: "The thread ended with code 7 before the job did.",
  });
  expect((await until(devour, ended)).error).toContain("ERR_WORKER_OUT_OF_MEMORY");
  expect((await until(count, ended)).state).toBe("done");
});

test("a job acts with the rights of the account that asked, as they are when it runs", async () => {
  work();
  const administrator = { ...planner, id: service.accounts.administrator.id };
  expect(await until(await enqueue("test.account", { login: "made" }, administrator), ended)).toMatchObject({
    state: "done",
  });
  expect(await until(await enqueue("test.account", { login: "stolen" }), ended)).toMatchObject({
    state: "failed",
    attempt: 1,
  });
  expect(await until(await enqueue("test.count", { rounds: 1 }, { ...planner, id: "gone" }), ended)).toMatchObject({
    state: "failed",
  });
});

test("what a job keeps together with its end is not done twice, even when it breaks down afterwards", async () => {
  work();
  const administrator = { ...planner, id: service.accounts.administrator.id };
  const id = await enqueue("test.account", { login: "once" }, administrator);
  expect(await until(id, ended)).toMatchObject({ state: "done", attempt: 1, result: { login: "once" } });
});

test("two workers never take the same job", async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => enqueue("test.count", { rounds: 1 })));
  const takers = Array.from({ length: 12 }, (_, index) => takeJob(db, `worker ${index}`, ["test.count"]));
  const taken = (await Promise.all(takers)).flatMap((job) => (job === null ? [] : [job.id]));
  expect(taken.toSorted()).toEqual(ids.toSorted());
  await db.run(sql`update jobs set lease_until = clock_timestamp() - interval '1 second' where state = 'running'`);
  work(2);
  for (const id of ids) expect(await until(id, ended)).toMatchObject({ state: "done", attempt: 2 });
});

test("a worker that stops gives its job back, and another finishes it without counting the try", async () => {
  const first = work();
  const id = await enqueue("test.count", { rounds: 80 });
  await until(id, (job) => job.progress !== null);
  await first.stop();
  expect(await getJob(db, id)).toMatchObject({ state: "waiting", attempt: 0 });
  work();
  expect(await until(id, ended)).toMatchObject({ state: "done", attempt: 1 });
});

async function workerProcess(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("../../tests/jobs/worker.ts", import.meta.url)), database.url],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  processes.push(child);
  await once(child.stdout, "data");
  return child;
}

test("a job whose worker is killed is taken up by the next when its lease has passed", async () => {
  const child = await workerProcess();
  const id = await enqueue("test.count", { rounds: 60 });
  await until(id, (job) => job.progress !== null);
  child.kill("SIGKILL");
  await once(child, "exit");
  work();
  await sleep(700);
  expect(await getJob(db, id)).toMatchObject({ state: "running", attempt: 1 });
  const { seconds } = await db.one(
    z.object({ seconds: z.number() }),
    sql`
    select extract(epoch from lease_until - clock_timestamp()) as seconds from jobs where id = ${id}`,
  );
  expect(seconds).toBeLessThan(10);
  expect(await until(id, ended)).toMatchObject({ state: "done", attempt: 2, result: { counted: 60, attempt: 2 } });
});

test("a job that takes its worker down every time has failed after its tries", async () => {
  const id = await enqueue("test.count", { rounds: 100_000 });
  for (const attempt of [1, 2, 3]) {
    expect(await takeJob(db, "doomed", ["test.count"])).toMatchObject({ id, attempt });
    await db.run(sql`update jobs set lease_until = clock_timestamp() - interval '1 second' where id = ${id}`);
  }
  work();
  expect(await until(id, ended)).toMatchObject({
    state: "failed",
    attempt: 3,
    error: "The process that ran it vanished, in its last try.",
  });
});

test("the events of a job begin at once and end with how it ended", async () => {
  work();
  const id = await enqueue("test.count", { rounds: 40 });
  const answer = await service.ask("planner", "GET", `/api/jobs/${id}/events`);
  expect(answer.headers["content-type"]).toBe("text/event-stream");
  expect(answer.body.startsWith(": open\n\n")).toBe(true);
  const events = answer.body
    .split("\n\n")
    .flatMap((block) => /event: (\w+)\ndata: (.*)/.exec(block)?.slice(1, 3) ?? []);
  const names = events.filter((_, index) => index % 2 === 0);
  expect(new Set(names.slice(0, -1))).toEqual(new Set(["progress"]));
  expect(names.at(-1)).toBe("done");
  expect(JSON.parse(events.at(-1) ?? "")).toMatchObject({ id, state: "done", result: { counted: 40 } });
});

test("the jobs of another country are not there", async () => {
  const id = await enqueue("test.count", { rounds: 1 });
  await expect(getJob(database.as("NPL"), id)).rejects.toThrow("does not exist");
});
