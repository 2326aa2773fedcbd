import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { demonstrationDatabase } from "../../tests/demonstration.ts";
import { withdrawDeclaration } from "../people/actions.ts";
import { listFiles } from "../people/store.ts";
import { actorWith } from "../platform/access.ts";
import { type Context, ROLES } from "../platform/context.ts";
import { sql } from "../platform/db.ts";
import { cancelJob } from "../platform/job-queue.ts";
import { rights } from "../roles.ts";
import {
  approveRun,
  candidatesFor,
  checkEdit,
  compareRuns,
  editRun,
  explainTour,
  needsYou,
  proposeRun,
  rejectRun,
  runNow,
  showRun,
  startRun,
  withdrawEdit,
} from "./actions.ts";
import { replay } from "./actions-replay.ts";
import { failRun } from "./actions-run.ts";
import { loadSelectionDemo } from "./demo.ts";
import { selectionJobs } from "./jobs.ts";
import { type Run, RunId } from "./schema.ts";
import { listRuns } from "./store.ts";

const TODAY = "2026-11-23";
const tools = { progress: () => undefined, shouldStop: () => false };
const db = await demonstrationDatabase(TODAY);
const loader: Context = {
  ...db.context("administrator", TODAY),
  actor: actorWith(rights, { id: "demonstration", name: "Demonstration", roles: ROLES }),
};
const planner = db.context("planner", TODAY);
const approver = db.context("approver", TODAY);
let approved: Run;
let proposed: Run;

beforeAll(async () => {
  await loadSelectionDemo(loader, { planner, approver });
  const runs = await listRuns(planner.db, null, 10);
  const shown = await Promise.all(runs.map(({ id }) => showRun(planner, id)));
  const [second, first] = shown;
  if (first === undefined || second === undefined) throw new Error("the demonstration has no plans");
  approved = first;
  proposed = second;
}, 120_000);

describe("the demonstration's plans", () => {
  test("one is approved by a second user and recorded, one waits", () => {
    expect(approved).toMatchObject({ state: "approved", proposedBy: "test-planner", decidedBy: "test-approver" });
    expect(proposed).toMatchObject({ state: "proposed", decidedBy: null, proposedBy: "test-planner" });
    for (const run of [approved, proposed]) expect(run.sentence).toMatchObject({ status: "optimal", distance: 0 });
  });

  test("most posts are filled, and those that stay open say why", () => {
    expect(approved.sentence?.filled).toBe(approved.sentence?.wanted);
    expect(proposed.sentence?.wanted).toBeGreaterThan(150);
    expect((proposed.sentence?.filled ?? 0) / (proposed.sentence?.wanted ?? 1)).toBeGreaterThan(0.9);
    const open = proposed.tours.filter(({ person }) => person === null);
    expect(open.length).toBeGreaterThan(0);
    for (const tour of open) expect(tour.causes.length).toBeGreaterThan(0);
    expect(open.find(({ post }) => post === "MINUSCA/so-3")?.causes[0]).toMatchObject({ code: "nobody-holds" });
  });

  test("the approved tours are recorded and no longer wanted by the second plan", () => {
    expect(approved.tours.map(({ mission }) => mission)).toEqual(approved.tours.map(() => "MINURSO"));
    expect(proposed.tours.some(({ mission }) => mission === "MINURSO")).toBe(false);
    const planned = proposed.standing.filter(({ state, mission }) => state === "planned" && mission === "MINURSO");
    expect(planned).toHaveLength(approved.tours.length);
  });

  test("nothing is planned in a mission past its last day, and its withdrawal is shown", () => {
    expect(proposed.tours.some(({ mission }) => mission === "UNIFIL")).toBe(false);
    expect(proposed.missionEnds).toContainEqual({ mission: "UNIFIL", lastDay: "2026-12-31", standing: 9 });
    expect(proposed.standing.filter(({ mission }) => mission === "UNIFIL").every(({ to }) => to <= "2026-12-31")).toBe(
      true,
    );
  });
});

/** Everything about an assignment, read again from the tables by other SQL than the planner's. */
const Counted = z.object({
  number: z.string(),
  post: z.string(),
  mission: z.string(),
  role: z.string(),
  mode: z.string(),
  from: z.string(),
  to: z.string(),
  sex: z.string(),
  birthDate: z.string().nullable(),
  grade: z.string().nullable(),
  gradeMin: z.string(),
  gradeMax: z.string(),
  declared: z.boolean(),
  fit: z.boolean(),
  clear: z.boolean(),
  passport: z.boolean(),
  english: z.boolean(),
  drives: z.boolean(),
  course: z.boolean(),
  core: z.boolean(),
  away: z.number(),
});

test("every assignment is lawful when it is counted again from the tables alone", async () => {
  const rows = await planner.db.many(
    Counted,
    sql`
      select p.number, o.code as post, o.mission, o.role, o.mode, a.first_day as "from", a.last_day as "to", p.sex,
        p.birth_date as "birthDate", r.grade, o.grade_min as "gradeMin", o.grade_max as "gradeMax",
        exists (select from declarations d where d.person_id = p.id and d.given <= ${TODAY} and (d.withdrawn is null or d.withdrawn > a.first_day)
          and (d.expires is null or d.expires >= a.first_day)
          and d.track in ('both', case when o.role = 'contingent_member' then 'contingent' else 'individual' end)) as declared,
        (select e.result = 'fit' and e.issued + interval '12 months' > ${TODAY}::date from evidence e
          where e.person_id = p.id and e.kind = 'medical' order by e.issued desc, e.result desc limit 1) as fit,
        (select e.result = 'clear' and e.issued + interval '24 months' > ${TODAY}::date from evidence e
          where e.person_id = p.id and e.kind = 'conduct' order by e.issued desc limit 1) as clear,
        exists (select from evidence e where e.person_id = p.id and e.kind = 'passport' and e.expires >= a.last_day + 180) as passport,
        exists (select from evidence e where e.person_id = p.id and e.kind = 'language' and e.subject = 'english' and e.expires >= a.first_day
          and (e.issuer = 'IELTS' and e.result::numeric >= 4.5 or e.issuer = 'STANAG 6001' and e.result not similar to '%[012]%'
            or e.issuer = 'TOEFL iBT' and e.result::numeric >= 86)) as english,
        exists (select from evidence e where e.person_id = p.id and e.kind = 'driving' and e.subject = 'B' and e.result = 'manual') as drives,
        exists (select from evidence e where e.person_id = p.id and e.kind = 'course' and e.result = 'passed'
          and e.subject = case when o.role = 'staff_officer' then 'UNSOC' else 'UNMOC' end) as course,
        exists (select from evidence e where e.person_id = p.id and e.kind = 'course' and e.subject = 'CPTM' and e.result = 'passed') as core,
        (select count(*) from presences s where s.person_id = p.id and s.superseded_at is null and s.tour_id is distinct from a.tour_id
          and daterange(s.from_day - 365, s.to_day + 365, '[]') && daterange(a.first_day, a.last_day, '[]')) as away
      from selection_assignments a
      join people p on p.id = a.person_id
      join posts o on o.id = a.post_id
      left join person_ranks r on r.person_id = p.id and daterange(r.valid_from, r.valid_to, '[]') @> a.first_day
    `,
  );
  expect(rows).toHaveLength((approved.sentence?.filled ?? 0) + (proposed.sentence?.filled ?? 0));
  const order = [
    "OR-1",
    "OR-2",
    "OR-3",
    "OR-4",
    "OR-5",
    "OR-6",
    "OR-7",
    "OR-8",
    "OR-9",
    "OF-1",
    "OF-2",
    "OF-3",
    "OF-4",
    "OF-5",
  ];
  for (const row of rows) {
    const about = JSON.stringify(row);
    expect(row.declared && row.fit && row.clear && row.core, about).toBe(true);
    expect(row.away, about).toBe(0);
    expect(order.indexOf(row.grade ?? ""), about).toBeGreaterThanOrEqual(order.indexOf(row.gradeMin));
    expect(order.indexOf(row.grade ?? ""), about).toBeLessThanOrEqual(order.indexOf(row.gradeMax));
    const age = (day: string) =>
      Number(day.slice(0, 4)) -
      Number(row.birthDate?.slice(0, 4)) -
      (day.slice(5) < (row.birthDate?.slice(5) ?? "") ? 1 : 0);
    expect(age(row.from), about).toBeGreaterThanOrEqual(row.role === "contingent_member" ? 18 : 25);
    if (row.role === "contingent_member") continue;
    expect(age(row.to), about).toBeLessThanOrEqual(55);
    expect(row.passport && row.english && row.drives && row.course, about).toBe(true);
  }
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
});

test("every proposed tour stands under a granted decision that permits its mission, role, mode and all its days", async () => {
  const uncovered = await planner.db.many(
    z.object({ post: z.string() }),
    sql`
      select o.code as post
      from selection_assignments a
      join posts o on o.id = a.post_id
      where not exists (
        select from authorisations d
        join authorisation_permits p on p.authorisation_id = d.id
        where d.reference = a.cover and p.mission = o.mission and p.role = o.role and p.mode = o.mode
          and p.valid_from <= a.first_day and a.last_day <= p.valid_to
      )
    `,
  );
  expect(uncovered).toEqual([]);
});

test("no ceiling is passed on any day by those present, approved and proposed together", async () => {
  const days = await planner.db.many(
    z.object({ code: z.string(), day: z.string(), people: z.number(), proposed: z.number(), atMost: z.number() }),
    sql`
      with standing as (
        select s.permit_id, s.from_day, s.to_day, 0 as proposed
        from presences s
        where s.superseded_at is null and s.permit_id is not null
        union all
        select p.id, a.first_day, a.last_day, 1
        from selection_assignments a
        join posts o on o.id = a.post_id
        join authorisations d on d.reference = a.cover
        join authorisation_permits p on p.authorisation_id = d.id and p.mission = o.mission and p.role = o.role and p.mode = o.mode
        where a.tour_id is null
      )
      select c.code, d::date::text as day, c.people as "atMost", count(s.permit_id) as people, coalesce(sum(s.proposed), 0) as proposed
      from authorisation_ceilings c
      cross join generate_series(${TODAY}::date, ${TODAY}::date + 730, interval '7 days') as d
      left join (
        authorisation_permit_ceilings pc join standing s on s.permit_id = pc.permit_id
      ) on pc.ceiling_id = c.id and s.from_day <= d and d <= s.to_day
      where c.reading = 'present' and c.superseded_at is null
      group by c.code, c.people, d
    `,
  );
  const total = days.filter(({ code }) => code.startsWith("A-2024"));
  expect(Math.max(...total.map(({ people }) => people))).toBeGreaterThan(139);
  expect(Math.max(...total.map(({ proposed }) => proposed))).toBeGreaterThan(139);
  for (const day of days) expect(day.people, JSON.stringify(day)).toBeLessThanOrEqual(day.atMost);
});

describe("four eyes", () => {
  test("whoever proposed does not decide, in the action and in the database", async () => {
    const both: Context = {
      ...planner,
      actor: actorWith(rights, { id: "test-planner", name: "Both", roles: ["planner", "approver"] }),
    };
    expect(await approveRun(both, proposed.id, null)).toMatchObject({
      ok: false,
      refusals: [{ code: "plan.four-eyes" }],
    });
    const forced = planner.db.run(sql`
      update selection_runs set state = 'approved', decided_by = proposed_by, decided_at = now() where id = ${proposed.id}
    `);
    await expect(forced).rejects.toThrow(/four_eyes/);
  });

  test("a planner does not approve and an approver does not propose", async () => {
    await expect(approveRun(planner, proposed.id, null)).rejects.toThrow("selection.approve");
    await expect(proposeRun(approver, proposed.id)).rejects.toThrow("selection.propose");
  });

  test("the page is told what each may do", async () => {
    expect((await showRun(approver, proposed.id)).may.approve).toEqual([]);
    expect((await showRun(planner, proposed.id)).may.approve.map(({ code }) => code)).toContain("no-right");
    expect((await showRun(planner, proposed.id)).may.propose.map(({ code }) => code)).toEqual(["plan.not-planned"]);
  });

  test("an old version is a conflict", async () => {
    await expect(approveRun(approver, proposed.id, null, "1")).rejects.toThrow("meanwhile");
  });
});

describe("looking into a tour", () => {
  test("the table of candidates begins with the chosen one and names what stands against the others", async () => {
    const tour = proposed.tours.find(({ post }) => post === "UNTSO/mo-1");
    if (tour === undefined) throw new Error("no tour");
    const { items, eligible } = await candidatesFor(planner, proposed.id, tour.tour, 40);
    expect(items[0]).toMatchObject({ standing: "chosen", person: { number: tour.person?.number }, score: tour.score });
    expect(eligible).toBe(tour.eligible);
    for (const item of items) {
      expect(item.parts.reduce((sum, { points }) => sum + points, 0)).toBe(item.score);
      const may = ["eligible", "eligible_with_waiver"].includes(item.verdict.verdict);
      expect(may).toBe(item.standing !== "not_eligible");
    }
  });

  test("an explanation counts the eligible and says of everybody higher why not", async () => {
    for (const tour of proposed.tours.filter(({ person, role }) => person !== null && role !== "contingent_member")) {
      const why = await explainTour(planner, proposed.id, tour.tour);
      expect(why.chosen?.number).toBe(tour.person?.number);
      expect(why.because.length).toBeGreaterThan(0);
      expect(why.instead.length).toBe(Math.min(10, why.higher));
      for (const { reasons, score } of why.instead) {
        expect(reasons.length).toBeGreaterThan(0);
        expect(score).toBeGreaterThan(tour.score ?? 0);
      }
    }
  });
});

describe("changing a plan by hand", () => {
  let draft: RunId;
  beforeAll(async () => {
    const outcome = await runNow(
      planner,
      { title: "UNTSO and UNMISS", from: TODAY, to: "2027-11-22", missions: ["UNTSO", "UNMISS"] },
      tools,
    );
    if (!outcome.ok) throw new Error("refused");
    draft = RunId.parse(outcome.value.run);
  });

  test("a check tells what a change would cost before it is made; a pin the rules forbid is refused with what is lacking", async () => {
    const { items } = await candidatesFor(planner, draft, "UNTSO/mo-1/2027-02", 700);
    const free = items.find(({ standing }) => standing === "free");
    const unfit = items.find(({ standing }) => standing === "not_eligible");
    if (free === undefined || unfit === undefined) throw new Error("nobody");
    const order = { kind: "pin" as const, tour: "UNTSO/mo-1/2027-02" };
    const check = await checkEdit(planner, draft, { ...order, personId: free.person.personId });
    expect(check.against).toEqual([]);
    const score = check.effect.find(({ entry }) => entry === "score");
    expect(score?.after).toBeLessThanOrEqual(score?.before ?? 0);
    const refused = await editRun(planner, draft, { ...order, personId: unfit.person.personId, reason: "a friend" });
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: "lacks" }] });
  });

  test("a pin and a post left open are obeyed by the next run, which changes nothing else", async () => {
    const { items } = await candidatesFor(planner, draft, "UNTSO/mo-1/2027-02", 700);
    const free = items.find(({ standing }) => standing === "free");
    if (free === undefined) throw new Error("nobody");
    const pin = await editRun(planner, draft, {
      kind: "pin",
      tour: "UNTSO/mo-1/2027-02",
      personId: free.person.personId,
      reason: "asked for by name",
    });
    expect(pin).toMatchObject({ ok: true });
    const second = await editRun(planner, draft, {
      kind: "leave_open",
      tour: "UNTSO/mo-1/2027-02",
      personId: null,
      reason: "no, rather not",
    });
    expect(second).toMatchObject({ ok: false, refusals: [{ code: "edit.second" }] });
    expect(
      await editRun(planner, draft, {
        kind: "leave_open",
        tour: "UNMISS/so-1/2027-06",
        personId: null,
        reason: "post is being cut",
      }),
    ).toMatchObject({ ok: true });
    const again = await runNow(
      planner,
      { title: "again", from: TODAY, to: "2027-11-22", missions: ["UNTSO", "UNMISS"], previous: draft },
      tools,
    );
    if (!again.ok) throw new Error("refused");
    const run = await showRun(planner, RunId.parse(again.value.run));
    const pinned = run.tours.find(({ tour }) => tour === "UNTSO/mo-1/2027-02");
    expect(pinned?.person?.number).toBe(free.person.number);
    expect(pinned?.pinned).not.toBeNull();
    expect(run.tours.find(({ tour }) => tour === "UNMISS/so-1/2027-06")).toMatchObject({
      person: null,
      causes: [{ code: "left-open" }],
    });
    const compared = await compareRuns(planner, draft, run.id);
    expect(compared.changes.map(({ tour }) => tour)).toEqual(["UNMISS/so-1/2027-06", "UNTSO/mo-1/2027-02"]);
    expect((await showRun(planner, draft)).state).toBe("superseded");
    const edit = run.edits.find(({ kind }) => kind === "leave_open");
    if (edit === undefined) throw new Error("no edit");
    expect(await withdrawEdit(planner, run.id, edit.id)).toMatchObject({ ok: true });
    await expect(withdrawEdit(planner, run.id, edit.id)).rejects.toThrow("in force");
  });
});

test("a stored run is repeated with the same bytes", async () => {
  expect(await replay(planner, proposed.id, tools)).toMatchObject({ same: true });
});

test("a worker that lost its run does not mark the plan that another finished as failed", async () => {
  const events = async () =>
    (await planner.db.one(z.object({ n: z.number() }), sql`select count(*) as n from audit_events`)).n;
  const before = await events();
  await failRun(planner, RunId.parse(proposed.id), "failed", "The thread came to nothing.");
  expect(await showRun(planner, proposed.id)).toMatchObject({ state: "proposed", version: proposed.version });
  expect(await events()).toBe(before);
});

test("a run whose job was stopped before it began is shown as cancelled", async () => {
  selectionJobs();
  const started = await startRun(planner, { title: "stopped", from: TODAY, to: "2027-11-22", missions: ["UNTSO"] });
  if (!started.ok) throw new Error("refused");
  expect((await showRun(planner, started.value.id)).state).toBe("queued");
  await cancelJob(planner, started.value.jobId);
  const run = await showRun(planner, started.value.id);
  expect(run.state).toBe("cancelled");
  expect(run.may.propose.map(({ code }) => code)).toEqual(["plan.not-planned"]);
});

test("a run in the past or without any tour is refused with the way out", async () => {
  expect(await runNow(planner, { title: "x", from: "2026-11-22", to: "2027-01-01" }, tools)).toMatchObject({
    ok: false,
    refusals: [{ code: "plan.past" }, { code: "plan.nothing-wanted" }],
  });
});

test("what waits: the approval first, and the withdrawal by the last day", async () => {
  const items = await needsYou(approver);
  expect(items.find(({ code }) => code === "approve-plan")).toMatchObject({
    runId: proposed.id,
    right: "selection.approve",
  });
  expect(items.find(({ code }) => code === "withdraw-before-end")).toMatchObject({
    by: "2026-12-31",
    facts: { mission: "UNIFIL", people: 9 },
  });
});

test("a plan whose volunteer withdrew meanwhile cannot be approved, and the refusal names the person by number", async () => {
  const [tour] = proposed.tours.filter(({ person }) => person !== null);
  const [file] = await listFiles(planner.db, { ids: [tour?.person?.personId ?? ""] });
  const declaration = file?.declarations.find(({ withdrawn }) => withdrawn === null);
  if (file === undefined || declaration === undefined) throw new Error("no declaration");
  await withdrawDeclaration(planner, file.id, declaration.id, TODAY);
  const answer = await approveRun(approver, proposed.id, null);
  expect(answer).toMatchObject({
    ok: false,
    refusals: [{ code: "plan.no-longer-eligible", facts: { person: file.number, rule: "un-declaration" } }],
  });
  expect((await showRun(planner, proposed.id)).state).toBe("proposed");
});

test("a rejection needs a reason and ends the proposal", async () => {
  expect(await rejectRun(approver, proposed.id, "a volunteer has withdrawn")).toMatchObject({
    ok: true,
    value: { state: "rejected" },
  });
  expect(await approveRun(approver, proposed.id, null)).toMatchObject({
    ok: false,
    refusals: [{ code: "plan.not-proposed" }],
  });
});

test("another country sees none of it", async () => {
  expect(await listRuns(db.as("NPL"), null, 10)).toEqual([]);
});
