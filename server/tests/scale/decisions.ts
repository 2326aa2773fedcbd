/** The law of the large country: for every mission of twenty years a decision every four years, each with three ceilings. */
import { draftAuthorisation, recordStep } from "../../src/authorisations/actions.ts";
import { Draft } from "../../src/authorisations/schema.ts";
import { addProcedure } from "../../src/authorisations/store.ts";
import { actorWith } from "../../src/platform/access.ts";
import { type Context, ROLES } from "../../src/platform/context.ts";
import { type Day, laterDay } from "../../src/platform/days.ts";
import { newId } from "../../src/platform/ids.ts";
import type { Outcome } from "../../src/platform/outcome.ts";
import { rights } from "../../src/roles.ts";

/** Posts in each mission: from the first, so many of members of units, then of staff officers, then of observers. */
export const SLOTS = { contingent_member: 430, staff_officer: 35, unmo: 35 } as const;
const ROOM = 20;
/** The shipped missions are known from the day before on. */
const RECORDED: Day = "2011-01-02";
const total = Object.values(SLOTS).reduce((sum, each) => sum + each, 0);

/** A mission and the day on which it began. */
export interface Begun {
  readonly id: string;
  readonly startedOn: Day;
}

/** Grants the decisions of `missions` from the year `first` to the year `last`. Returns how many. */
export async function decide(ctx: Context, missions: readonly Begun[], first: number, last: number): Promise<number> {
  const drafter = as(ctx, "drafter");
  const decider = as(ctx, "decider");
  await ctx.db.transaction((tx) => addProcedure(tx, chamber, { by: "scale", at: `${first}-01-01T00:00:00.000Z` }));
  let count = 0;
  for (let year = first; year <= last; year += 4) {
    const to: Day = `${year + 3}-12-31`;
    for (const { id, startedOn } of missions) {
      if (startedOn > to) continue;
      const day = laterDay(laterDay(`${year - 1}-12-01`, startedOn), RECORDED);
      const then = { now: `${day}T12:00:00.000Z`, today: day };
      const drafted = ok(await draftAuthorisation({ ...drafter, ...then }, draftOf(id, `${year}-01-01`, to, day)));
      const step = { day: then.today, note: "", source: "scale", votes: [] };
      ok(await recordStep({ ...decider, ...then }, drafted.id, { ...step, kind: "proposed" }));
      ok(await recordStep({ ...decider, ...then }, drafted.id, { ...step, kind: "granted" }));
      count += 1;
    }
  }
  return count;
}

function as(ctx: Context, id: string): Context {
  return { ...ctx, actor: actorWith(rights, { id, name: id, roles: ROLES }) };
}

const chamber = {
  id: newId(),
  code: "chamber",
  kind: "one_chamber" as const,
  title: "Chamber",
  bodies: ["Chamber"],
  instrument: "Law",
  article: "1",
  requiresConsent: true,
  sends: true,
  validFrom: "2000-01-01",
  validTo: null,
  note: "",
  source: "scale",
  confidence: "verified" as const,
};

function draftOf(mission: string, from: Day, to: Day, proposedOn: Day): Draft {
  const reference = `${mission} ${from.slice(0, 4)}`;
  const known = { note: "", source: "scale", confidence: "verified" as const };
  const ceiling = (name: string, people: number, excludes: readonly string[]) => ({
    code: `${reference}/${name}`,
    label: name,
    kind: "at_any_time" as const,
    people: people + ROOM,
    reading: "present" as const,
    overlap: { people: ROOM, days: 30, inferred: false, source: "scale" },
    excludes: [...excludes],
    ...known,
  });
  const officers = SLOTS.staff_officer + SLOTS.unmo;
  const scope = (roles: readonly string[], ceilings: readonly string[]) => ({
    label: roles.join(", "),
    missions: [mission],
    roles: [...roles],
    unitTypes: [],
    modes: ["self"],
    partner: null,
    validFrom: from,
    validTo: to,
    endsWithMandate: false,
    coversWithdrawal: true,
    ceilings: ceilings.map((name) => `${reference}/${name}`),
    caveats: "",
    ...known,
  });
  return Draft.parse({
    reference,
    title: `Deployment to ${mission}`,
    procedure: "chamber",
    proposer: "Government",
    proposedOn,
    proposal: {},
    outcome: "",
    relations: [],
    ceilings: [
      ceiling("total", total, []),
      ceiling("unit", SLOTS.contingent_member, ["staff_officer", "unmo"]),
      ceiling("officers", officers, ["contingent_member"]),
    ],
    scopes: [scope(["contingent_member"], ["total", "unit"]), scope(["staff_officer", "unmo"], ["total", "officers"])],
    conditions: [],
    duties: [],
    papers: [],
    interpretations: [],
    source: "scale",
    confidence: "verified",
  });
}

function ok<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ message }) => message).join(" "));
}
