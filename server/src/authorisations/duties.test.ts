import { expect, test } from "vitest";
import { dueDates, occurrencesOf } from "./duties.ts";

const yearly = { frequency: "yearly", dueOn: "2020-12-31", lastDue: null, doneOn: null } as const;

test("a duty falls due from its first day on, and the 31st comes back after a short month", () => {
  const monthly = { frequency: "monthly", dueOn: "2024-01-31", lastDue: "2024-04-30" } as const;
  expect(dueDates(monthly, "2030-01-01", null)).toEqual(["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]);
  expect(dueDates({ ...yearly, frequency: "once" }, "2030-01-01", null)).toEqual(["2020-12-31"]);
  expect(dueDates({ ...yearly, dueOn: null }, "2030-01-01", null)).toEqual([]);
});

test("it ends a year after its decision, and reading it at the end of all days ends too", () => {
  expect(dueDates(yearly, "2030-01-01", "2022-06-30")).toEqual(["2020-12-31", "2021-12-31", "2022-12-31"]);
  expect(occurrencesOf(yearly, [], "9999-12-31", null).length).toBe(51);
});

test("each date is done, overdue or due on the day asked about", () => {
  const report = { dueOn: "2021-12-31", doneOn: "2022-02-01", paperId: null, note: "" };
  const states = (asOf: string) => occurrencesOf(yearly, [report], asOf, null).map((one) => one.state);
  expect(states("2022-01-31")).toEqual(["overdue", "overdue", "due"]);
  expect(states("2022-02-01")).toEqual(["overdue", "done", "due"]);
  const drafted = occurrencesOf({ ...yearly, doneOn: "2020-12-01" }, [], "2021-01-01", null);
  expect(drafted[0]).toMatchObject({ state: "done", doneOn: "2020-12-01" });
});
