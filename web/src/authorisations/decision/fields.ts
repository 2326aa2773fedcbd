/** The fields of the form, section by section: what each holds and what may be chosen. Pure. */

import {
  CeilingKind,
  CeilingReading,
  type DecisionForm,
  FormBasis,
  FormCeiling,
  FormChange,
  FormCondition,
  FormDuty,
  FormPaper,
  FormReading,
  FormRelation,
  FormScope,
  Frequency,
  PROPOSAL_FACTS,
} from "@contingent/server/authorisations/schema";
import { DeploymentMode, DeploymentRole } from "@contingent/server/missions/schema";
import type { decisionText } from "./text.ts";

/** Words that need no facts. */
export type Label = Exclude<keyof typeof decisionText.phrases, "row" | "savedAt" | "faults">;

export interface Field {
  readonly key: string;
  readonly label: Label;
  /** `list` is several words with commas between; `choices` are ticked. */
  readonly kind: "text" | "area" | "day" | "count" | "choice" | "choices" | "list" | "flag";
  readonly options?: readonly string[];
  /** The words for some options where the office's own word says something else. */
  readonly words?: Readonly<Record<string, Label>>;
  /** May be left empty where a choice is asked for. */
  readonly optional?: boolean;
  /** What leaving it empty means, where that is not that nothing is stated. */
  readonly unset?: Label;
}

const text = (key: string, label = key as Label): Field => ({ key, label, kind: "text" });
const area = (key: string, label = key as Label): Field => ({ key, label, kind: "area" });
const day = (key: string, label = key as Label): Field => ({ key, label, kind: "day" });
const count = (key: string, label = key as Label): Field => ({ key, label, kind: "count" });
const list = (key: string, label = key as Label): Field => ({ key, label, kind: "list" });
const flag = (key: string, label = key as Label): Field => ({ key, label, kind: "flag" });
const choice = (key: string, options: readonly string[], optional = false, label = key as Label): Field => ({
  key,
  label,
  kind: "choice",
  options,
  optional,
});
const choices = (key: string, options: readonly string[], label = key as Label): Field => ({
  key,
  label,
  kind: "choices",
  options,
});

const sure = choice("confidence", ["verified", "unverified", "inferred"], true);

/** The fields before the rows; the options of `procedure` are the country's own. */
export const HEAD: readonly Field[] = [
  text("reference"),
  text("title"),
  choice("procedure", []),
  text("proposer"),
  day("proposedOn"),
  text("source"),
  sure,
  area("outcome"),
];

export const PROPOSAL: readonly Field[] = PROPOSAL_FACTS.map((fact) => area(fact));

export const MONEY: readonly Field[] = [
  text("costAmount"),
  text("costCurrency"),
  choice("costPeriod", ["once", "month", "year", "whole"], true),
  text("costSourceLine"),
  choice("coversRotations", ["yes", "no"], true),
  count("rotationMonths"),
];

/** A section of rows: the key in the form, its fields, and an empty row. */
export interface RowSection {
  readonly key: RowKey;
  readonly fields: readonly Field[];
  readonly empty: () => Row;
}
export type RowKey = {
  [K in keyof DecisionForm]: DecisionForm[K] extends readonly object[] ? K : never;
}[keyof DecisionForm];
export type Row = Readonly<Record<string, unknown>>;

export const CHANGES: readonly Field[] = [
  choice("what", ["validity", "ceiling", "scope", "end"]),
  text("scope"),
  text("ceiling"),
  count("people"),
  {
    ...choice("overlap", ["none", "other"], true, "overlapChange"),
    words: { none: "overlapNone", other: "overlapOther" },
    unset: "overlapStays",
  },
  count("overlapPeople"),
  count("overlapPercent"),
  count("overlapDays"),
  flag("overlapInferred"),
  text("overlapSource"),
  day("from"),
  day("to", "until"),
  day("withdrawalUntil"),
];
export const emptyChange = (): Row => FormChange.parse({ what: "validity" });

/** In the order in which they are asked for. Ceilings come before the scopes that name them. */
export const ROWS: readonly RowSection[] = [
  {
    key: "ceilings",
    fields: [
      text("code"),
      text("label"),
      choice("kind", CeilingKind.options),
      count("people"),
      { ...choice("unit", ["persons", "posts", "assets"], true), words: { persons: "unitPersons" } },
      choice("reading", CeilingReading.options, true),
      count("overlapPeople"),
      count("overlapPercent"),
      count("overlapDays"),
      flag("overlapInferred"),
      text("overlapSource"),
      choices("excludes", DeploymentRole.options),
      list("excludesOther"),
      area("note"),
      text("source"),
      sure,
    ],
    empty: () => FormCeiling.parse({ kind: "at_any_time", unit: "persons", reading: "present" }),
  },
  {
    key: "scopes",
    fields: [
      text("label"),
      list("missions"),
      text("region"),
      text("organisation"),
      choices("roles", DeploymentRole.options),
      choices("modes", DeploymentMode.options),
      text("partner"),
      list("unitTypes"),
      day("validFrom"),
      day("validTo"),
      flag("endsWithMandate"),
      flag("coversWithdrawal"),
      day("withdrawalUntil"),
      count("graceSittingDays"),
      choices("ceilings", [], "underCeilings"),
      area("tasks"),
      area("caveats"),
      area("note"),
      text("source"),
      sure,
    ],
    empty: () => FormScope.parse({ modes: ["self"], endsWithMandate: true, coversWithdrawal: true }),
  },
  {
    key: "relations",
    fields: [choice("to", []), choice("kind", ["replaces", "adds", "amends", "unknown"]), text("source")],
    empty: () => FormRelation.parse({ kind: "unknown" }),
  },
  {
    key: "conditions",
    fields: [
      choice("kind", ["precondition", "continuing", "caveat"]),
      area("text"),
      text("check"),
      choice("consequence", ["none", "suspend", "withdraw", "report"]),
      text("source"),
    ],
    empty: () => FormCondition.parse({ kind: "continuing", consequence: "none" }),
  },
  {
    key: "duties",
    fields: [
      area("text"),
      text("to", "owedTo"),
      text("by"),
      area("content"),
      choice("frequency", Frequency.options),
      day("dueOn"),
      day("lastDue"),
      day("doneOn"),
      flag("public"),
      text("source"),
    ],
    empty: () => FormDuty.parse({ frequency: "once", public: true }),
  },
  {
    key: "interpretations",
    fields: [
      choice("about", ["ceiling-reading", "relation", "withdrawal", "validity", "overlap"]),
      choice("ceiling", [], true),
      area("question"),
      area("chosen"),
      area("reason"),
      text("chosenBy"),
      day("chosenOn"),
    ],
    empty: () => FormReading.parse({ about: "ceiling-reading" }),
  },
  {
    key: "legalBasis",
    fields: [text("instrument"), text("article"), day("validFrom"), day("validTo")],
    empty: () => FormBasis.parse({}),
  },
  {
    key: "papers",
    fields: [text("title"), text("language"), text("published"), choice("publicity", ["public", "internal"], true)],
    empty: () => FormPaper.parse({}),
  },
];
