/** What is asked for each change of a mission, what stands in the fields at first, and the change that they make. Pure. */
import { horizonOn, nextOrderStates } from "@contingent/server/missions/rules";
import type { ChangeInput, Mission } from "@contingent/server/missions/schema";
import { addDays, Day } from "@contingent/server/platform/days";
import type { missionsText } from "./text.ts";

type Label = keyof typeof missionsText.phrases;

/** One field; `half` stands beside another. */
export interface Field {
  readonly key: string;
  readonly label: Label;
  readonly kind: "words" | "long" | "day" | "number" | "degrees" | "choice";
  readonly choices?: readonly string[];
  readonly needed?: boolean;
  readonly half?: boolean;
}

export type Values = Readonly<Record<string, string>>;

export interface Form {
  readonly title: Label;
  readonly fields: readonly Field[];
  readonly start: Values;
  /** The change that the fields make; asked only where none has a fault. */
  readonly body: (values: Values) => ChangeInput;
}

export type Fault = "needed" | "badDay" | "badNumber";

/** What is wrong with the fields as they are, by key. */
export function faultsOf(fields: readonly Field[], values: Values): Readonly<Record<string, Fault>> {
  const faults: Record<string, Fault> = {};
  for (const field of fields) {
    const value = (values[field.key] ?? "").trim();
    if (value === "") {
      if (field.needed) faults[field.key] = "needed";
    } else if (field.kind === "day" && !Day.safeParse(value).success) faults[field.key] = "badDay";
    else if (field.kind === "number" && !/^\d{1,9}$/.test(value)) faults[field.key] = "badNumber";
    else if (field.kind === "degrees" && !(Math.abs(Number(value)) <= 180)) faults[field.key] = "badNumber";
  }
  return faults;
}

const confidences = ["verified", "unverified", "inferred"] as const;
const text = (values: Values, key: string) => (values[key] ?? "").trim();
const dayOrNull = (values: Values, key: string) => text(values, key) || null;
const numberOrNull = (values: Values, key: string) => (text(values, key) === "" ? null : Number(text(values, key)));
const choice = <T extends string>(values: Values, key: string, choices: readonly T[]): T =>
  choices.find((one) => one === values[key]) ?? (choices[0] as T);

const aboutFields: readonly Field[] = [
  { key: "source", label: "fSource", kind: "words", needed: true },
  { key: "confidence", label: "fConfidence", kind: "choice", choices: confidences, half: true },
  { key: "reason", label: "fReason", kind: "words", half: true },
];
const aboutStart = { source: "", confidence: "verified", reason: "" };
const about = (values: Values) => ({
  source: text(values, "source"),
  confidence: choice(values, "confidence", confidences),
});

const mandateKinds = ["renewal", "rollover", "change", "final", "establishment", "termination"] as const;
const categories = ["military", "observers_staff", "police", "uniformed"] as const;
const seriesKinds = ["authorised", "planned", "reported"] as const;
const endKinds = ["operations", "withdrawal", "liquidation"] as const;
const precisions = ["day", "month"] as const;

const mandateFields: readonly Field[] = [
  { key: "kind", label: "fKind", kind: "choice", choices: mandateKinds, half: true },
  { key: "adoptedOn", label: "fAdopted", kind: "day", needed: true, half: true },
  { key: "resolution", label: "fResolution", kind: "words" },
  { key: "from", label: "fFrom", kind: "day", needed: true, half: true },
  { key: "to", label: "fTo", kind: "day", half: true },
];
const mandateOf = (values: Values) => ({
  kind: choice(values, "kind", mandateKinds),
  resolution: text(values, "resolution"),
  adoptedOn: text(values, "adoptedOn"),
  from: text(values, "from"),
  to: dayOrNull(values, "to"),
  note: text(values, "note"),
  ...about(values),
});
const noteField: Field = { key: "note", label: "fNote", kind: "long" };

/** A new resolution begins on the day after the last known mandate. */
export function resolutionForm(mission: Mission, today: Day): Form {
  const last = horizonOn(mission, today)?.to ?? null;
  return {
    title: "doResolution",
    fields: [
      ...mandateFields,
      { key: "military", label: "fMilitary", kind: "number", half: true },
      { key: "police", label: "fPolice", kind: "number", half: true },
      { key: "operations", label: "fOperations", kind: "day", half: true },
      { key: "withdrawal", label: "fWithdrawal", kind: "day", half: true },
      noteField,
      ...aboutFields,
    ],
    start: {
      ...aboutStart,
      kind: "renewal",
      adoptedOn: today,
      from: last === null ? today : addDays(last, 1),
      to: "",
      resolution: "",
    },
    body: (values) => {
      const mandate = mandateOf(values);
      const { from, resolution } = mandate;
      const strengths = (["military", "police"] as const).flatMap((category) => {
        const people = numberOrNull(values, category);
        const line = {
          series: "authorised" as const,
          category,
          resolution,
          from,
          to: null,
          note: "",
          ...about(values),
        };
        return people === null ? [] : [{ ...line, people }];
      });
      const ends = (["operations", "withdrawal"] as const).flatMap((kind) => {
        const day = dayOrNull(values, kind);
        const source = resolution || text(values, "source");
        return day === null ? [] : [{ kind, day, precision: "day" as const, ...about(values), source }];
      });
      return { what: "resolution", mandate, strengths, ends, reason: text(values, "reason") };
    },
  };
}

/** Operations may end on the day of the decision; the way home is open to the end of the year that follows half a year later. */
export function terminationForm(today: Day): Form {
  return {
    title: "doTermination",
    fields: [
      { key: "resolution", label: "fResolution", kind: "words", half: true },
      { key: "adoptedOn", label: "fAdopted", kind: "day", needed: true, half: true },
      { key: "operations", label: "fOperations", kind: "day", needed: true, half: true },
      { key: "withdrawal", label: "fWithdrawal", kind: "day", half: true },
      { key: "liquidation", label: "fLiquidation", kind: "day", half: true },
      noteField,
      ...aboutFields,
    ],
    start: { ...aboutStart, resolution: "", adoptedOn: today, operations: today, withdrawal: "", liquidation: "" },
    body: (values) => ({
      what: "termination",
      resolution: text(values, "resolution"),
      adoptedOn: text(values, "adoptedOn"),
      operations: text(values, "operations"),
      withdrawal: dayOrNull(values, "withdrawal"),
      liquidation: dayOrNull(values, "liquidation"),
      note: text(values, "note"),
      ...about(values),
      reason: text(values, "reason"),
    }),
  };
}

/** One of the three ends, moved. */
export function endForm(mission: Mission): Form {
  return {
    title: "doEnd",
    fields: [
      { key: "end", label: "fEnd", kind: "choice", choices: endKinds },
      { key: "day", label: "fDay", kind: "day", needed: true, half: true },
      { key: "precision", label: "fPrecision", kind: "choice", choices: precisions, half: true },
      ...aboutFields,
    ],
    start: { ...aboutStart, end: "operations", day: mission.ends.operations?.day ?? "", precision: "day" },
    body: (values) => ({
      what: "end",
      end: {
        kind: choice(values, "end", endKinds),
        day: text(values, "day"),
        precision: choice(values, "precision", precisions),
        ...about(values),
      },
      reason: text(values, "reason"),
    }),
  };
}

/** An end that does not hold; null where the mission has none. */
export function endWithdrawnForm(mission: Mission): Form | null {
  const known = endKinds.filter((kind) => mission.ends[kind] !== null);
  if (known[0] === undefined) return null;
  return {
    title: "doEndWithdrawn",
    fields: [{ key: "end", label: "fEnd", kind: "choice", choices: known }, ...withdrawnFields],
    start: { source: "", reason: "", end: known[0] },
    body: (values) => ({ what: "end_withdrawn", kind: choice(values, "end", known), ...withdrawn(values) }),
  };
}

const withdrawnFields: readonly Field[] = [
  { key: "source", label: "fSource", kind: "words", needed: true },
  { key: "reason", label: "fReason", kind: "words", needed: true },
];
const withdrawn = (values: Values) => ({ source: text(values, "source"), reason: text(values, "reason") });

/** A mandate on record, corrected. */
export function mandateForm(mandate: Mission["mandates"][number]): Form {
  const { id, to, ...rest } = mandate;
  return {
    title: "correct",
    fields: [...mandateFields, noteField, ...aboutFields],
    start: { ...aboutStart, ...rest, to: to ?? "" },
    body: (values) => ({ what: "mandate_corrected", id, mandate: mandateOf(values), reason: text(values, "reason") }),
  };
}

/** A mandate or a number that does not hold: nothing takes its place. */
export function factWithdrawnForm(what: "mandate_withdrawn" | "strength_withdrawn", id: string): Form {
  return {
    title: "withdraw",
    fields: withdrawnFields,
    start: { source: "", reason: "" },
    body: (values) => ({ what, id, ...withdrawn(values) }),
  };
}

const strengthFields: readonly Field[] = [
  { key: "series", label: "fSeries", kind: "choice", choices: seriesKinds, half: true },
  { key: "category", label: "fCategory", kind: "choice", choices: categories, half: true },
  { key: "people", label: "fPeople", kind: "number", needed: true, half: true },
  { key: "resolution", label: "fResolution", kind: "words", half: true },
  { key: "from", label: "fFrom", kind: "day", needed: true, half: true },
  { key: "to", label: "fTo", kind: "day", half: true },
  noteField,
  ...aboutFields,
];
const strengthOf = (values: Values) => {
  const series = choice(values, "series", seriesKinds);
  const from = text(values, "from");
  return {
    series,
    category: choice(values, "category", categories),
    people: Number(text(values, "people")),
    resolution: text(values, "resolution"),
    from,
    // A report is about one day.
    to: series === "reported" ? from : dayOrNull(values, "to"),
    note: text(values, "note"),
    ...about(values),
  };
};

/** A number that holds from a day on. */
export function strengthForm(today: Day): Form {
  return {
    title: "doStrength",
    fields: strengthFields,
    start: {
      ...aboutStart,
      series: "authorised",
      category: "military",
      people: "",
      resolution: "",
      from: today,
      to: "",
    },
    body: (values) => ({ what: "strength", strength: strengthOf(values), reason: text(values, "reason") }),
  };
}

/** A number on record, corrected. */
export function strengthCorrectedForm(strength: Mission["strengths"][number]): Form {
  const { id, to, people, ...rest } = strength;
  return {
    title: "correct",
    fields: strengthFields,
    start: { ...aboutStart, ...rest, people: String(people), to: to ?? "" },
    body: (values) => ({
      what: "strength_corrected",
      id,
      strength: strengthOf(values),
      reason: text(values, "reason"),
    }),
  };
}

const addressees = ["us", "mission"] as const;
const eventFields = (choices: readonly string[]): readonly Field[] => [
  { key: "state", label: "fState", kind: "choice", choices, half: true },
  { key: "day", label: "fDay", kind: "day", needed: true, half: true },
];
const eventOf = <T extends string>(values: Values, states: readonly T[]) => ({
  state: choice(values, "state", states),
  day: text(values, "day"),
  people: numberOrNull(values, "left"),
  note: text(values, "note"),
  ...about(values),
});

/** What the UN asks to be cut, with its first step. */
export function reductionForm(today: Day): Form {
  const first = nextOrderStates(null);
  return {
    title: "doReduction",
    fields: [
      { key: "addressee", label: "fAddressee", kind: "choice", choices: addressees, half: true },
      { key: "category", label: "fCategory", kind: "choice", choices: categories, half: true },
      { key: "people", label: "fPeople", kind: "number", half: true },
      { key: "percent", label: "fPercent", kind: "number", half: true },
      { key: "leaveBy", label: "fLeaveBy", kind: "day", half: true },
      { key: "document", label: "fDocument", kind: "words", half: true },
      ...eventFields(first),
      noteField,
      ...aboutFields,
    ],
    start: { ...aboutStart, addressee: "us", category: "military", state: "ordered", day: today },
    body: (values) => ({
      what: "reduction",
      order: {
        addressee: choice(values, "addressee", addressees),
        category: choice(values, "category", categories),
        people: numberOrNull(values, "people"),
        percent: numberOrNull(values, "percent"),
        leaveBy: dayOrNull(values, "leaveBy"),
        document: text(values, "document"),
        note: text(values, "note"),
        ...about(values),
      },
      event: { ...eventOf(values, first), people: null, note: "" },
      reason: text(values, "reason"),
    }),
  };
}

/** The next step of a reduction; null where it is done or withdrawn. */
export function nextStepForm(order: Mission["orders"][number], today: Day): Form | null {
  const states = nextOrderStates(order.events.at(-1)?.state ?? null);
  if (states[0] === undefined) return null;
  return {
    title: "doNext",
    fields: [
      ...eventFields(states),
      { key: "left", label: "fLeft", kind: "number", half: true },
      noteField,
      ...aboutFields,
    ],
    start: { ...aboutStart, state: states[0], day: today, left: "" },
    body: (values) => ({
      what: "reduction_event",
      id: order.id,
      event: eventOf(values, states),
      reason: text(values, "reason"),
    }),
  };
}
