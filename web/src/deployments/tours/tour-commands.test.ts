import { TourState } from "@contingent/server/deployments/schema";
import { expect, test } from "vitest";
import { commandsOf } from "./tour-commands.ts";

const inState = (state: TourState, standing: "planned" | "actual") =>
  commandsOf({ state, standing, next: [], events: [] });

test("who is in the mission can be recorded as leaving, staying longer, or going elsewhere", () => {
  expect(inState("in_mission", "actual")).toEqual([
    "left",
    "repatriated",
    "died",
    "check_in_failed",
    "extended",
    "moved",
    "corrected",
  ]);
  expect(inState("travelling", "planned")).toContain("check_in_failed");
  expect(inState("repatriating", "actual")).toContain("died");
});

test("nobody leaves who has not arrived, or twice", () => {
  const others = TourState.options.filter((state) => state !== "in_mission");
  for (const state of others) expect(inState(state, "actual").filter((kind) => kind === "left")).toEqual([]);
});
