import type { PlannedTour, Run } from "@contingent/server/selection/schema";
import { expect, test } from "vitest";
import { handovers, type PostRow, readShow, rowsOf, spanOf } from "./rows.ts";

const person = {
  personId: "p",
  number: "P-00001",
  name: "Ә",
  nameLatin: "Ä",
  rank: null,
  grade: null,
  homeUnit: null,
  sex: "woman",
};

function aTour(post: string, filled: boolean, more: Partial<PlannedTour> = {}): PlannedTour {
  const [mission = "", unit] = post.split("/");
  return {
    tour: `${post}/2027`,
    post,
    title: post,
    block: "",
    mission,
    unit: unit === "coy" ? "coy" : null,
    role: "unmo",
    mode: "self",
    key: false,
    from: "2027-03-01",
    to: "2028-02-29",
    authorisation: "A-2024",
    person: filled ? person : null,
    score: null,
    parts: [],
    pinned: null,
    causes: [],
    eligible: 1,
    ...more,
  } as PlannedTour;
}

function aRun(tours: readonly PlannedTour[], more: Partial<Run> = {}): Run {
  return { from: "2027-01-01", to: "2027-12-31", tours, standing: [], missionEnds: [], ...more } as unknown as Run;
}

const keys = (run: Run, show: "all" | "open" | "filled") =>
  rowsOf(run, show).map((row) => (row.kind === "group" ? `[${row.key}]` : row.post));

test("posts stand under their mission and unit, open ones first, then key posts", () => {
  const run = aRun([
    aTour("UNDOF/coy/1", true),
    aTour("UNDOF/coy/2", true, { key: true }),
    aTour("UNDOF/coy/3", false),
    aTour("UNDOF/so-1", true),
  ]);
  expect(keys(run, "all")).toEqual([
    "[UNDOF/coy]",
    "UNDOF/coy/3",
    "UNDOF/coy/2",
    "UNDOF/coy/1",
    "[UNDOF/]",
    "UNDOF/so-1",
  ]);
  expect(keys(run, "open")).toEqual(["[UNDOF/coy]", "UNDOF/coy/3"]);
  expect(keys(run, "filled")).toEqual(["[UNDOF/coy]", "UNDOF/coy/2", "UNDOF/coy/1", "[UNDOF/]", "UNDOF/so-1"]);
});

test("a group counts tours, not the posts that are shown", () => {
  const [group] = rowsOf(aRun([aTour("UNDOF/coy/1", true), aTour("UNDOF/coy/2", false)]), "open");
  expect(group).toMatchObject({ kind: "group", filled: 1, wanted: 2 });
});

test("a handover is the days that two tours of a post share", () => {
  const standing = [
    {
      tourId: "t",
      post: "UNDOF/coy/1",
      mission: "UNDOF",
      role: "unmo",
      from: "2026-03-01",
      to: "2027-03-14",
      state: "in_mission",
      person: null,
      withdrawal: false,
    },
  ];
  const rows = rowsOf(aRun([aTour("UNDOF/coy/1", true)], { standing }), "all");
  const row = rows.find((one): one is PostRow => one.kind === "post");
  expect(row && handovers(row)).toEqual([{ from: "2027-03-01", to: "2027-03-14" }]);
});

test("a tour that the approved plan brought about is drawn once and hands nothing over to itself", () => {
  const own = aTour("UNDOF/coy/1", true);
  const recorded = {
    tourId: "t",
    post: own.post,
    mission: "UNDOF",
    role: "unmo",
    from: own.from,
    to: own.to,
    state: "planned",
    person: own.person,
    withdrawal: false,
  };
  const rows = rowsOf(aRun([own], { standing: [recorded] }), "all");
  const row = rows.find((one): one is PostRow => one.kind === "post");
  expect(row?.standing).toEqual([]);
  expect(row && handovers(row)).toEqual([]);
});

test("an open tour hands nothing over", () => {
  const rows = rowsOf(aRun([aTour("UNDOF/coy/1", false)]), "all");
  const row = rows.find((one): one is PostRow => one.kind === "post");
  expect(row && handovers(row)).toEqual([]);
});

test("the timeline reaches from half a year before the plan past its last tour", () => {
  expect(spanOf(aRun([aTour("UNDOF/coy/1", true)]))).toEqual({ from: "2026-07-01", to: "2028-03-14" });
});

test("an unknown filter in the address shows everything", () => {
  expect(readShow("closed")).toBe("all");
  expect(readShow("open")).toBe("open");
});
