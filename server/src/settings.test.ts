import { expect, test } from "vitest";
import { dayIn } from "./platform/clock.ts";
import { Malformed } from "./platform/problem.ts";
import { readSettings } from "./settings.ts";

test("without any variable the service is for this machine, on its own data", () => {
  expect(readSettings({})).toMatchObject({
    port: 4700,
    host: "127.0.0.1",
    databaseUrl: undefined,
    folder: expect.stringMatching(/[/\\]data[/\\]local$/),
    contributor: null,
    logLevel: "warn",
    proxy: false,
  });
});

test("an empty variable counts as absent", () => {
  expect(readSettings({ PORT: "", CONTINGENT_TODAY: "", DATABASE_URL: "" })).toMatchObject({
    port: 4700,
    databaseUrl: undefined,
  });
});

test("every variable that cannot be read is named", () => {
  try {
    readSettings({
      PORT: "70000",
      CONTINGENT_TODAY: "2026-02-30",
      CONTINGENT_LOG: "loud",
      CONTINGENT_TIME_ZONE: "Mars",
    });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Malformed);
    expect((error as Malformed).faults.map(({ path }) => path)).toEqual([
      "PORT",
      "CONTINGENT_TIME_ZONE",
      "CONTINGENT_TODAY",
      "CONTINGENT_LOG",
    ]);
  }
});

test("the office's day begins at its own midnight", () => {
  const moment = new Date("2026-06-30T19:30:00Z");
  expect(dayIn("UTC", moment)).toBe("2026-06-30");
  expect(dayIn("Asia/Almaty", moment)).toBe("2026-07-01");
  expect(dayIn("America/New_York", new Date("2026-01-01T03:00:00Z"))).toBe("2025-12-31");
  expect(readSettings({ CONTINGENT_TODAY: "2024-01-19" }).clock.today()).toBe("2024-01-19");
});

test("an address of a database that is none is a fault with the way out", () => {
  for (const address of ["nonsense", "localhost/contingent", "mysql://localhost/contingent"]) {
    try {
      readSettings({ DATABASE_URL: address });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Malformed);
      const [fault] = (error as Malformed).faults;
      expect(fault?.path).toBe("DATABASE_URL");
      expect(fault?.message).toContain("postgres://");
    }
  }
  expect(readSettings({ DATABASE_URL: "postgresql://u@%2Frun%2Fpg/contingent" }).databaseUrl).toBeDefined();
});
