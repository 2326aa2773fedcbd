import { expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../tests/database.ts";
import { testService } from "../../tests/service.ts";
import { endpoint } from "./endpoint.ts";
import { Conflict, NotFound } from "./errors.ts";
import { type Http, route, serve } from "./http.ts";
import { done, refused } from "./outcome.ts";
import { Problem } from "./problem.ts";

const Boat = z.object({ id: z.string(), seats: z.int(), version: z.int() });
const reason = {
  code: "boat.full",
  message: "The boat has 4 seats and 6 were asked for.",
  facts: { seats: 4 },
  source: "docs/rules.md",
};

const boats = {
  change: endpoint("PATCH", "/api/boats/:id", {
    shapes: {
      params: z.object({ id: z.string().max(5) }),
      body: z.strictObject({ seats: z.int().positive(), rows: z.array(z.int()) }),
      reply: Boat,
    },
    right: "session.own",
    summary: "Changes a boat.",
  }),
  list: endpoint("GET", "/api/boats", {
    shapes: { query: z.object({ seats: z.coerce.number().int() }), reply: z.object({ seats: z.int() }) },
    right: "session.own",
    summary: "Lists.",
  }),
  sink: endpoint("DELETE", "/api/boats/:id", {
    shapes: { params: z.object({ id: z.string() }) },
    right: "session.own",
    summary: "Sinks.",
  }),
};

function boatRoutes(app: Http): void {
  serve(app, boats.change, async (_ctx, { params, body, ifMatch }) => {
    if (params.id === "lost") throw new NotFound("There is no boat lost.", { id: "lost" });
    if (ifMatch !== undefined && ifMatch !== "7") throw new Conflict("The boat is now at 7.", { version: 7 });
    if (params.id === "busy") throw new Conflict("Somebody else sits in it.");
    if (body.seats > 4) return refused([reason, reason]);
    const secret = { id: params.id, seats: body.seats, version: 8, owner: "Aigerim Example" };
    return done(secret);
  });
  serve(app, boats.list, async (_ctx, { query }) => ({ seats: query.seats }));
  serve(app, boats.sink, async () => {
    throw new Error("struck a rock", { cause: new Error("nobody looked") });
  });
}

const database = await testDatabase();
const service = await testService(database, {
  extend(app) {
    boatRoutes(app);
    expect(() => app.fastify.get("/api/undeclared", async () => "hello")).toThrow("not declared as an endpoint");
  },
});
const change = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  service.ask("planner", "PATCH", `/api/boats/${id}`, { body, headers });

test("what is answered is what was promised, and nothing more", async () => {
  const answer = await change("b1", { seats: 3, rows: [] });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ id: "b1", seats: 3, version: 8 });
  expect(answer.headers.etag).toBe('"8"');
  expect(answer.headers["cache-control"]).toBe("no-store");
});

test("every fault of address, query and body is listed with its path", async () => {
  const answer = await change("too-long", { seats: 0, rows: [1, "x"], colour: "red" });
  expect(answer.statusCode).toBe(400);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  const { faults } = Problem.parse(answer.json());
  expect(faults?.map(({ path }) => path)).toEqual(["params.id", "body.seats", "body.rows.1", "body"]);
});

test("a body that is no JSON is the caller's fault", async () => {
  const answer = await service.ask("planner", "PATCH", "/api/boats/b1", {
    body: "{",
    headers: { "content-type": "application/json" },
  });
  expect(answer.statusCode).toBe(400);
  expect(Problem.parse(answer.json()).faults).toHaveLength(1);
});

test("text that the database cannot keep is the caller's fault, wherever it stands", async () => {
  const body = { seats: 3, rows: [], "\0": 1, note: { deep: ["\ud800"] } };
  const answer = await change("a%00", body);
  expect(answer.statusCode).toBe(400);
  const { faults } = Problem.parse(answer.json());
  expect(faults?.map(({ path }) => path)).toEqual(["params.id", 'body."\\u0000"', "body.note.deep.0"]);
});

test("what nests without end is the caller's fault", async () => {
  const body = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
  const answer = await change("b1", body, { "content-type": "application/json" });
  expect(answer.statusCode).toBe(400);
  expect(Problem.parse(answer.json()).faults).toHaveLength(1);
});

test("a refusal carries all its reasons", async () => {
  const answer = await change("b1", { seats: 6, rows: [] });
  expect(answer.statusCode).toBe(422);
  expect(Problem.parse(answer.json()).refusals).toEqual([reason, reason]);
});

test("what is missing is 404 with its facts, and so is an address that does not exist", async () => {
  const lost = await change("lost", { seats: 3, rows: [] });
  expect([lost.statusCode, Problem.parse(lost.json()).facts]).toEqual([404, { id: "lost" }]);
  const nowhere = await service.ask("planner", "GET", "/api/nowhere?name=Aigerim");
  expect([nowhere.statusCode, Problem.parse(nowhere.json()).detail]).toEqual([404, "There is no GET /api/nowhere."]);
});

test("an old version is 412 where the caller named it, a conflict without one is 409", async () => {
  expect((await change("b1", { seats: 3, rows: [] }, { "if-match": '"6"' })).statusCode).toBe(412);
  expect((await change("b1", { seats: 3, rows: [] }, { "if-match": 'W/"7"' })).statusCode).toBe(200);
  expect((await change("busy", { seats: 3, rows: [] })).statusCode).toBe(409);
});

test("what nobody foresaw tells an id, and the log has the cause under it", async () => {
  const answer = await service.ask("planner", "DELETE", "/api/boats/b1");
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain("rock");
  const { id } = Problem.parse(answer.json());
  const line = service.log.map((text) => JSON.parse(text)).find((entry) => entry.id === id);
  expect(line.err).toMatchObject({ message: "struck a rock", cause: { message: "nobody looked" } });
  expect(line.route).toBe("/api/boats/:id");
});

test("the log keeps neither what was searched for nor who asked by name", async () => {
  await service.ask("planner", "GET", "/api/boats?seats=3&name=Aigerim");
  expect(service.log.join("")).toContain('"route":"/api/boats"');
  expect(service.log.join("")).not.toMatch(/Aigerim|Name of/);
});

test("an endpoint whose right no role holds is not registered", () => {
  const open = { ...boats.list, path: "/api/boats/open", right: "boats.everything" };
  expect(() => route(service.app, open, async () => undefined)).toThrow("which no role holds");
});
