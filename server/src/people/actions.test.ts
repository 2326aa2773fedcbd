import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import {
  adoptRanks,
  enrolPeople,
  giveDeclaration,
  personFile,
  recordEvidence,
  withdrawDeclaration,
} from "./actions.ts";
import { invent, RANKS } from "./invent.ts";
import { countPeople, listFiles, listPersonLines, listVolunteers, nextNumber, pageOfPeople } from "./store.ts";

const db = await testDatabase();
const planner = db.context("planner");
await adoptRanks(planner, RANKS);
const people = invent({
  key: "store",
  kind: "reserve",
  count: 40,
  women: 5,
  asOf: "2026-06-30",
  firstNumber: 1,
  gaps: true,
});
const ids = await enrolPeople(planner, people);

test("what was recorded of a person comes back as it was given", async () => {
  const files = await listFiles(planner.db);
  expect(files.map(({ number }) => number)).toEqual(people.map(({ number }) => number));
  for (const [index, file] of files.entries()) {
    const given = people[index];
    if (given === undefined) throw new Error("more files than people");
    expect(file).toMatchObject({
      ...given,
      id: ids[index],
      version: 1,
      names: given.names.toSorted((a, b) => (a.script < b.script ? -1 : 1)),
      evidence: expect.anything(),
    });
    const bare = file.evidence.map(({ id: _, ...each }) => JSON.stringify(each));
    const key = (evidence: object) => JSON.stringify(Object.entries(evidence).toSorted());
    expect(bare.map((text) => key(JSON.parse(text))).toSorted()).toEqual(given.evidence.map(key).toSorted());
  }
  expect(await nextNumber(planner.db)).toBe(41);
});

test("another country sees none of them", async () => {
  expect(await listFiles(db.as("NPL"))).toEqual([]);
  expect(await listPersonLines(db.as("NPL"), ids, "2026-06-30")).toEqual([]);
});

test("people are found by part of a name in any script, and pages neither repeat nor lose anybody", async () => {
  const family = people[0]?.names.find(({ script }) => script === "passport")?.family ?? "";
  const found = await pageOfPeople(planner.db, { on: "2026-06-30", search: family.toLowerCase() }, "", 100);
  expect(found.map(({ number }) => number)).toContain("P-00001");
  const first = await pageOfPeople(planner.db, { on: "2026-06-30" }, "", 25);
  const second = await pageOfPeople(planner.db, { on: "2026-06-30" }, first.at(-1)?.number ?? "", 25);
  expect([...first, ...second].map(({ number }) => number)).toEqual(people.map(({ number }) => number));
  expect(await countPeople(planner.db, { on: "2026-06-30" })).toBe(40);
  expect(await countPeople(planner.db, { on: "2026-06-30", search: "100%" })).toBe(0);
});

test("a volunteer who withdraws is no longer among the volunteers from that day", async () => {
  const id = ids[0];
  if (id === undefined) throw new Error("nobody");
  const given = await giveDeclaration(planner, id, { track: "both", given: "2026-06-01", expires: null });
  if (!given.ok) throw new Error("refused");
  expect(await listVolunteers(planner.db, "2026-06-30")).toContain(id);
  for (const { id: declaration, withdrawn } of (await personFile(planner, id)).declarations)
    if (withdrawn === null) await withdrawDeclaration(planner, id, declaration, "2026-06-30");
  expect(await listVolunteers(planner.db, "2026-06-30")).not.toContain(id);
  await expect(withdrawDeclaration(planner, id, given.value.id, "2026-06-30")).rejects.toThrow("before");
});

test("only who may change people's files does", async () => {
  const id = ids[1];
  if (id === undefined) throw new Error("nobody");
  const fit = {
    kind: "medical",
    subject: "",
    issuer: "board",
    result: "fit",
    issued: "2026-06-01",
    expires: null,
  } as const;
  await expect(recordEvidence(db.context("approver"), id, fit)).rejects.toThrow("people.change");
  const before = (await personFile(planner, id)).evidence.length;
  expect(await recordEvidence(planner, id, { ...fit, result: "flu" })).toMatchObject({ ok: false });
  expect(await recordEvidence(planner, id, fit)).toMatchObject({ ok: true });
  expect((await personFile(planner, id)).evidence).toHaveLength(before + 1);
});
