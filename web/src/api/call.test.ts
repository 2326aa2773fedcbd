import { endpoint } from "@contingent/server/platform/endpoint";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { addressOf, call } from "./call.ts";
import { Problem } from "./problem.ts";

const get = endpoint("GET", "/api/things/:id", {
  right: "things.read",
  summary: "A thing.",
  shapes: {
    params: z.object({ id: z.string() }),
    query: z.object({ asOf: z.string().optional() }),
    reply: z.object({ people: z.int() }),
  },
});

function answering(body: unknown, status = 200) {
  const fetched = vi.fn(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

test("places are filled and escaped, and a parameter without a value is left out", () => {
  expect(
    addressOf("/api/things/:id", { params: { id: "A/2 4" }, query: { asOf: undefined, find: "ё", list: ["a", "b"] } }),
  ).toBe("/api/things/A%2F2%204?find=%D1%91&list=a&list=b");
});

test("a reply that keeps its promise is handed on", async () => {
  const fetched = answering({ people: 6 });
  await expect(call(get, { params: { id: "x" } }, { ifMatch: 3 })).resolves.toEqual({ people: 6 });
  const [, init] = fetched.mock.calls[0] as unknown as [string, RequestInit];
  expect(new Headers(init.headers).get("if-match")).toBe('"3"');
});

test("a reply that breaks its promise is a problem, not a page with holes", async () => {
  answering({ people: "six" });
  await expect(call(get, { params: { id: "x" } })).rejects.toBeInstanceOf(Problem);
});

test("every reason of a refusal arrives", async () => {
  const refusals = [1, 2].map((number) => ({
    code: `r${number}`,
    message: "no",
    facts: { number },
    source: "docs/rules.md",
  }));
  answering({ type: "/problems/refused", title: "A rule says no", status: 422, refusals }, 422);
  await expect(call(get, { params: { id: "x" } })).rejects.toMatchObject({ status: 422, refusals });
});

test("a server that is not there has status 0", async () => {
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("refused")));
  await expect(call(get, { params: { id: "x" } })).rejects.toMatchObject({ status: 0 });
});
