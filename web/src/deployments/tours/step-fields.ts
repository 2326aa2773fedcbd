/** Fields of the steps before arrival and after the way home, and what is sent of them. */
import type { TourStep } from "@contingent/server/deployments/schema";
import type { Say } from "../../language/use-text.ts";
import type { Field, Values } from "../commands/CommandDialog.tsx";
import type { toursText } from "./text.ts";

export type StepKind = TourStep["step"];

/** Fields of each step, filled with today. */
export function stepFields(
  say: Say<typeof toursText.phrases>,
  today: string,
): Readonly<Record<StepKind, readonly Field[]>> {
  const day = (label: string): Field => ({ key: "day", label, kind: "day", required: true, start: today });
  const maybeDay = (key: string, label: string): Field => ({ key, label, kind: "day" });
  const paper = (key: string, label: string): readonly Field[] => [
    { key, label, kind: "line" },
    maybeDay(`${key}Day`, say("dayOf", { what: label })),
  ];
  const source: Field = { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") };
  return {
    screened: [day(say("day")), ...paper("vetting", say("vetting")), source],
    rejected: [day(say("day")), { key: "cause", label: say("cause"), kind: "lines", required: true }, source],
    medically_cleared: [
      day(say("day")),
      ...paper("medical", say("medical")),
      maybeDay("medicalTo", say("medicalTo")),
      source,
    ],
    selected: [day(say("day")), ...paper("acceptance", say("acceptance")), source],
    travelling: [
      day(say("day")),
      ...paper("order", say("order")),
      maybeDay("passportTo", say("passportTo")),
      maybeDay("visaTo", say("visaTo")),
      maybeDay("vaccinationTo", say("vaccinationTo")),
      source,
    ],
    home: [day(say("homeOn")), source],
    closed: [
      day(say("day")),
      maybeDay("debriefOn", say("debriefOn")),
      maybeDay("medicalOn", say("medicalOn")),
      maybeDay("claimsOn", say("claimsOn")),
      source,
    ],
  };
}

/** The step that was typed; papers of which the reference or the day is missing are left out. */
export function stepOf(kind: StepKind, values: Values): TourStep {
  const [day, source] = [text(values, "day"), text(values, "source")];
  switch (kind) {
    case "screened":
      return { step: kind, day, vetting: paperOf(values, "vetting"), source };
    case "rejected":
      return { step: kind, day, cause: text(values, "cause"), source };
    case "medically_cleared": {
      const [paper, validTo] = [paperOf(values, "medical"), text(values, "medicalTo")];
      return { step: kind, day, medical: paper && validTo ? { ...paper, validTo } : null, source };
    }
    case "selected":
      return { step: kind, day, acceptance: paperOf(values, "acceptance"), source };
    case "travelling": {
      const [passportTo, visaTo, vaccinationTo] = ["passportTo", "visaTo", "vaccinationTo"].map((key) =>
        text(values, key),
      );
      const papers = passportTo && visaTo && vaccinationTo ? { passportTo, visaTo, vaccinationTo } : null;
      return { step: kind, day, order: paperOf(values, "order"), papers, source };
    }
    case "home":
      return { step: kind, day, source };
    case "closed": {
      const [debriefOn, medicalOn, claimsOn] = [
        orNull(values, "debriefOn"),
        orNull(values, "medicalOn"),
        orNull(values, "claimsOn"),
      ];
      return { step: kind, day, debriefOn, medicalOn, claimsOn, source };
    }
  }
}

/** What was typed in a field, without spaces around it. */
export const text = (values: Values, key: string) => values[key]?.trim() ?? "";
/** The same; null for an empty field. */
export const orNull = (values: Values, key: string) => text(values, key) || null;

/** A paper with its day; null where either is missing. */
export function paperOf(values: Values, key: string): { reference: string; day: string } | null {
  const [reference, day] = [text(values, key), text(values, `${key}Day`)];
  return reference && day ? { reference, day } : null;
}
