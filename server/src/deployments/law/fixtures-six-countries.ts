/** A country as it begins, for tests of real decisions: its pack, one mission, and the screens' way of entering a decision. */
import type { TestDatabase } from "../../../tests/database.ts";
import { readAuthorisation, recordStep } from "../../authorisations/actions.ts";
import { keepForm, openForm } from "../../authorisations/actions-forms.ts";
import { loadPack } from "../../authorisations/actions-packs.ts";
import { DecisionForm, type MayDeployQuestion, type Step, type Vote } from "../../authorisations/schema.ts";
import { addCountry } from "../../country.ts";
import { aMission } from "../../missions/fixtures.ts";
import { addMission } from "../../missions/store.ts";
import type { Context } from "../../platform/context.ts";
import type { Day } from "../../platform/days.ts";
import { askMayDeploy } from "../actions.ts";
import { anyone, ok } from "../fixtures.ts";
import { standingInLedger } from "./restand-actions.ts";

/** A country with its shipped pack and one mission; what it returns keeps forms, records steps and asks the law on given days. */
export async function aCountry(db: TestDatabase, code: string, mission: string, started: Day) {
  await addCountry(db, code, code);
  let clock = 0;
  const on = (day: Day, who: "drafts" | "decides" = "drafts"): Context => {
    clock += 1;
    const now = new Date(Date.parse(`${day}T08:00:00Z`) + clock * 1000).toISOString();
    return { ...db.context("planner", day), actor: anyone(who), db: db.as(code), today: day, now };
  };
  const begin = on("2000-01-01");
  await begin.db.transaction((tx) =>
    addMission(
      tx,
      aMission({ id: mission, started: { day: started, precision: "day", source: "test", confidence: "verified" } }),
      { by: "test", at: begin.now },
    ),
  );
  await loadPack(begin, code);
  const keep = async (day: Day, form: Partial<Record<keyof DecisionForm, unknown>>) => {
    const opened = await openForm(on(day), { authorisation: null, form: DecisionForm.parse(form) });
    return ok(await keepForm(on(day), opened.id)).id;
  };
  const step = (id: string, kind: Step["kind"], day: Day, given: Partial<Step> = {}) =>
    recordStep(
      on(day, kind === "proposed" || kind === "information" ? "drafts" : "decides"),
      id,
      { kind, day, note: "", source: "as published", votes: [], ...given },
      undefined,
      standingInLedger,
    );
  const status = async (id: string, day: Day) =>
    (await readAuthorisation(on("2026-06-30"), id, { asOf: day, knownAt: "2027-01-01T00:00:00.000Z" })).status;
  const ask = async (day: Day, question: Omit<MayDeployQuestion, "mission" | "mode">) =>
    (await askMayDeploy(on(day), { mission, mode: "self", ...question }, {})).verdict;
  return { on, keep, step, status, ask };
}

/** An approving vote; numbers that are not given were not published. */
export const vote = (body: string, heldOn: Day, numbers: Partial<Vote> = {}): Vote => ({
  body,
  heldOn,
  inFavour: null,
  against: null,
  abstained: null,
  present: null,
  result: "approved",
  source: "as published",
  ...numbers,
});

/** A scope of a form: an own contingent whose way home is covered. */
export const scope = (given: object) => ({ modes: ["self"], endsWithMandate: true, coversWithdrawal: true, ...given });
/** Codes of the reasons of a refusal; none when it was done. */
export const codesOf = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  (outcome.refusals ?? []).map((refusal) => refusal.code);
