import { expect, test } from "vitest";
import { endingOf, type PresenceGroup } from "./today.ts";

const group = (role: PresenceGroup["role"], to: string): PresenceGroup => ({
  mission: "UNDOF",
  role,
  from: "2026-01-01",
  to,
  standing: "actual",
  people: 3,
  inferred: 0,
  authorisation: null,
  scopeId: null,
});

test("tours end soon by the time that a replacement in their role takes, its last day included", () => {
  const groups = [group("unmo", "2026-07-31"), group("unmo", "2026-08-01"), group("contingent_member", "2026-08-01")];
  const leadOf = (role: string) => (role === "contingent_member" ? 61 : 60);
  expect(endingOf(groups, new Map(), "2026-06-01", leadOf)).toEqual([
    { mission: "UNDOF", role: "unmo", day: "2026-07-31", people: 3 },
    { mission: "UNDOF", role: "contingent_member", day: "2026-08-01", people: 3 },
  ]);
});
