/**
 * What a person's file says to a question, day by day: on which days the answer is yes, and on which it says anything at all. A day
 * on which nothing speaks is unknown, and unknown is never yes. Pure.
 */
import type { Evidence, EvidenceKind, Person } from "../people/schema.ts";
import { addDays, addMonths, type Day } from "../platform/days.ts";
import { Grade, inBand } from "../units/grades.ts";
import type { Question } from "./asked.ts";
import { reaches } from "./proofs.ts";
import { ALWAYS, complement, FIRST_DAY, LAST_DAY, type Span, union } from "./spans.ts";

/** A person's tours of the past and those already planned, for the rest between them. */
export type History = readonly Span[];

/** What a person's file says of one rule: on which days yes, on which days anything. */
export interface Standing {
  /** Days on which the answer is yes. */
  readonly yes: readonly Span[];
  /** Days on which the file says anything; the days of `yes` are among them. */
  readonly spoken: readonly Span[];
  /** Evidence that was read, by id. */
  readonly evidence: readonly string[];
  /** What was found, in the words of the file: `IELTS 5.5`, `OF-2`, `1992-05-20`; empty when nothing was. */
  readonly found: string;
  /** The first day on which no no stands any more, where the file names one: unfit until then. The answer is open from it, not yes. */
  readonly opens: Day | null;
}

const NOTHING: Standing = { yes: [], spoken: [], evidence: [], found: "", opens: null };

/** The person's standing to a question; what is asked of a tour's days is decided in `verdict.ts`. */
export function standingOf(person: Person, history: History, question: Question): Standing {
  switch (question.attribute) {
    case "age":
      return age(person, question.min, question.max);
    case "service":
      return service(question.asOfficer ? person.officerSince : person.serviceStart, question.years);
    case "grade":
      return grade(person, Grade.parse(question.min), Grade.parse(question.max));
    case "language":
      return language(person, question);
    case "course":
    case "skill":
    case "clearance":
      return anyOf(
        person,
        question.attribute,
        question.anyOf,
        question.attribute === "clearance" ? "granted" : "passed",
      );
    case "driving":
      return driving(person, question.category, question.manual);
    case "medical":
      return latest(person, "medical", "fit", question.maxAgeMonths);
    case "conduct":
      return latest(person, "conduct", "clear", question.maxAgeMonths);
    case "passport":
      return passport(person, question.marginDays);
    case "declaration":
      return declaration(person, question.track);
    case "available":
      return available(person);
    case "serving":
      return serving(person);
    case "rest":
      return rest(history, question.days);
    default: {
      const never: never = question;
      throw new Error(`Unknown question ${JSON.stringify(never)}.`);
    }
  }
}

function age(person: Person, min: number, max: number): Standing {
  if (person.birthDate === null) return NOTHING;
  const yes = [
    { from: addMonths(person.birthDate, 12 * min), to: addDays(addMonths(person.birthDate, 12 * (max + 1)), -1) },
  ];
  return { ...NOTHING, yes, spoken: ALWAYS, found: person.birthDate };
}

function service(since: Day | null, years: number): Standing {
  if (since === null) return NOTHING;
  return { ...NOTHING, yes: [{ from: addMonths(since, 12 * years), to: LAST_DAY }], spoken: ALWAYS, found: since };
}

function grade(person: Person, min: Grade, max: Grade): Standing {
  const spans = (ranks: Person["ranks"]) =>
    union(ranks.map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo ?? LAST_DAY })));
  return {
    ...NOTHING,
    yes: spans(person.ranks.filter((held) => inBand(held.grade, min, max))),
    spoken: spans(person.ranks),
    found: person.ranks.at(-1)?.grade ?? "",
  };
}

function language(person: Person, question: Extract<Question, { attribute: "language" }>): Standing {
  const read = person.evidence
    .filter(({ kind, subject }) => kind === "language" && subject === question.language)
    .map((proof) => ({ proof, answer: reaches(proof.issuer, proof.result, question.anyOf) }))
    .filter(({ answer }) => answer !== null);
  return {
    ...NOTHING,
    yes: union(read.filter(({ answer }) => answer === true).map(({ proof }) => lifeOf(proof))),
    spoken: union(read.map(({ proof }) => lifeOf(proof))),
    evidence: read.map(({ proof }) => proof.id),
    found: read.map(({ proof }) => `${proof.issuer} ${proof.result}`).join(", "),
  };
}

function lifeOf({ issued, expires }: Evidence): Span {
  return { from: issued, to: expires ?? LAST_DAY };
}

function anyOf(person: Person, kind: EvidenceKind, subjects: readonly string[], good: string): Standing {
  const read = person.evidence.filter((each) => each.kind === kind && subjects.includes(each.subject));
  return {
    ...NOTHING,
    yes: union(read.filter(({ result }) => result === good).map(lifeOf)),
    spoken: union(read.map(lifeOf)),
    evidence: read.map(({ id }) => id),
    found: read.map(({ subject, result }) => `${subject} ${result}`).join(", "),
  };
}

function driving(person: Person, category: string, manual: boolean): Standing {
  const read = person.evidence.filter((each) => each.kind === "driving" && each.subject === category);
  return {
    ...NOTHING,
    yes: union(read.filter(({ result }) => !manual || result === "manual").map(lifeOf)),
    spoken: union(read.map(lifeOf)),
    evidence: read.map(({ id }) => id),
    found: read.map(({ subject, result }) => `${subject} ${result}`).join(", "),
  };
}

/** Each record speaks until the next one of its kind, to its own last day, or for `maxAgeMonths`; of two on one day the bad one counts. */
function latest(person: Person, kind: "medical" | "conduct", good: string, maxAgeMonths: number): Standing {
  const read = person.evidence
    .filter((each) => each.kind === kind)
    .toSorted((a, b) =>
      a.issued === b.issued ? Number(b.result === good) - Number(a.result === good) : a.issued < b.issued ? -1 : 1,
    );
  const lives = read.map((record, index) => {
    const next = read[index + 1];
    const limit = record.result === good ? addDays(addMonths(record.issued, maxAgeMonths), -1) : LAST_DAY;
    const own = record.expires !== null && record.expires < limit ? record.expires : limit;
    const to = next !== undefined && next.issued <= own ? addDays(next.issued, -1) : own;
    return { record, span: { from: record.issued, to } };
  });
  const last = lives.at(-1);
  return {
    yes: union(lives.filter(({ record }) => record.result === good).map(({ span }) => span)),
    spoken: union(lives.map(({ span }) => span)),
    evidence: read.map(({ id }) => id),
    found: last === undefined ? "" : last.record.result,
    opens:
      last === undefined || last.record.result === good || last.span.to === LAST_DAY ? null : addDays(last.span.to, 1),
  };
}

function passport(person: Person, marginDays: number): Standing {
  const read = person.evidence.filter(({ kind }) => kind === "passport");
  const spans = union(
    read.map(({ issued, expires }) => ({
      from: issued,
      to: expires === null ? LAST_DAY : addDays(expires, -marginDays),
    })),
  );
  return {
    ...NOTHING,
    yes: spans,
    spoken: spans,
    evidence: read.map(({ id }) => id),
    found: read.at(-1)?.expires ?? "",
  };
}

/** A withdrawn declaration says no from the day of withdrawal; one that ran out says nothing. */
function declaration(person: Person, track: "individual" | "contingent"): Standing {
  const read = person.declarations.filter((each) => each.track === track || each.track === "both");
  const inForce = read.map((each) => {
    const before = each.withdrawn === null ? LAST_DAY : addDays(each.withdrawn, -1);
    return { from: each.given, to: each.expires !== null && each.expires < before ? each.expires : before };
  });
  const yes = union(inForce);
  const withdrawn = read.flatMap((each) => (each.withdrawn === null ? [] : [{ from: each.withdrawn, to: LAST_DAY }]));
  const last = read.at(-1);
  return {
    ...NOTHING,
    yes,
    spoken: union([...yes, ...withdrawn]),
    evidence: read.map(({ id }) => id),
    found: last === undefined ? "" : last.withdrawn === null ? last.given : `withdrawn ${last.withdrawn}`,
  };
}

/** Days outside what was declared are a no as soon as anything was declared. */
function available(person: Person): Standing {
  if (person.available.length === 0) return NOTHING;
  const yes = union(person.available.map(({ from, to }) => ({ from, to: to ?? LAST_DAY })));
  return {
    ...NOTHING,
    yes,
    spoken: ALWAYS,
    found: yes.map(({ from, to }) => `${from}–${to === LAST_DAY ? "" : to}`).join(", "),
  };
}

function serving(person: Person): Standing {
  if (person.postings.length === 0) return NOTHING;
  const yes = union(person.postings.map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo ?? LAST_DAY })));
  return { ...NOTHING, yes, spoken: ALWAYS, found: person.postings.at(-1)?.homeUnit ?? "" };
}

/** So many whole days lie between a tour and the next, in either order; during a tour nobody begins another. */
function rest(history: History, days: number): Standing {
  const taken = union(history.map(({ from, to }) => ({ from: shifted(from, -days), to: shifted(to, days) })));
  return { ...NOTHING, yes: complement(taken), spoken: ALWAYS, found: history.at(-1)?.to ?? "" };
}

function shifted(day: Day, days: number): Day {
  if (days < 0) return day <= addDays(FIRST_DAY, -days) ? FIRST_DAY : addDays(day, days);
  return day >= addDays(LAST_DAY, -days) ? LAST_DAY : addDays(day, days);
}
