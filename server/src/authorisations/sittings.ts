/** When deciding bodies sit: gaps in which there is nobody to decide, and sitting days counted from a day. Pure. */
import { addDays, type Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { DecidingBody, Procedure, Sittings } from "./procedure-shapes.ts";

/** Why no body of the procedure can act on `day`; empty when all of them can, or nothing is known about them. */
export function reasonsOfBodies(procedure: Procedure, sittings: Sittings, day: Day): readonly Refusal[] {
  return procedure.bodies.flatMap((name) => {
    const spells = sittings.bodies.filter((body) => body.name === name);
    if (spells.length === 0 || spells.some((spell) => isSitting(spell, day))) return [];
    const next = spells.filter((s) => s.sitsFrom > day).sort((a, b) => (a.sitsFrom < b.sitsFrom ? -1 : 1))[0];
    const until = next === undefined ? null : addDays(next.sitsFrom, -1);
    const end = until === null ? "and no later sitting is known" : `until ${until} (${next?.confidence})`;
    return [
      {
        code: until === null ? "no-deciding-body-known" : "no-deciding-body",
        message: `On ${day} ${name} does not sit: there is no deciding body ${end}.`,
        facts: { body: name, day, until, confidence: next?.confidence ?? null },
        source: "docs/rules.md#bodies",
      },
    ];
  });
}

/** Whether a body exists and can sit on a day. */
export function isSitting(body: Pick<DecidingBody, "sitsFrom" | "sitsTo">, day: Day): boolean {
  return body.sitsFrom <= day && (body.sitsTo === null || day <= body.sitsTo);
}

/** Whether a procedure is known to the law on a day. */
export function isKnownOn(procedure: Pick<Procedure, "validFrom" | "validTo">, day: Day): boolean {
  return procedure.validFrom <= day && (procedure.validTo === null || day <= procedure.validTo);
}

/**
 * The last day of a grace of so many sitting days after `day`: the `count`th day after it on which the body sits. Null where the
 * calendar does not reach so far: then nobody can say.
 */
export function graceEnd(sittings: Sittings, bodies: readonly string[], day: Day, count: number): Day | null {
  const days = [
    ...new Set(sittings.days.filter((s) => bodies.includes(s.body) && s.day > day).map((s) => s.day)),
  ].sort();
  return days[count - 1] ?? null;
}
