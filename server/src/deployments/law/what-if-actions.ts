/** Supposes another law and says what it would do. Nothing is written. */
import type { Authorisation, HeadroomCurve } from "../../authorisations/schema.ts";
import { readSuppositions, type Supposition, supposedLaw } from "../../authorisations/what-if.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, addMonths, type Day, type Moment } from "../../platform/days.ts";
import { type Fault, Malformed } from "../../platform/problem.ts";
import { type Law, loadLaw } from "./actions-law.ts";
import { type CurvePeople, curveOf } from "./headroom.ts";
import { type Expected, peopleUnder } from "./headroom-actions.ts";
import { lawClocks } from "./may-deploy-actions.ts";
import { everUnderCeilings } from "./store-use.ts";
import {
  type Broken,
  brokenByChange,
  firstDayBroken,
  replay,
  type Situation,
  type StayGroup,
  supposedMissions,
} from "./what-if.ts";
import type { BrokenGroup, WhatIf, WhatIfQuery } from "./what-if-shapes.ts";
import { listStays, type StayRow } from "./what-if-store.ts";

/** Needs `authorisations.read`; persons are named only to those who hold `deployments.read`. Throws `Malformed` for what it cannot read. */
export async function supposeLaw(
  ctx: Context,
  asked: WhatIfQuery,
  expectedOf: (db: Context["db"], law: Law, knownAt: Moment) => Promise<readonly Expected[]>,
): Promise<WhatIf> {
  ctx.actor.must("authorisations.read");
  const { asOf, knownAt } = lawClocks(ctx, asked);
  const from = asked.from ?? addMonths(asOf, -12);
  const to = asked.to ?? addMonths(asOf, 24);
  const law = await loadLaw(ctx.db, asOf, knownAt);
  const { changes, faults } = readSuppositions(asked);
  const wrong = [...faults, ...unknown(changes, law), ...(to < from ? [reversed(from, to)] : [])];
  if (wrong.length > 0) throw new Malformed(wrong);
  const expected = await expectedOf(ctx.db, law, knownAt);
  const supposed: Law = {
    ...law,
    authorisations: supposedLaw(law.authorisations, changes),
    missions: supposedMissions(law.missions, changes),
  };
  const people = await peopleUnder(ctx.db, law, { from, to, asOf, knownAt: factsAt(ctx, asked, knownAt) }, expected);
  const stays = await listStays(ctx.db, addDays(asOf, -longest(law)), to, factsAt(ctx, asked, knownAt));
  const broken = await brokenUnder(ctx, law, supposed, [...groupsOf(stays), ...expected.map(groupOfExpected)]);
  const touched = touchedBy(changes);
  const days = { from, to, asOf };
  return {
    official: false,
    asOf,
    knownAt,
    from,
    to,
    changes: [...changes],
    officialCurves: curvesIn(law, law, touched, people, days),
    supposedCurves: curvesIn(law, supposed, touched, people, days),
    firstBreach: firstDayBroken(broken, asOf),
    mustLeave: broken.filter(({ group }) => group.kind === "present").reduce((sum, { people: n }) => sum + n, 0),
    broken: broken.map((each) => shownOf(each, ctx.actor.can("deployments.read"))).sort(soonest),
    contributions: [...new Set(broken.flatMap(({ group }) => group.contribution ?? []))].sort(),
  };
}

/** A day in the past is answered by the facts of its end; now, by all of them. */
function factsAt(ctx: Context, asked: WhatIfQuery, knownAt: Moment): Moment | null {
  return asked.knownAt === undefined && (asked.asOf ?? ctx.today) === ctx.today ? null : knownAt;
}

function reversed(from: Day, to: Day): Fault {
  return { path: "to", message: `The last day, ${to}, lies before the first, ${from}; swap them.` };
}

function unknown(changes: readonly Supposition[], law: Law): readonly Fault[] {
  return changes.flatMap((change): Fault[] => {
    switch (change.what) {
      case "cut": {
        const known = law.authorisations.some((a) => a.ceilings.some((c) => c.code === change.ceiling));
        return known ? [] : [{ path: "cut", message: `No ceiling ${change.ceiling} is known on ${law.asOf}.` }];
      }
      case "close":
        return law.missions.has(change.mission)
          ? []
          : [{ path: "close", message: `No mission ${change.mission} is known.` }];
      case "slip":
      case "lapse": {
        const known = law.authorisations.some((a) => a.reference === change.reference);
        return known
          ? []
          : [{ path: change.what, message: `No decision ${change.reference} is known on ${law.asOf}.` }];
      }
      default:
        return change satisfies never;
    }
  });
}

/** Changeovers that began so long before still count; a day more so that two of them stay apart. */
function longest(law: Law): number {
  return Math.max(0, ...law.authorisations.flatMap((a) => a.ceilings).map((c) => c.overlap?.days ?? 0)) + 1;
}

async function brokenUnder(
  ctx: Context,
  law: Law,
  supposed: Law,
  groups: readonly StayGroup[],
): Promise<readonly Broken[]> {
  const cumulative = law.authorisations.flatMap((a) => a.ceilings).filter((c) => c.reading !== "present");
  const ever = cumulative.length === 0 ? new Map() : await everUnderCeilings(ctx.db, null);
  const readings = new Map(cumulative.map((ceiling) => [ceiling.id as string, ceiling.reading]));
  const counted = new Map<string, number>();
  for (const group of groups.filter((g) => g.kind === "present" || g.kind === "planned")) {
    for (const id of ceilingsOf(law, group)) counted.set(id, (counted.get(id) ?? 0) + group.people);
  }
  const everBefore = (ceiling: string) => {
    const reading = readings.get(ceiling);
    const all = reading === undefined || reading === "present" ? 0 : (ever.get(ceiling)?.[reading] ?? 0);
    return Math.max(0, all - (counted.get(ceiling) ?? 0));
  };
  const of = (under: Law): Situation => ({
    asOf: under.asOf,
    knownAt: under.knownAt,
    law: under.authorisations,
    missions: under.missions,
    procedures: under.procedures,
    groups,
    everBefore,
  });
  return brokenByChange(replay(of(supposed)), replay(of(law)));
}

function ceilingsOf(law: Law, group: StayGroup): readonly string[] {
  const own = law.authorisations.find((a) => a.reference === group.reference);
  const scope = own?.scopes.find((s) => s.missions.includes(group.mission) && s.roles.includes(group.role));
  return scope?.ceilings ?? [];
}

function groupsOf(stays: readonly StayRow[]): readonly StayGroup[] {
  const groups = Map.groupBy(stays, (stay) => {
    const { tourId: _tour, person: _person, ...alike } = stay;
    return JSON.stringify(alike);
  });
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { tourId: _tour, person: _person, standing, ...alike } = first;
    const kind = standing === "actual" ? ("present" as const) : ("planned" as const);
    const of = rows.map((row) => ({ kind: "tour" as const, id: row.tourId, label: row.person }));
    return [{ ...alike, kind, people: rows.length, of }];
  });
}

function groupOfExpected(expected: Expected): StayGroup {
  const { kind, mission, role, mode, partner, unitType, from, to, people, of } = expected;
  const contribution = expected.contribution ?? null;
  return {
    kind,
    mission,
    role,
    mode,
    partner,
    unitType,
    purpose: "service",
    reference: null,
    contribution,
    from,
    to,
    people,
    of: [of],
  };
}

interface Touched {
  readonly all: boolean;
  has(authorisation: Authorisation, code: string): boolean;
}

/** Which ceilings the changes bear upon. */
function touchedBy(changes: readonly Supposition[]): Touched {
  return {
    all: changes.length === 0,
    has: (authorisation, code) =>
      changes.some((change) => {
        if (change.what === "cut") return change.ceiling === code;
        if (change.what !== "close") return change.reference === authorisation.reference;
        return authorisation.scopes.some((s) => s.missions.includes(change.mission));
      }),
  };
}

function curvesIn(
  official: Law,
  law: Law,
  touched: Touched,
  people: (authorisation: Authorisation, ceiling: string) => CurvePeople,
  days: { readonly from: Day; readonly to: Day; readonly asOf: Day },
): HeadroomCurve[] {
  return official.authorisations.flatMap((authorisation) =>
    authorisation.ceilings
      .filter((ceiling) => touched.all || touched.has(authorisation, ceiling.code))
      .flatMap(({ id }) => {
        const own = law.authorisations.find((a) => a.id === authorisation.id);
        const ceiling = own?.ceilings.find((c) => c.id === id);
        return own === undefined || ceiling === undefined
          ? []
          : [curveOf(own, ceiling, law, people(authorisation, id), days)];
      }),
  );
}

function shownOf({ group, people, lastDay, homeBy, refusals }: Broken, named: boolean): BrokenGroup {
  const { kind, mission, role, mode, reference, from, to, contribution } = group;
  // Of equal stays those named last leave.
  const those = group.of.length > people ? group.of.slice(-people) : group.of;
  const of = those.filter((each) => named || each.kind !== "tour");
  return {
    kind,
    mission,
    role,
    mode,
    reference,
    people,
    from,
    to,
    lastDay,
    homeBy,
    contribution,
    of: [...of],
    refusals: [...refusals],
  };
}

/** By the first day on which somebody is without cover. */
function soonest(a: BrokenGroup, b: BrokenGroup): number {
  const [one, other] = [failsOn(a), failsOn(b)];
  if (one !== other) return one < other ? -1 : 1;
  return a.mission < b.mission ? -1 : a.mission > b.mission ? 1 : a.from < b.from ? -1 : 1;
}

function failsOn(group: BrokenGroup): Day {
  return group.lastDay === null ? group.from : addDays(group.lastDay, 1);
}
