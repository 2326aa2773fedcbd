import { expect, test } from "vitest";
import { parsePlan } from "./plan-read.ts";
import { parseProblem } from "./problem-read.ts";

function faults(file: object): Record<string, string> {
  const read = parseProblem(JSON.stringify({ format: "contingent-problem/1", ...file }));
  return read.ok ? {} : Object.fromEntries(read.faults.map(({ path, message }) => [path, message]));
}

test("each kind of fault is said in plain words, with what is there and what may be", () => {
  const tour = { id: "", post: 7, from: "2027-01-01", key: "yes", value: 0, needs: "all", labels: [] };
  expect(
    faults({
      tours: [tour, { id: "x".repeat(401), post: "p", from: "2027-01-01", to: "2027-02-30" }],
      people: [{ id: "p", tags: [5], lastReturn: null, scores: [{ when: { a: 1 }, score: 1.5 }] }],
      ceilings: [{ id: "c", atMost: -1, measure: "heads" }],
      shares: [{ id: "s", tag: "t", atLeast: [1] }],
      objective: [{ filled: 0 }, 3],
      rest: 7,
      seed: 1e20,
    }),
  ).toEqual({
    "tours[0].id": "is too short: 1 character at least",
    "tours[0].post": "must be a text, but is 7",
    "tours[0].to": "is missing; it must be a text",
    "tours[0].key": 'must be true or false, but is "yes"',
    "tours[0].value": "must be 1 or more, but is 0",
    "tours[0].needs": 'must be a list, but is "all"',
    "tours[0].labels": "must be an object of texts",
    "tours[1].id": "is too long: 400 characters at most",
    "tours[1].to": "is no day of the form 2026-06-30",
    "people[0].tags[0]": "must be a text or an object, but is 5",
    "people[0].lastReturn": "must be a text, but is null",
    "people[0].scores[0].when.a": "must be a text",
    "people[0].scores[0].score": "must be a whole number, but is 1.5",
    "ceilings[0].atMost": "must be 0 or more, but is -1",
    "ceilings[0].measure": 'must be "present" or "tours" or "people", but is "heads"',
    "shares[0].atLeast": "is too short: 2 entries at least",
    "objective[0].filled": "must be 1 or more, but is 0",
    "objective[1]": "must be an object, but is 3",
    rest: "must be an object, but is 7",
    seed: "must be 9007199254740991 or less, but is 100000000000000000000",
  });
});

test("no fault of either file is said in the words of the library", () => {
  const texts = ["null", "[]", '{"format":1}', '{"format":"contingent-plan/1","assignments":[{}],"certificate":{}}'];
  for (const text of texts)
    for (const read of [parseProblem(text), parsePlan(text)])
      for (const { message } of read.ok ? [] : read.faults)
        expect(message).not.toMatch(/Invalid|expected|received|Too /);
});
