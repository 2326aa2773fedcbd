import { setTimeout as sleep } from "node:timers/promises";
import Fastify from "fastify";
import { afterAll, expect, test } from "vitest";
import { eventText, type ServerEvent, streamEvents } from "./sse.ts";

const stopping = new AbortController();
const ends: string[] = [];

async function* forever(name: string, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  try {
    while (!signal.aborted) await sleep(10_000, undefined, { signal }).catch(() => undefined);
  } finally {
    ends.push(name);
  }
}

async function* breaking(): AsyncGenerator<ServerEvent> {
  yield { event: "first", data: { line: "one\ntwo" }, id: "1" };
  throw new Error("struck a rock");
}

const fastify = Fastify();
fastify.get("/forever/:name", (request, reply) => {
  const { name } = request.params as { name: string };
  reply.header("x-kept", "yes");
  return streamEvents({ request, reply }, stopping.signal, (signal) => forever(name, signal));
});
fastify.get("/breaking", (request, reply) => streamEvents({ request, reply }, stopping.signal, breaking));
const address = await fastify.listen({ port: 0, host: "127.0.0.1" });
afterAll(() => fastify.close());

async function until(name: string): Promise<void> {
  while (!ends.includes(name)) await sleep(10);
}

test("an event is one block of lines, whatever its data holds", () => {
  expect(eventText({ event: "progress", data: { text: "a\n\nevent: done" } })).toBe(
    'event: progress\ndata: {"text":"a\\n\\nevent: done"}\n\n',
  );
});

test("the first line comes before anything happens, and a caller who leaves ends the stream", async () => {
  const leaving = new AbortController();
  const answer = await fetch(`${address}/forever/left`, { signal: leaving.signal });
  expect([answer.headers.get("content-type"), answer.headers.get("x-kept")]).toEqual(["text/event-stream", "yes"]);
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe(": open\n\n");
  expect(ends).toEqual([]);
  leaving.abort();
  await until("left");
});

test("a failure on the way is told as an event, without what went wrong inside", async () => {
  const text = await (await fetch(`${address}/breaking`)).text();
  expect(text.split("\n\n").slice(0, 2)).toEqual([": open", 'id: 1\nevent: first\ndata: {"line":"one\\ntwo"}']);
  expect(text).toContain("event: error");
  expect(text).not.toContain("rock");
});

test("a service that stops ends its streams", async () => {
  const answer = await fetch(`${address}/forever/stopped`);
  stopping.abort();
  expect(await answer.text()).toBe(": open\n\n");
  await until("stopped");
});
