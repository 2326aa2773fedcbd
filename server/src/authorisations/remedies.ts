/**
 * What would make a refused deployment lawful: fewer people, other days, another mode or role, two decisions side by side, or a
 * decision. Every way out has been asked again by the same rules; one that does not help is not named. Pure.
 */
import { inWords } from "../missions/names.ts";
import { type Judgement, type Knowledge, optionOf } from "./cover.ts";
import { isLawful } from "./lawful.ts";
import { begun, shifted, shortened } from "./remedy-days.ts";
import { amended, decided, extended } from "./remedy-law.ts";
import { pending, resumed } from "./remedy-pending.ts";
import { mostPeople, remedy } from "./remedy-search.ts";
import type { MayDeployQuestion, Remedy } from "./schema.ts";

/** The ways out, the smallest change first. Empty when the days themselves make no sense or the mission is not known. */
export function remediesFor(question: MayDeployQuestion, known: Knowledge, judgement: Judgement): Remedy[] {
  if (known.mission === null || question.to < question.from) return [];
  const within = [
    ...fewer(question, known),
    ...begun(question, known, judgement),
    ...shortened(question, known, judgement),
    ...shifted(question, known),
    ...otherwise(question, known),
    ...otherDecision(question, known),
    ...divided(question, known, judgement),
  ];
  const combined = within.length === 0 ? fewerAndShorter(question, known, judgement) : [];
  // No decision opens a mission that is closed.
  if (judgement.general.length > 0) return [...within, ...combined];
  const law = [
    ...resumed(question, known),
    ...pending(question, known),
    ...amended(question, known, judgement),
    ...extended(question, known, judgement),
  ];
  return [...within, ...combined, ...law, ...(law.length > 0 ? [] : decided(question, known))];
}

function fewer(question: MayDeployQuestion, known: Knowledge): readonly Remedy[] {
  const people = mostPeople(question, known);
  if (people === 0) return [];
  const reference = underWhich({ ...question, people }, known);
  const message = `At most ${people} people may go on all of these days under ${reference}.`;
  return [remedy("fewer-people", message, { reference, people }, { ...question, people })];
}

/** References of the decisions that cover a lawful question. */
function underWhich(question: MayDeployQuestion, known: Knowledge): string {
  const options = known.law
    .filter((a) => question.under === undefined || [a.id, a.reference].includes(question.under))
    .filter((a) => a.scopes.some((scope) => scope.missions.includes(question.mission)))
    .sort((a, b) => ((a.decidedOn ?? "") < (b.decidedOn ?? "") ? 1 : -1));
  const one = options.find((a) => optionOf(a, question, known).refusals.length === 0);
  return one?.reference ?? options.map((a) => a.reference).join(", ");
}

/** The same people and days in the other mode, or in another role. */
function otherwise(question: MayDeployQuestion, known: Knowledge): readonly Remedy[] {
  const { partner: _, ...without } = question;
  const mode = question.mode === "self" ? "embedded" : "self";
  const inMode = { ...without, mode } as const;
  const roles = (["unmo", "mlo", "staff_officer", "contingent_member"] as const).filter((r) => r !== question.role);
  const modes = isLawful(inMode, known)
    ? [
        remedy(
          "other-mode",
          `${sentence(inWords(mode))} they may go, under ${underWhich(inMode, known)}.`,
          { mode, reference: underWhich(inMode, known) },
          inMode,
        ),
      ]
    : [];
  const found = roles
    .map((role) => ({ ...question, role }))
    .filter((asked) => isLawful(asked, known))
    .map((asked) => {
      const reference = underWhich(asked, known);
      const message = `As ${inWords(asked.role)} they may go, under ${reference}.`;
      return remedy("other-role", message, { role: asked.role, reference }, asked);
    });
  return [...modes, ...found];
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where one decision only was asked about: whether another covers. */
function otherDecision(question: MayDeployQuestion, known: Knowledge): readonly Remedy[] {
  const { under, ...free } = question;
  if (under === undefined || !isLawful(free, known)) return [];
  const reference = underWhich(free, known);
  const message = `Under ${reference} they may go.`;
  return [remedy("other-decision", message, { reference, under }, free)];
}

/** Some under one decision, the others under another; nobody stands under two. */
function divided(question: MayDeployQuestion, known: Knowledge, judgement: Judgement): readonly Remedy[] {
  if (judgement.general.length > 0 || question.under !== undefined) return [];
  const shares = judgement.options
    .map(({ reference }) => ({ reference, people: mostPeople({ ...question, under: reference }, known) }))
    .filter((share) => share.people > 0);
  let left = question.people;
  const taken: { readonly reference: string; readonly people: number }[] = [];
  for (const share of shares.sort((a, b) => b.people - a.people)) {
    const people = Math.min(left, share.people);
    if (people > 0) taken.push({ reference: share.reference, people });
    left -= people;
  }
  if (left > 0 || taken.length < 2) return [];
  const parts = taken.map(({ reference, people }) => `${people} (${reference})`).join(" + ");
  return [remedy("divide-people", `Divided they may go: ${parts}.`, { parts }, null)];
}

/** Where no single change helps: as long as possible with as many as then may go. */
function fewerAndShorter(question: MayDeployQuestion, known: Knowledge, judgement: Judgement): readonly Remedy[] {
  const days = shortened({ ...question, people: 1 }, known, judgement)[0]?.question;
  if (days == null) return [];
  const people = mostPeople({ ...days, people: question.people }, known);
  if (people === 0) return [];
  const asked = { ...days, people };
  const reference = underWhich(asked, known);
  const message = `${people} may go until ${asked.to} under ${reference}.`;
  return [remedy("fewer-and-shorter", message, { people, to: asked.to, reference }, asked)];
}
