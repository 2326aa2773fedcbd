/** Why a change of a mission may not be recorded as asked: every reason at once. Pure. */
import { addDays, type Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { ChangeBody, NewEnd, NewMandate, NewStrength } from "./changes.ts";
import { applied, editOf } from "./edit.ts";
import { reasonsAgainstEnd } from "./ends.ts";
import type { Mandate, Mission } from "./facts.ts";
import { reasonsAgainstEvent, reasonsAgainstOrder } from "./orders.ts";

const MANDATE = "docs/rules.md#mandate";
const STRENGTH = "docs/rules.md#mission-strength";
const CHANGE = "docs/rules.md#mission-change";
const END = "docs/rules.md#mission-end";

/** Every reason against a change; empty when it may be recorded. `today`: nothing is recorded as decided after it. */
export function reasonsAgainstChange(mission: Mission, change: ChangeBody, today: Day): readonly Refusal[] {
  switch (change.what) {
    case "resolution":
      return [
        ...reasonsAgainstMandate(mission, change.mandate, today),
        ...rolloverReasons(mission, change),
        ...endReasons(mission, change.ends, change.mandate),
        ...change.strengths.flatMap((line) => reasonsAgainstStrength(mission, line, [])),
        ...twice(change.strengths),
      ];
    case "termination":
      return terminationReasons(mission, change, today);
    case "end":
      return [...reasonsAgainstEnd(mission, change.end.kind, change.end.day), ...unchangedEnd(mission, change.end)];
    case "end_withdrawn":
      return mission.ends[change.kind] === null ? [unknownFact(mission, change.kind)] : [];
    case "mandate_corrected":
      return known(mission, mission.mandates, change.id, (old) => [
        ...reasonsAgainstMandate({ ...mission, mandates: without(mission.mandates, old) }, change.mandate, today),
        ...unchanged(mission, old, change.mandate),
      ]);
    case "mandate_withdrawn":
      return known(mission, mission.mandates, change.id, () => []);
    case "strength":
      return reasonsAgainstStrength(mission, change.strength, []);
    case "strength_corrected":
      return known(mission, mission.strengths, change.id, (old) => [
        ...reasonsAgainstStrength(mission, change.strength, [old.id]),
        ...unchanged(mission, old, change.strength),
      ]);
    case "strength_withdrawn":
      return known(mission, mission.strengths, change.id, () => []);
    case "profile":
      return profileReasons(mission, change);
    case "reduction":
      return reasonsAgainstOrder(mission, change.order, change.event, today);
    case "reduction_event":
      return known(mission, mission.orders, change.id, (order) => reasonsAgainstEvent(order, change.event, today));
    default:
      return change satisfies never;
  }
}

function without(mandates: readonly Mandate[], old: Mandate): Mandate[] {
  return mandates.filter((mandate) => mandate.id !== old.id);
}

function known<T extends { readonly id: string }>(
  mission: Mission,
  facts: readonly T[],
  id: string,
  then: (fact: T) => readonly Refusal[],
): readonly Refusal[] {
  const fact = facts.find((one) => one.id === id);
  return fact === undefined ? [unknownFact(mission, id)] : then(fact);
}

function unknownFact(mission: Mission, fact: string): Refusal {
  const message = `${mission.id} has no such fact on record now; look at it again.`;
  return { code: "fact-unknown", message, facts: { mission: mission.id, fact }, source: CHANGE };
}

function unchanged(mission: Mission, old: object, next: object): readonly Refusal[] {
  const same = Object.entries(next).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(Reflect.get(old, key)),
  );
  return same ? [nothingChanges(mission)] : [];
}

function nothingChanges(mission: Mission): Refusal {
  const message = `${mission.id} already says this; nothing would change.`;
  return { code: "nothing-changes", message, facts: { mission: mission.id }, source: CHANGE };
}

function unchangedEnd(mission: Mission, { kind, ...end }: NewEnd): readonly Refusal[] {
  const old = mission.ends[kind];
  return old === null ? [] : unchanged(mission, old, end);
}

/** Why a mandate cannot be recorded: days in order, adopted already, not known yet, and not past the end of operations. */
export function reasonsAgainstMandate(mission: Mission, mandate: NewMandate, today: Day): readonly Refusal[] {
  const { resolution, from, to, adoptedOn } = mandate;
  const refusals: Refusal[] = [];
  const against = (code: string, message: string, facts: Refusal["facts"]) =>
    refusals.push({ code, message, facts: { mission: mission.id, ...facts }, source: MANDATE });
  if (to !== null && to < from) {
    against("mandate-ends-before-it-begins", `A mandate from ${from} cannot end on ${to}.`, { from, to });
  }
  if (adoptedOn > today) {
    against("not-adopted-yet", `${adoptedOn} has not come yet; record the resolution when it is adopted.`, {
      adoptedOn,
      today,
    });
  }
  if (resolution !== "" && mission.mandates.some((one) => one.resolution === resolution && one.from === from)) {
    against("resolution-known", `${resolution} is on record for ${mission.id} from ${from} on; correct that instead.`, {
      resolution,
      from,
    });
  }
  return refusals;
}

type Resolution = Extract<ChangeBody, { what: "resolution" }>;

/** A technical rollover moves the end of the mandate that is running out, on the same terms. */
function rolloverReasons(mission: Mission, change: Resolution): readonly Refusal[] {
  if (change.mandate.kind !== "rollover") return [];
  const refusals: Refusal[] = [];
  const { from } = change.mandate;
  if (change.strengths.length > 0) {
    const message = "A technical rollover keeps the terms; a resolution with new numbers is a renewal or a change.";
    refusals.push({ code: "rollover-changes-terms", message, facts: { mission: mission.id }, source: MANDATE });
  }
  const before = mission.mandates.filter((mandate) => mandate.from < from);
  const follows = before.some((mandate) => mandate.to === null || addDays(mandate.to, 1) >= from);
  if (!follows) {
    const facts = { mission: mission.id, from };
    const message = `No known mandate of ${mission.id} reaches to the day before ${from}; a rollover continues one without a gap.`;
    refusals.push({ code: "rollover-without-mandate", message, facts, source: MANDATE });
  }
  return refusals;
}

/** Ends that come with a resolution, judged on the mission as it would be; no mandate lasts past the end of operations. */
function endReasons(mission: Mission, ends: readonly NewEnd[], mandate: NewMandate): readonly Refusal[] {
  const kinds = new Set(ends.map((end) => end.kind));
  const next = applied(
    mission,
    editOf(mission, { what: "resolution", mandate, ends: [...ends], strengths: [], reason: "" }),
  );
  const refusals = ends.flatMap((end) => reasonsAgainstEnd(next, end.kind, end.day));
  const operations = next.ends.operations?.day ?? null;
  const late = operations !== null && (mandate.from > operations || (mandate.to !== null && mandate.to > operations));
  if (kinds.size < ends.length) {
    const message = "Each end of a mission is given once.";
    return [...refusals, { code: "end-given-twice", message, facts: { mission: mission.id }, source: END }];
  }
  if (!late) return refusals;
  const facts = { mission: mission.id, operations, to: mandate.to ?? mandate.from };
  const message = `${mission.id} ends operations on ${operations}; a mandate to ${mandate.to ?? "an open end"} needs a later end of operations in the same change.`;
  return [...refusals, { code: "mandate-past-operations", message, facts, source: END }];
}

type Termination = Extract<ChangeBody, { what: "termination" }>;

function terminationReasons(mission: Mission, change: Termination, today: Day): readonly Refusal[] {
  const { adoptedOn, operations, withdrawal, liquidation } = change;
  const refusals: Refusal[] = [];
  const against = (code: string, message: string, facts: Refusal["facts"], source = END) =>
    refusals.push({ code, message, facts: { mission: mission.id, ...facts }, source });
  if (adoptedOn > today) {
    const message = `${adoptedOn} has not come yet; record the resolution when it is adopted.`;
    against("not-adopted-yet", message, { adoptedOn, today }, MANDATE);
  }
  if (operations < adoptedOn) {
    const message = `Operations cannot end on ${operations}, before it was decided on ${adoptedOn}; the same day is the earliest.`;
    against("terminated-before-decided", message, { operations, adoptedOn });
  }
  if (operations < mission.started.day) refusals.push(...reasonsAgainstEnd(mission, "operations", operations));
  if (withdrawal !== null && liquidation !== null && liquidation < withdrawal) {
    const message = `${mission.id} completes its withdrawal on ${withdrawal}; accounts cannot be closed on ${liquidation}.`;
    against("liquidation-before-withdrawal", message, { withdrawal, day: liquidation });
  }
  return refusals;
}

/** Why a number cannot be recorded; `except`: lines that it replaces. */
function reasonsAgainstStrength(mission: Mission, line: NewStrength, except: readonly string[]): readonly Refusal[] {
  const { series, category, from, to } = line;
  const refusals: Refusal[] = [];
  const against = (code: string, message: string, facts: Refusal["facts"]) =>
    refusals.push({ code, message, facts: { mission: mission.id, series, category, ...facts }, source: STRENGTH });
  if (to !== null && to < from) {
    against("strength-days-reversed", `A number from ${from} cannot hold to ${to}.`, { from, to });
  }
  if (from < mission.started.day) {
    const { day: started } = mission.started;
    against("strength-before-mission", `${mission.id} began on ${started}; ${from} lies before it.`, { started, from });
  }
  const met = mission.strengths.find((old) => !except.includes(old.id) && meets(old, line, except.length > 0));
  if (series !== "reported" && met !== undefined) {
    const facts = { people: met.people, from: met.from, to: met.to };
    const message = `${met.people} is on record from ${met.from} to ${met.to ?? "an open end"}; correct that line, or begin after it.`;
    against("strength-on-record", message, facts);
  }
  return refusals;
}

/** Whether an old line stands in the way: one that began before is cut short, unless a single line is corrected. */
function meets(old: Mission["strengths"][number], line: NewStrength, strict: boolean): boolean {
  if (old.series !== line.series || old.category !== line.category) return false;
  const share = (line.to === null || old.from <= line.to) && (old.to === null || line.from <= old.to);
  return share && (strict || old.from >= line.from);
}

function twice(lines: readonly NewStrength[]): readonly Refusal[] {
  const keys = lines.map((line) => `${line.series} ${line.category}`);
  const again = keys.find((key, index) => keys.indexOf(key) !== index);
  if (again === undefined) return [];
  const message = `${again} is given twice; one number holds for a category on a day.`;
  return [{ code: "strength-given-twice", message, facts: { line: again }, source: STRENGTH }];
}

function profileReasons(mission: Mission, change: Extract<ChangeBody, { what: "profile" }>): readonly Refusal[] {
  const { started } = change.profile;
  const operations = mission.ends.operations?.day;
  const same = unchanged(mission, mission, change.profile);
  if (operations === undefined || started.day <= operations) return same;
  const facts = { mission: mission.id, started: started.day, operations };
  const message = `${mission.id} ended operations on ${operations}; it cannot have begun on ${started.day}.`;
  return [...same, { code: "start-after-end", message, facts, source: CHANGE }];
}

/** Whether a change of that kind may be taken back: not the first record of a mission, nor what an upgrade carried over. */
export function isUndoable(kind: string): boolean {
  return kind !== "added" && kind !== "carried_over";
}

/** Why the last change cannot be taken back; `last` null: there is none. */
export function reasonsAgainstUndo(mission: Mission, last: { readonly kind: string } | null): readonly Refusal[] {
  if (last !== null && isUndoable(last.kind)) return [];
  const facts = { mission: mission.id };
  const message = `Nothing was changed in ${mission.id} that could be taken back; record a correction instead.`;
  return [{ code: "nothing-to-undo", message, facts, source: CHANGE }];
}
