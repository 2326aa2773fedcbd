import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { aMission } from "../missions/fixtures.ts";
import { addMission } from "../missions/store.ts";
import { sql } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { draftAuthorisation, readAuthorisation } from "./actions.ts";
import { answered, answeredOutcome } from "./actions-answer.ts";
import { keepForm, openForm, readForm, readForms, saveForm } from "./actions-forms.ts";
import { loadPack } from "./actions-packs.ts";
import { keepPaper, LARGEST_PAPER, readPaper } from "./actions-papers.ts";
import { draftOfForm } from "./form.ts";
import { formOfDraft } from "./form-of-draft.ts";
import { DecisionForm, type NewPaper } from "./schema.ts";

const db = await testDatabase();
const planner = db.context("planner");
const other = { ...planner, actor: { ...planner.actor, id: "another-planner" } };
const committee = db.context("committee");
await loadPack(planner, "KAZ");
await planner.db.transaction((tx) => addMission(tx, aMission(), { by: "test", at: "2020-01-01T00:00:00.000Z" }));

const whole = (reference: string) =>
  DecisionForm.parse({
    reference,
    title: "Observers",
    procedure: "joint-session",
    proposer: "President",
    proposedOn: "2026-06-01",
    source: "test",
    costAmount: "1 250 000,50",
    costCurrency: "usd",
    coversRotations: "no",
    ceilings: [
      {
        code: `${reference}/all`,
        label: "All",
        kind: "at_any_time",
        people: "20",
        overlapPercent: "50",
        overlapDays: "10",
      },
    ],
    scopes: [
      {
        label: "Golan",
        missions: ["UNDOF"],
        roles: ["unmo"],
        modes: ["self"],
        validFrom: "2026-08-01",
        ceilings: [`${reference}/all`],
        graceSittingDays: "2",
      },
    ],
    duties: [{ text: "Report", to: "Kurultai", frequency: "yearly", dueOn: "2027-01-31" }],
  });

describe("a form", () => {
  test("keeps what was typed however little it is, for whoever typed it, and lets nobody save over another window", async () => {
    const opened = await openForm(planner, { authorisation: null, form: null });
    const half = DecisionForm.parse({ title: "Half a thought", scopes: [{ label: "?" }] });
    const saved = await saveForm(planner, opened.id, half, opened.version);
    expect((await readForm(planner, opened.id)).form).toEqual(half);
    await expect(saveForm(planner, opened.id, half, opened.version)).rejects.toThrow(/another window/);
    await expect(readForm(other, opened.id)).rejects.toThrow(/Somebody else/);
    const refused = await keepForm(planner, opened.id);
    const fields = refused.ok ? [] : refused.refusals.map((refusal) => refusal.facts.field);
    expect(fields).toEqual([
      "reference",
      "procedure",
      "proposer",
      "scopes.0.missions",
      "scopes.0.roles",
      "scopes.0.modes",
      "scopes.0.validFrom",
      "source",
    ]);
    expect((await readForm(planner, opened.id)).version).toBe(saved.version);
    expect((await readForms(planner)).map((line) => line.title)).toEqual(["Half a thought"]);
  });

  test("becomes a draft, and the draft the same form again; a draft is changed by its author alone", async () => {
    const opened = await openForm(planner, { authorisation: null, form: whole("F-1") });
    const kept = await keepForm(planner, opened.id);
    if (!kept.ok) throw new Error("refused");
    expect(kept.value).toMatchObject({
      status: "draft",
      cost: { minor: 125_000_050, currency: "USD" },
      coversRotations: false,
    });
    expect(kept.value.ceilings[0]?.overlap).toMatchObject({ people: 10, percent: 50, days: 10 });
    const again = draftOfForm(formOfDraft(kept.value));
    expect(again.faults).toEqual([]);
    expect(again.draft).toEqual(draftOfForm(whole("F-1")).draft);
    const reopened = await openForm(planner, { authorisation: kept.value.id, form: null });
    await saveForm(planner, reopened.id, { ...reopened.form, title: "Fewer observers" });
    const later = { ...planner, now: "2026-06-30T13:00:00.000Z" };
    expect(await keepForm(later, reopened.id)).toMatchObject({
      ok: true,
      value: { title: "Fewer observers", version: 2 },
    });
    const foreign = await openForm(other, { authorisation: kept.value.id, form: null });
    expect(await keepForm({ ...other, now: "2026-06-30T14:00:00.000Z" }, foreign.id)).toMatchObject({
      ok: false,
      refusals: [{ code: "not-the-drafter" }],
    });
    const now = await readAuthorisation(later, "F-1", { knownAt: "2026-06-30T15:00:00.000Z" });
    expect([now.scopes.length, now.ceilings.length]).toEqual([1, 1]);
  });
});

describe("an amendment in a form", () => {
  const amending = (change: Record<string, unknown>) =>
    DecisionForm.parse({
      ...whole("F-9"),
      relations: [
        {
          to: "F-1",
          kind: "amends",
          changes: [{ what: "ceiling", ceiling: "F-1/all", people: "30", from: "2026-09-01", ...change }],
        },
      ],
    });
  const overlapOf = (change: Record<string, unknown>) => {
    const { draft, faults } = draftOfForm(amending(change));
    const [first] = draft.relations[0]?.changes ?? [];
    return {
      faults: faults.map((fault) => fault.facts.field),
      overlap: first?.what === "ceiling" ? first.overlap : "?",
    };
  };

  test("leaves the overlap allowance, ends it, or makes it another", () => {
    expect(overlapOf({})).toEqual({ faults: [], overlap: undefined });
    expect(overlapOf({ overlap: "none" })).toEqual({ faults: [], overlap: null });
    expect(overlapOf({ overlap: "other", overlapPercent: "50", overlapDays: "7" })).toMatchObject({
      faults: [],
      overlap: { people: 15, percent: 50, days: 7 },
    });
    expect(overlapOf({ overlap: "other" }).faults).toEqual(["relations.0.changes.0.overlapPeople"]);
  });
});

describe("a paper", async () => {
  const drafted = await draftAuthorisation(planner, draftOfForm(whole("P-1")).draft);
  if (!drafted.ok) throw new Error(drafted.refusals.map((refusal) => refusal.message).join());
  const { id } = drafted.value;
  const paper = (bytes: Buffer, publicity: NewPaper["publicity"] = "internal"): NewPaper => ({
    title: "Resolution",
    language: "kk",
    published: "",
    publicity,
    file: { name: "қаулы.txt", mediaType: "text/plain", content: bytes.toString("base64") },
  });

  test("comes back with the hash it was kept with, an internal one for the directorate only", async () => {
    const bytes = Buffer.from("Қаулы");
    const kept = await keepPaper(planner, id, paper(bytes));
    if (!kept.ok) throw new Error("refused");
    expect(kept.value.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect((await readPaper(planner, id, kept.value.id)).bytes).toEqual(bytes);
    await expect(readPaper(committee, id, kept.value.id)).rejects.toThrow(/internal/);
    const open = await keepPaper(planner, id, paper(bytes, "public"));
    expect(open.ok && (await readPaper(committee, id, open.value.id)).name).toBe("қаулы.txt");
  });

  test("is refused when it is empty or too large, and by the database with another hash", async () => {
    expect(await keepPaper(planner, id, paper(Buffer.alloc(LARGEST_PAPER + 1)))).toMatchObject({
      ok: false,
      refusals: [{ code: "paper-too-large", facts: { limit: 10_485_760 } }],
    });
    expect(await keepPaper(planner, id, paper(Buffer.alloc(0)))).toMatchObject({
      ok: false,
      refusals: [{ code: "paper-empty" }],
    });
    const forged = planner.db.run(sql`
      with kept as (
        insert into authorisation_papers (contributor, id, authorisation_id, title, language, published, sha256, file_name, media_type,
          size_bytes, recorded_at, recorded_by)
        values ('KAZ', gen_random_uuid(), ${id}, 'X', 'kk', '', ${"0".repeat(64)}, 'x', 'text/plain', 1, now(), 'test')
        returning contributor, id, sha256, size_bytes
      )
      insert into authorisation_paper_files (contributor, paper_id, sha256, size_bytes, content)
      select contributor, id, sha256, size_bytes, decode('00', 'hex') from kept
    `);
    await expect(forged).rejects.toThrow(/authorisation_paper_files_hash/);
  });
});

test("a decision is answered with the names of accounts and without their ids, and says whether the caller drafted it", async () => {
  const id = newId();
  await planner.db.run(sql`
    insert into users (contributor, id, login, name, roles) values ('KAZ', ${id}, ${id}, 'Dana K.', '{planner}')`);
  const dana = { ...planner, actor: { ...planner.actor, id } };
  const opened = await openForm(dana, { authorisation: null, form: whole("F-9") });
  const kept = await answeredOutcome(dana, await keepForm(dana, opened.id));
  expect(kept).toMatchObject({
    ok: true,
    value: { draftedBy: "Dana K.", own: true, events: [{ recordedBy: "Dana K." }] },
  });
  const told = await answered(committee, await readAuthorisation(committee, "F-9", {}));
  expect(told).toMatchObject({ draftedBy: "Dana K.", own: false });
  expect(JSON.stringify(told)).not.toContain(id);
});
