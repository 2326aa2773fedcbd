/**
 * A change of a mission as rows: which facts it ends and which it adds. The same edit is applied to a mission in memory, to look at
 * what it would do, and written by the store, so that the two cannot differ. Pure.
 */
import { addDays, type Day } from "../platform/days.ts";
import type { ChangeBody, NewEnd, NewMandate, NewOrder, NewOrderEvent, NewStrength } from "./changes.ts";
import type { Mandate, Mission, MissionEndKind, Profile, Strength } from "./facts.ts";

/** What a change ends and adds. Ends are named by kind, other facts by id. */
export interface Edit {
  readonly endEnds: readonly MissionEndKind[];
  readonly endMandates: readonly string[];
  readonly endStrengths: readonly string[];
  readonly ends: readonly NewEnd[];
  readonly mandates: readonly NewMandate[];
  readonly strengths: readonly NewStrength[];
  readonly profile: Profile | null;
  readonly orders: readonly { readonly order: NewOrder; readonly event: NewOrderEvent }[];
  readonly events: readonly { readonly order: string; readonly event: NewOrderEvent }[];
}

const NOTHING: Edit = {
  endEnds: [],
  endMandates: [],
  endStrengths: [],
  ends: [],
  mandates: [],
  strengths: [],
  profile: null,
  orders: [],
  events: [],
};

/** The rows of a change. It does not ask whether the change may be: see `reasonsAgainstChange`. */
export function editOf(mission: Mission, change: ChangeBody): Edit {
  switch (change.what) {
    case "resolution":
      return {
        ...NOTHING,
        mandates: [change.mandate],
        ...movedEnds(change.ends),
        ...withStrengths(mission, change.strengths),
      };
    case "termination":
      return terminationOf(mission, change);
    case "end":
      return { ...NOTHING, ...movedEnds([change.end]) };
    case "end_withdrawn":
      return { ...NOTHING, endEnds: [change.kind] };
    case "mandate_corrected":
      return { ...NOTHING, endMandates: [change.id], mandates: [change.mandate] };
    case "mandate_withdrawn":
      return { ...NOTHING, endMandates: [change.id] };
    case "strength":
      return { ...NOTHING, ...withStrengths(mission, [change.strength]) };
    case "strength_corrected":
      return { ...NOTHING, endStrengths: [change.id], strengths: [change.strength] };
    case "strength_withdrawn":
      return { ...NOTHING, endStrengths: [change.id] };
    case "profile":
      return { ...NOTHING, profile: change.profile };
    case "reduction":
      return { ...NOTHING, orders: [{ order: change.order, event: change.event }] };
    case "reduction_event":
      return { ...NOTHING, events: [{ order: change.id, event: change.event }] };
    default:
      return change satisfies never;
  }
}

function movedEnds(ends: readonly NewEnd[]): Pick<Edit, "ends" | "endEnds"> {
  return { ends, endEnds: ends.map((end) => end.kind) };
}

/** New numbers; those of a law or a plan close the number that held on, on the day before. */
function withStrengths(mission: Mission, added: readonly NewStrength[]): Pick<Edit, "strengths" | "endStrengths"> {
  const closed = added
    .filter((line) => line.series !== "reported")
    .flatMap((line) => mission.strengths.filter((old) => isCutBy(old, line)).map((old) => ({ old, last: line.from })));
  return {
    endStrengths: closed.map(({ old }) => old.id),
    strengths: [...closed.map(({ old, last }) => cutTo(old, addDays(last, -1))), ...added],
  };
}

function isCutBy(old: Strength, line: NewStrength): boolean {
  const same = old.series === line.series && old.category === line.category;
  return same && old.from < line.from && (old.to === null || old.to >= line.from);
}

function cutTo({ id: _, ...line }: Strength, to: Day): NewStrength {
  return { ...line, to };
}

type Termination = Extract<ChangeBody, { what: "termination" }>;

/** The mandate ends with the operations, and so does what was authorised and planned to go on beyond them. */
function terminationOf(mission: Mission, change: Termination): Edit {
  const { resolution, adoptedOn, operations, note, source, confidence } = change;
  const fact = { precision: "day", source: resolution === "" ? source : resolution, confidence } as const;
  const days = { operations, withdrawal: change.withdrawal, liquidation: change.liquidation };
  const ends = Object.entries(days).flatMap(([kind, day]) =>
    day === null ? [] : [{ ...fact, day, kind: kind as MissionEndKind }],
  );
  const running = mission.strengths.filter(
    (line) => line.series !== "reported" && line.from <= operations && (line.to === null || line.to > operations),
  );
  return {
    ...NOTHING,
    mandates: [
      { kind: "termination", resolution, adoptedOn, from: adoptedOn, to: operations, note, source, confidence },
    ],
    // A window that the decision does not name no longer holds.
    endEnds: ["operations", "withdrawal", "liquidation"],
    ends,
    endStrengths: running.map((line) => line.id),
    strengths: running.map((line) => cutTo(line, operations)),
  };
}

/** Id of a fact that is not recorded yet. */
const UNRECORDED = "00000000-0000-4000-8000-000000000000";

/** The mission as it would be with the edit recorded; facts that are new have no id of their own yet. */
export function applied(mission: Mission, edit: Edit): Mission {
  const ends = { ...mission.ends };
  for (const kind of edit.endEnds) ends[kind] = null;
  for (const { kind, ...fact } of edit.ends) ends[kind] = fact;
  const keep = (ids: readonly string[]) => (fact: { readonly id: string }) => !ids.includes(fact.id);
  const fresh = <T>(fact: T) => ({ ...fact, id: UNRECORDED });
  return {
    ...mission,
    ...(edit.profile ?? {}),
    ends,
    mandates: [...mission.mandates.filter(keep(edit.endMandates)), ...edit.mandates.map(fresh)].sort(inOrder),
    strengths: [...mission.strengths.filter(keep(edit.endStrengths)), ...edit.strengths.map(fresh)],
    orders: [
      ...mission.orders.map((order) => ({
        ...order,
        events: [
          ...order.events,
          ...edit.events.filter((one) => one.order === order.id).map(({ event }) => fresh(event)),
        ],
      })),
      ...edit.orders.map(({ order, event }) => ({ ...fresh(order), events: [fresh(event)] })),
    ],
  };
}

function inOrder(a: Mandate, b: Mandate): number {
  const [left, right] = [a.from + a.adoptedOn, b.from + b.adoptedOn];
  return left < right ? -1 : left > right ? 1 : 0;
}
