/** Guards of the individual's path: what each step of a tour must rest on. Sources: docs/rules.md#tour. Pure. */
import type { Day } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { Guard } from "../guards.ts";
import { statesBefore, stepsMissing } from "./tour-machine.ts";
import type { Tour, TourEventKind, TourStep } from "./tour-shapes.ts";

const source = "docs/rules.md#tour";

/** What is known beside the step: whether the person's declaration is in force, and when the rotation's roll was certified. */
export interface StepKnowledge {
  readonly today: Day;
  readonly declared: boolean;
  readonly rollCertifiedOn: Day | null;
}

function guard(
  code: string,
  met: boolean,
  message: string,
  facts: Refusal["facts"],
  papers: readonly string[] = [],
): Guard {
  return { code, met, message, facts, source, papers };
}

/** Whether a tour belongs to a formed unit, which goes by its roll. */
export function isOfUnit(tour: Pick<Tour, "role">): boolean {
  return tour.role === "contingent_member";
}

/** Why the machine does not allow an event now; every event's day has come. */
export function reasonsAgainstEvent(tour: Tour, kind: TourEventKind, day: Day, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const before = statesBefore(kind, isOfUnit(tour));
  if (!before.includes(tour.state)) {
    const message = `${tour.person} is ${tour.state}; ${kind} can be recorded only from ${before.join(", ") || "the beginning"}.`;
    const facts = { person: tour.person, state: tour.state, step: kind, before: before.join(", ") };
    refusals.push({ code: "wrong-state", message, facts, source });
  }
  if (day > today) {
    const message = `${day} has not come yet; what happened is recorded, what is planned is ordered.`;
    refusals.push({ code: "in-the-future", message, facts: { day, today }, source });
  }
  return refusals;
}

/** Guards of a step, each as it stands with what was entered. */
export function guardsOfStep(step: TourStep, tour: Tour, known: StepKnowledge): readonly Guard[] {
  const { person } = tour;
  switch (step.step) {
    case "screened": {
      const met = step.vetting !== null && step.vetting.day <= step.day;
      return [
        guard(
          "vetting",
          met,
          `${person} has no result of the UN's vetting up to ${step.day}.`,
          { person, day: step.day },
          ["vetting"],
        ),
      ];
    }
    case "medically_cleared": {
      const met = step.medical !== null && step.medical.day <= step.day && step.medical.validTo >= tour.from;
      const validTo = step.medical?.validTo ?? null;
      const message = `${person} has no medical clearance that holds on the first day, ${tour.from}.`;
      return [guard("medical", met, message, { person, from: tour.from, validTo }, ["medical"])];
    }
    case "selected": {
      const met = step.acceptance !== null && step.acceptance.day <= step.day;
      const message = `The UN's acceptance of ${person} with the days of the tour is not recorded.`;
      return [guard("acceptance", met, message, { person }, ["acceptance"])];
    }
    case "travelling":
      return travelGuards(step, tour, known);
    case "closed":
      return [
        guard("debrief", done(step.debriefOn, step.day), `${person} has not been debriefed.`, { person }, ["debrief"]),
        guard(
          "medical-after",
          done(step.medicalOn, step.day),
          `The medical check of ${person} after return is not recorded.`,
          { person },
          ["medical"],
        ),
        guard(
          "claims-settled",
          done(step.claimsOn, step.day),
          `Claims of the tour of ${person} are still open.`,
          { person },
          ["claims"],
        ),
      ];
    case "rejected":
    case "home":
      return [];
  }
}

function done(on: Day | null, by: Day): boolean {
  return on !== null && on <= by;
}

type Travelling = Extract<TourStep, { step: "travelling" }>;

function travelGuards(step: Travelling, tour: Tour, known: StepKnowledge): readonly Guard[] {
  const { person, from, to } = tour;
  const order = step.order !== null && step.order.day <= step.day;
  const declaration = guard(
    "not-declared",
    known.declared,
    `${person} has no declaration in force on ${step.day}; nobody goes without one.`,
    { person, day: step.day },
  );
  const ordered = guard("travel-order", order, `The order to travel for ${person} is not recorded.`, { person }, [
    "order",
  ]);
  if (isOfUnit(tour)) {
    if (tour.rotationId === null) return [declaration, ordered];
    const certified = done(known.rollCertifiedOn, step.day);
    const message = `The roll of rotation ${tour.rotation} was not certified by ${step.day}.`;
    return [
      declaration,
      ordered,
      guard("roll-certified", certified, message, { rotation: tour.rotation, day: step.day }, ["nominal_roll"]),
    ];
  }
  const papers = step.papers;
  const valid = papers !== null && papers.passportTo >= to && papers.visaTo >= from && papers.vaccinationTo >= from;
  const facts = {
    person,
    passportTo: papers?.passportTo ?? null,
    visaTo: papers?.visaTo ?? null,
    vaccinationTo: papers?.vaccinationTo ?? null,
    from,
    to,
  };
  const message = `Passport to ${to}, visa and vaccination on ${from} are not all valid for ${person}.`;
  return [declaration, ordered, guard("travel-papers", valid, message, facts, ["passport", "visa", "vaccination"])];
}

/** The step without anything entered, to show what it will ask for. */
export function emptyStep(kind: TourStep["step"], day: Day): TourStep {
  const source = "-";
  switch (kind) {
    case "screened":
      return { step: kind, day, vetting: null, source };
    case "medically_cleared":
      return { step: kind, day, medical: null, source };
    case "selected":
      return { step: kind, day, acceptance: null, source };
    case "travelling":
      return { step: kind, day, order: null, papers: null, source };
    case "closed":
      return { step: kind, day, debriefOn: null, medicalOn: null, claimsOn: null, source };
    case "rejected":
      return { step: kind, day, cause: "-", source };
    case "home":
      return { step: kind, day, source };
  }
}

/** What a step rested on, for the record. */
export function factsOfStep(step: TourStep): Record<string, string | null> {
  switch (step.step) {
    case "screened":
      return { vetting: step.vetting?.reference ?? null };
    case "medically_cleared":
      return { medical: step.medical?.reference ?? null, medicalTo: step.medical?.validTo ?? null };
    case "selected":
      return { acceptance: step.acceptance?.reference ?? null };
    case "travelling":
      return {
        order: step.order?.reference ?? null,
        passportTo: step.papers?.passportTo ?? null,
        visaTo: step.papers?.visaTo ?? null,
        vaccinationTo: step.papers?.vaccinationTo ?? null,
      };
    case "closed":
      return { debriefOn: step.debriefOn, medicalOn: step.medicalOn, claimsOn: step.claimsOn };
    case "rejected":
    case "home":
      return {};
  }
}

/** The guard that nobody arrives who has not taken every step before. */
export function stepsGuard(tour: Tour): Guard {
  const missing = stepsMissing(tour.state, isOfUnit(tour));
  const message = `${tour.person} is ${tour.state}: ${missing.join(", ")} not recorded. Record these first, or give the reason why the arrival came without them.`;
  const facts = { person: tour.person, state: tour.state, missing: missing.join(", ") };
  return guard("steps-missing", missing.length === 0, message, facts);
}
