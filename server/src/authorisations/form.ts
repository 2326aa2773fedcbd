/** From a form as it is typed to a draft: every field is read, and every fault is named by its field. Pure; the page uses it too. */
import { z } from "zod";
import { Confidence, DeploymentRole } from "../missions/schema.ts";
import type { Refusal } from "../platform/outcome.ts";
import { FieldReader } from "./field-reader.ts";
import { scopeOfForm } from "./form-scope.ts";
import {
  CeilingKind,
  CeilingReading,
  type Change,
  Condition,
  Cost,
  type DecisionForm,
  type Draft,
  type DraftCeiling,
  type FormCeiling,
  type FormChange,
  Frequency,
  Interpretation,
  PaperReference,
  PROPOSAL_FACTS,
  Relation,
} from "./schema.ts";

/** The draft that a form says, with every fault of every field; a draft with faults is not to be kept. */
export function draftOfForm(form: DecisionForm): { readonly draft: Draft; readonly faults: readonly Refusal[] } {
  const read = new FieldReader();
  const said = form.source.trim();
  const moved = new Set(
    form.relations
      .flatMap((r) => r.changes)
      .filter((c) => c.what === "scope")
      .map((c) => c.scope),
  );
  const draft: Draft = {
    reference: read.needed("reference", form.reference),
    title: read.needed("title", form.title),
    procedure: read.needed("procedure", form.procedure),
    proposer: read.needed("proposer", form.proposer),
    proposedOn: read.day("proposedOn", form.proposedOn),
    proposal: proposalOf(form),
    legalBasis: form.legalBasis.map((basis, index) => ({
      instrument: read.needed(`legalBasis.${index}.instrument`, basis.instrument),
      article: basis.article.trim(),
      validFrom: read.day(`legalBasis.${index}.validFrom`, basis.validFrom),
      validTo: read.day(`legalBasis.${index}.validTo`, basis.validTo),
    })),
    cost: costOf(read, form),
    coversRotations: form.coversRotations === "" ? null : form.coversRotations === "yes",
    rotationMonths: read.count("rotationMonths", form.rotationMonths, 1),
    outcome: form.outcome.trim(),
    relations: form.relations.map((relation, index) => ({
      to: read.needed(`relations.${index}.to`, relation.to),
      kind: read.choice(`relations.${index}.kind`, Relation.shape.kind, relation.kind),
      source: relation.source.trim() || said,
      changes: relation.changes.flatMap((change, n) => changeOf(read, `relations.${index}.changes.${n}`, change, form)),
    })),
    ceilings: form.ceilings.map((ceiling, index) => ceilingOf(read, `ceilings.${index}`, ceiling, said)),
    scopes: form.scopes.flatMap((scope, index) =>
      moved.has(scope.label) ? [] : [scopeOfForm(read, `scopes.${index}`, scope, said)],
    ),
    ...textsOf(read, form, said),
    source: read.needed("source", form.source),
    confidence: read.choice("confidence", Confidence, form.confidence, "unverified"),
  };
  return { draft, faults: read.faults };
}

function proposalOf(form: DecisionForm): Draft["proposal"] {
  const stated = PROPOSAL_FACTS.filter((fact) => form.proposal[fact].trim() !== "");
  return Object.fromEntries(stated.map((fact) => [fact, form.proposal[fact].trim()]));
}

function costOf(read: FieldReader, form: DecisionForm): Draft["cost"] {
  const minor = read.amount("costAmount", form.costAmount);
  if (minor === null) return null;
  return {
    minor,
    currency: read.choice("costCurrency", Cost.shape.currency, form.costCurrency.trim().toUpperCase()),
    period: read.choice("costPeriod", Cost.shape.period, form.costPeriod, ""),
    sourceLine: form.costSourceLine.trim(),
  };
}

function changeOf(read: FieldReader, at: string, change: FormChange, form: DecisionForm): Change[] {
  switch (change.what) {
    case "validity":
      return [{ what: "validity", scope: change.scope.trim() || null, to: read.day(`${at}.to`, change.to) }];
    case "ceiling": {
      const people = read.neededCount(`${at}.people`, change.people, 0);
      return [
        {
          what: "ceiling",
          ceiling: read.needed(`${at}.ceiling`, change.ceiling),
          people,
          ...otherOverlap(read, at, change, people, form.source.trim()),
          from: read.neededDay(`${at}.from`, change.from),
        },
      ];
    }
    case "end":
      return [
        {
          what: "end",
          scope: read.needed(`${at}.scope`, change.scope),
          to: read.neededDay(`${at}.to`, change.to),
          withdrawalUntil: read.day(`${at}.withdrawalUntil`, change.withdrawalUntil),
        },
      ];
    case "scope": {
      const index = form.scopes.findIndex((scope) => scope.label === change.scope);
      const scope = form.scopes[index];
      if (scope !== undefined)
        return [{ what: "scope", scope: scopeOfForm(read, `scopes.${index}`, scope, form.source.trim()) }];
      read.needed(`${at}.scope`, "");
      return [];
    }
    default:
      read.choice(`${at}.what`, z.enum(["validity", "ceiling", "scope", "end"]), change.what);
      return [];
  }
}

/** The overlap allowance as the amendment has it; nothing where it stays as it was. */
function otherOverlap(
  read: FieldReader,
  at: string,
  change: FormChange,
  people: number,
  said: string,
): { overlap?: DraftCeiling["overlap"] } {
  const what = read.choice(`${at}.overlap`, z.enum(["stays", "none", "other"]), change.overlap, "stays");
  if (what === "stays") return {};
  if (what === "none") return { overlap: null };
  const overlap = overlapOf(read, at, change, people, said);
  if (overlap === null) read.needed(`${at}.overlapPeople`, "");
  return { overlap };
}

function ceilingOf(read: FieldReader, at: string, ceiling: FormCeiling, said: string): DraftCeiling {
  const people = read.neededCount(`${at}.people`, ceiling.people, 0);
  return {
    code: read.needed(`${at}.code`, ceiling.code),
    label: read.needed(`${at}.label`, ceiling.label),
    kind: read.choice(`${at}.kind`, CeilingKind, ceiling.kind),
    people,
    unit: read.choice(`${at}.unit`, z.enum(["persons", "posts", "assets"]), ceiling.unit, "persons"),
    reading: read.choice(`${at}.reading`, CeilingReading, ceiling.reading, "present"),
    overlap: overlapOf(read, at, ceiling, people, said),
    excludes: ceiling.excludes.map((role) => read.choice(`${at}.excludes`, DeploymentRole, role)),
    excludesOther: ceiling.excludesOther.map((words) => words.trim()).filter((words) => words !== ""),
    note: ceiling.note.trim(),
    source: ceiling.source.trim() || said,
    confidence: read.choice(`${at}.confidence`, Confidence, ceiling.confidence, "unverified"),
  };
}

/** In heads, or as a share of the ceiling rounded down; none where both are empty. */
function overlapOf(
  read: FieldReader,
  at: string,
  ceiling: Pick<FormCeiling, "overlapPeople" | "overlapPercent" | "overlapDays" | "overlapInferred" | "overlapSource">,
  people: number,
  said: string,
): DraftCeiling["overlap"] {
  const heads = read.count(`${at}.overlapPeople`, ceiling.overlapPeople, 1);
  const percent = read.count(`${at}.overlapPercent`, ceiling.overlapPercent, 1);
  if (heads === null && percent === null && ceiling.overlapDays.trim() === "") return null;
  const by = heads ?? Math.floor((people * (percent ?? 0)) / 100);
  if (by < 1) read.needed(`${at}.overlapPeople`, "");
  return {
    people: Math.max(1, by),
    days: read.neededCount(`${at}.overlapDays`, ceiling.overlapDays, 1),
    percent: heads === null ? percent : null,
    inferred: ceiling.overlapInferred,
    source: ceiling.overlapSource.trim() || said,
  };
}

function textsOf(
  read: FieldReader,
  form: DecisionForm,
  said: string,
): Pick<Draft, "conditions" | "duties" | "papers" | "interpretations"> {
  return {
    conditions: form.conditions.map((one, index) => ({
      kind: read.choice(`conditions.${index}.kind`, Condition.shape.kind, one.kind),
      text: read.needed(`conditions.${index}.text`, one.text),
      check: one.check.trim(),
      consequence: read.choice(`conditions.${index}.consequence`, Condition.shape.consequence, one.consequence, "none"),
      source: one.source.trim() || said,
    })),
    duties: form.duties.map((one, index) => ({
      text: read.needed(`duties.${index}.text`, one.text),
      to: read.needed(`duties.${index}.to`, one.to),
      by: one.by.trim(),
      content: one.content.trim(),
      frequency: read.choice(`duties.${index}.frequency`, Frequency, one.frequency, "once"),
      dueOn: read.day(`duties.${index}.dueOn`, one.dueOn),
      lastDue: read.day(`duties.${index}.lastDue`, one.lastDue),
      doneOn: read.day(`duties.${index}.doneOn`, one.doneOn),
      public: one.public,
      source: one.source.trim() || said,
    })),
    papers: form.papers.map((one, index) => ({
      title: read.needed(`papers.${index}.title`, one.title),
      language: read.needed(`papers.${index}.language`, one.language),
      published: one.published.trim(),
      publicity: read.choice(`papers.${index}.publicity`, PaperReference.shape.publicity, one.publicity, "public"),
      sha256: null,
    })),
    interpretations: form.interpretations.map((one, index) => ({
      about: read.choice(`interpretations.${index}.about`, Interpretation.shape.about, one.about),
      ceiling: one.ceiling.trim() || null,
      question: read.needed(`interpretations.${index}.question`, one.question),
      chosen: read.needed(`interpretations.${index}.chosen`, one.chosen),
      reason: read.needed(`interpretations.${index}.reason`, one.reason),
      chosenBy: read.needed(`interpretations.${index}.chosenBy`, one.chosenBy),
      chosenOn: read.neededDay(`interpretations.${index}.chosenOn`, one.chosenOn),
    })),
  };
}
