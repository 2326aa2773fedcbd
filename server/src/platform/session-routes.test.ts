import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../tests/database.ts";
import { testService } from "../../tests/service.ts";
import { addAccount } from "./accounts.ts";
import { sql } from "./db.ts";
import { Session } from "./session-api.ts";
import { readToken, SESSION_HOURS } from "./sessions.ts";

const database = await testDatabase();
const service = await testService(database);
const signIn = (login: string, password: string, remoteAddress = "10.0.0.1") =>
  service.ask(null, "POST", "/api/session", { body: { login, password }, remoteAddress });
const ready = service.status;

beforeEach(() => {
  service.status = ready;
});

/** The service as it would be at another moment of the same day. */
function at(moment: string): void {
  if (!ready.ready) throw new Error("not ready");
  service.status = { ...ready, service: { ...ready.service, clock: { now: () => moment, today: () => "2026-06-30" } } };
}

test("a visitor is told that nobody is signed in", async () => {
  const session = Session.parse((await service.ask(null, "GET", "/api/session")).json());
  expect(session).toMatchObject({
    account: null,
    rights: [],
    contributor: "KAZ",
    today: "2026-06-30",
    demonstration: false,
  });
});

test("a password opens a session that the cookie carries", async () => {
  const answer = await signIn("Planner", "the password of planner");
  expect(answer.statusCode).toBe(200);
  const cookie = answer.cookies.find(({ name }) => name === "contingent_session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/", maxAge: SESSION_HOURS * 3600 });
  const session = (
    await service.ask(null, "GET", "/api/session", { headers: { cookie: `contingent_session=${cookie?.value}` } })
  ).json();
  expect(session.account).toMatchObject({ login: "planner", roles: ["planner"] });
  expect(session.rights).toContain("selection.plan");
  expect(session.rights).not.toContain("selection.approve");
});

test("the database keeps the token's hash only", async () => {
  const { value } = (await signIn("planner", "the password of planner")).cookies[0] ?? { value: "" };
  const secret = readToken(value)?.secret ?? "";
  const Stored = z.object({ row: z.string() });
  const rows = await database.as("KAZ").many(Stored, sql`select to_jsonb(sessions)::text as row from sessions`);
  const hash = createHash("sha256").update(secret).digest("hex");
  expect(rows.filter(({ row }) => row.includes(hash))).toHaveLength(1);
  expect(rows.filter(({ row }) => row.includes(secret) || row.includes(Buffer.from(secret).toString("hex")))).toEqual(
    [],
  );
});

test("a wrong password and an unknown login are answered alike", async () => {
  const wrong = await signIn("planner", "the password of nobody", "10.0.0.2");
  const unknown = await signIn("nobody", "the password of nobody", "10.0.0.2");
  expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
  expect(wrong.json().detail).toBe(unknown.json().detail);
  expect(wrong.cookies).toEqual([]);
});

test("whoever guesses passwords is stopped, and others are not", async () => {
  const codes: number[] = [];
  for (let guess = 0; guess < 12; guess += 1)
    codes.push((await signIn("planner", `guess ${guess}`, "10.0.0.3")).statusCode);
  expect(codes).toEqual([...Array<number>(10).fill(401), 429, 429]);
  expect((await signIn("planner", "the password of planner", "10.0.0.4")).statusCode).toBe(200);
});

test("signing out ends the session wherever its cookie was copied to", async () => {
  const { value } = (await signIn("planner", "the password of planner", "10.0.0.5")).cookies[0] ?? { value: "" };
  const headers = { cookie: `contingent_session=${value}` };
  expect((await service.ask(null, "DELETE", "/api/session", { headers })).statusCode).toBe(204);
  expect((await service.ask(null, "GET", "/api/session", { headers })).json().account).toBeNull();
});

test("a session ends after its hours, and with its account", async () => {
  at(`2026-07-01T00:00:00.000Z`);
  expect((await service.ask("planner", "GET", "/api/session")).json().account).toBeNull();
  at(`2026-06-30T23:59:59.000Z`);
  expect((await service.ask("planner", "GET", "/api/session")).json().account.login).toBe("planner");
  const disable = (moment: string | null) =>
    database
      .as("KAZ")
      .run(sql`update users set disabled_at = ${moment} where contributor = 'KAZ' and login = 'planner'`);
  await disable("2026-06-30T12:00:00Z");
  expect((await service.ask("planner", "GET", "/api/session")).json().account).toBeNull();
  await disable(null);
});

test("a token counts only among the rows of the country it names", async () => {
  const stolen = service.cookies.planner.replace("KAZ.", "NPL.");
  const answer = await service.ask(null, "GET", "/api/session", { headers: { cookie: stolen } });
  expect(answer.json()).toMatchObject({ account: null, contributor: "KAZ" });
  for (const cookie of ["KAZ", "KAZ.short", "x'; drop table users.aaaa", "KAZ.a.b"]) {
    expect(
      (await service.ask(null, "GET", "/api/session", { headers: { cookie: `contingent_session=${cookie}` } })).json()
        .account,
    ).toBeNull();
  }
});

test("a page of another site changes nothing, even with the cookie", async () => {
  for (const headers of [
    { origin: "http://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "http://127.0.0.1:9999" },
  ]) {
    expect(
      (await service.ask("planner", "DELETE", "/api/session", { headers: headers as Record<string, string> }))
        .statusCode,
    ).toBe(403);
  }
  const own = { origin: "http://127.0.0.1:4700", "sec-fetch-site": "same-origin" };
  expect((await signIn("approver", "the password of approver", "10.0.0.6")).statusCode).toBe(200);
  expect((await service.ask("approver", "DELETE", "/api/session", { headers: own })).statusCode).toBe(204);
});

test("a foreign name for this machine is refused", async () => {
  const answer = await service.ask(null, "GET", "/api/session", { headers: { host: "evil.example:4700" } });
  expect(answer.statusCode).toBe(403);
  expect((await service.ask(null, "GET", "/api/session", { headers: { host: "localhost:4700" } })).statusCode).toBe(
    200,
  );
});

test("nothing but health and the description answers while the service starts", async () => {
  service.status = { ready: false, step: "Loading the demonstration country: people" };
  const answer = await service.ask("planner", "GET", "/api/session");
  expect([answer.statusCode, answer.headers["retry-after"], answer.json().detail]).toEqual([
    503,
    "2",
    "Loading the demonstration country: people",
  ]);
  const health = await service.ask(null, "GET", "/api/health");
  expect([health.statusCode, health.json().status]).toEqual([503, "starting"]);
  service.status = ready;
  expect((await service.ask(null, "GET", "/api/health")).json()).toMatchObject({ status: "ok" });
});

test("without demonstration data nobody is offered, and with it only to this machine", async () => {
  expect((await service.ask(null, "GET", "/api/demo/users")).statusCode).toBe(404);
  expect((await service.ask(null, "POST", "/api/demo/sign-in", { body: { login: "planner" } })).statusCode).toBe(404);
  const invented = {
    login: "invented",
    name: "Invented Example",
    roles: ["planner" as const],
    password: null,
    demonstration: true,
  };
  await addAccount(database.context("administrator"), invented);

  const users = await service.ask(null, "GET", "/api/demo/users");
  expect(users.json().items.map(({ login }: { login: string }) => login)).toEqual(["invented"]);
  expect((await service.ask(null, "POST", "/api/demo/sign-in", { body: { login: "planner" } })).statusCode).toBe(404);
  expect(
    (await service.ask(null, "POST", "/api/demo/sign-in", { body: { login: "invented" } })).json().account.login,
  ).toBe("invented");

  for (const asked of [{ remoteAddress: "192.0.2.7" }, { headers: { "x-forwarded-for": "127.0.0.1" } }]) {
    expect((await service.ask(null, "GET", "/api/demo/users", asked)).statusCode).toBe(404);
    expect(
      (await service.ask(null, "POST", "/api/demo/sign-in", { ...asked, body: { login: "invented" } })).statusCode,
    ).toBe(404);
  }
  expect((await signIn("invented", "", "10.0.0.7")).statusCode).toBe(400);
  expect((await signIn("invented", "x", "10.0.0.7")).statusCode).toBe(401);
});

test("opening and closing a session each write one audit event", async () => {
  const events = async () => {
    const Event = z.object({ event: z.string() });
    const rows = await database.as("KAZ").many(Event, sql`select event from audit_events order by seq`);
    return rows.map(({ event }) => event);
  };
  const before = await events();
  const { value } = (await signIn("committee", "the password of committee", "10.0.0.8")).cookies[0] ?? { value: "" };
  await service.ask(null, "DELETE", "/api/session", { headers: { cookie: `contingent_session=${value}` } });
  expect((await events()).slice(before.length)).toEqual(["session.opened", "session.closed"]);
});
