import { expect, test } from "vitest";
import { actorWith, consoleActor, grants, nobody } from "./access.ts";
import { Forbidden } from "./errors.ts";

const rights = { "boats.sail": ["planner"], "boats.buy": ["approver", "administrator"], "boats.sink": [] } as const;

test("an actor may do what one of their roles grants, and nothing else", () => {
  const both = actorWith(rights, { id: "1", name: "A", roles: ["planner", "approver"] });
  expect([both.can("boats.sail"), both.can("boats.buy"), both.can("boats.sink")]).toEqual([true, true, false]);
  expect(() => both.must("boats.sail")).not.toThrow();
  expect(() => both.must("boats.sink")).toThrow(Forbidden);
});

test("a right that nobody declared is granted to nobody", () => {
  for (const right of ["boats.fly", "public", "toString", "__proto__", ""])
    expect(grants(rights, ["administrator"], right)).toBe(false);
});

test("a visitor may do nothing", () => {
  expect(() => nobody.must("boats.sail")).toThrow(Forbidden);
});

test("the command line plans but does not approve", () => {
  const actor = consoleActor(rights);
  expect(actor.can("boats.sail")).toBe(true);
  expect(actor.roles).not.toContain("approver");
});
