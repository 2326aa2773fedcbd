/** Finds out who is meant by each row: one person with several spellings once, and nobody by a guess. Pure. */
import type { PersonName } from "../../people/schema.ts";
import type { Day } from "../../platform/days.ts";
import { type At, fault, finding } from "./findings.ts";
import { isInitial, isNear, nameKey, skeleton, spellingOf } from "./names.ts";
import type { RecordedPerson } from "./recorded.ts";
import type { PersonRow } from "./row-shapes.ts";
import type { HistoryAnswer, HistoryFinding } from "./schema.ts";

/** Somebody who is recorded, or whom the file brings. `key` is the id of the first and a name of our own for the second. */
export interface KnownPerson {
  readonly key: string;
  readonly recorded: RecordedPerson | null;
  number: string | null;
  readonly names: PersonName[];
  birthDate: Day | null;
  /** Rows that spoke of the person. */
  readonly rows: PersonRow[];
}

/** How somebody was found. */
export type Match = "number" | "spelling" | "letters" | "answered" | "added";

type Met = { readonly person: KnownPerson; readonly how: Match };

/** People of the record and of the file, found by number, spelling and sound. */
export class PersonBook {
  readonly people: KnownPerson[] = [];
  readonly findings: HistoryFinding[] = [];
  readonly matches: Record<Match, number> = { number: 0, spelling: 0, letters: 0, answered: 0, added: 0 };
  readonly #byNumber = new Map<string, KnownPerson>();
  readonly #bySpelling = new Map<string, Set<KnownPerson>>();
  readonly #byKey = new Map<string, Set<KnownPerson>>();
  readonly #byFamily = new Map<string, Set<KnownPerson>>();
  readonly #byGiven = new Map<string, Set<KnownPerson>>();
  readonly #answers: ReadonlyMap<string, string>;
  /** Names without a number that were settled already: the same name means the same person throughout the file. */
  readonly #settled = new Map<string, KnownPerson | null>();

  constructor(recorded: readonly RecordedPerson[], answers: readonly HistoryAnswer[]) {
    this.#answers = new Map(answers.map(({ cell, person }) => [cell, person]));
    for (const person of recorded) {
      const { id, number, names, birthDate } = person;
      this.#keep({ key: id, recorded: person, number, names: [...names], birthDate, rows: [] });
    }
  }

  /** Who the row means; null where that stays open, which a finding says. `describes`: the row is about the person, not about a tour. */
  find(row: PersonRow, describes: boolean): KnownPerson | null {
    const met = row.number === null ? this.#byName(row, describes) : this.#numbered(row, row.number, describes);
    if (met === null) return null;
    if (describes || met.how !== "number") this.matches[met.how] += 1;
    this.#learn(met.person, row);
    return met.person;
  }

  #numbered(row: PersonRow, number: string, describes: boolean): Met | null {
    const known = this.#byNumber.get(numberKey(number));
    if (known !== undefined) {
      if (row.names.length > 0 && known.names.length > 0 && !agrees(row.names, known.names)) {
        const names = known.names.map(spellingOf).join(" / ");
        const message = `${number} is ${names} so far; another name stands here. Check the number, or correct the name by hand first.`;
        this.findings.push(fault(row.at, "number", "number-other-person", message, { number, known: names }));
        return null;
      }
      return { person: known, how: "number" };
    }
    if (row.names.length === 0 && !describes) {
      const message = `Nobody with the number ${number} is recorded, and no sheet of persons brings them.`;
      this.findings.push(fault(row.at, "number", "person-unknown", message, { number }));
      return null;
    }
    const twin = row.birthDate === null ? [] : this.#alike(row).filter((each) => each.birthDate === row.birthDate);
    if (twin.length > 0) {
      const answer = this.#answer(row);
      if (answer === undefined) return this.#ask(row, twin, "person-perhaps-twice", twice(number, twin));
      const chosen = this.#chosen(answer, row);
      if (chosen !== null) return { person: chosen, how: "answered" };
    }
    return { person: this.#bring(row), how: "added" };
  }

  #byName(row: PersonRow, describes: boolean): Met | null {
    const key = `${row.names.map(spellingOf).sort().join("/")}|${row.birthDate ?? ""}`;
    const settled = this.#settled.get(key);
    if (settled !== undefined) return settled === null ? null : { person: settled, how: "spelling" };
    const met = this.#meet(row, describes);
    this.#settled.set(key, met?.person ?? null);
    return met;
  }

  #meet(row: PersonRow, describes: boolean): Met | null {
    const answer = this.#answer(row);
    if (answer !== undefined) {
      const chosen = this.#chosen(answer, row);
      return chosen === null ? { person: this.#bring(row), how: "added" } : { person: chosen, how: "answered" };
    }
    const fits = (each: KnownPerson) =>
      each.birthDate === null || row.birthDate === null || each.birthDate === row.birthDate;
    const same = [...this.#spelled(row)].filter(fits);
    const [only] = same;
    if (only !== undefined && same.length === 1) return { person: only, how: "spelling" };
    if (same.length > 1) return this.#ask(row, same, "person-ambiguous", several(row, same));
    const alike = this.#alike(row).filter(fits);
    const sure = alike.filter((each) => isSure(row, each));
    const [one] = sure;
    if (one !== undefined && alike.length === 1) {
      this.findings.push(finding("note", row.at, fieldOf(row), matched(row, one)));
      return { person: one, how: "letters" };
    }
    const perhaps = alike.length > 0 ? alike : this.#near(row).filter(fits);
    if (perhaps.length > 0) return this.#ask(row, perhaps, "person-perhaps", similar(row, perhaps));
    if (describes || row.sex !== null) return { person: this.#bring(row), how: "added" };
    const message = `${nameOf(row)} is not recorded, and no sheet of persons brings them.`;
    this.findings.push(fault(row.at, fieldOf(row), "person-unknown", message, { name: nameOf(row) }));
    return null;
  }

  #answer(row: PersonRow): string | undefined {
    return this.#answers.get(finding("question", row.at, fieldOf(row), { code: "", message: "" }).cell);
  }

  /** The person answered; null for somebody new. An answer that names nobody is as good as none, and says so. */
  #chosen(answer: string, row: PersonRow): KnownPerson | null {
    if (answer === "new") return null;
    const chosen = this.#byNumber.get(numberKey(answer)) ?? this.people.find(({ key }) => key === answer);
    if (chosen !== undefined) return chosen;
    const message = `The answer names ${answer}, whom nobody knows.`;
    this.findings.push(fault(row.at, fieldOf(row), "answer-unknown", message, { answer }));
    return null;
  }

  #ask(row: PersonRow, among: readonly KnownPerson[], code: string, message: string): null {
    const asked = finding("question", row.at, fieldOf(row), {
      code,
      message,
      facts: { name: nameOf(row), among: among.length },
    });
    const choices = among.slice(0, 12).map((each) => ({
      person: each.number ?? each.key,
      name: each.names.map((name) => `${name.family} ${name.given} ${name.patronymic}`.trim()).join(" / "),
    }));
    this.findings.push({ ...asked, choices });
    return null;
  }

  #bring(row: PersonRow): KnownPerson {
    return this.#keep({
      key: `new:${row.at.sheet}!${row.at.row}`,
      recorded: null,
      number: row.number,
      names: [...row.names],
      birthDate: row.birthDate,
      rows: [],
    });
  }

  #keep(person: KnownPerson): KnownPerson {
    this.people.push(person);
    if (person.number !== null) this.#byNumber.set(numberKey(person.number), person);
    for (const name of person.names) this.#index(person, name);
    return person;
  }

  #index(person: KnownPerson, name: PersonName): void {
    put(this.#bySpelling, spellingOf(name), person);
    put(this.#byKey, nameKey(name), person);
    put(this.#byFamily, skeleton(name.family), person);
    put(this.#byGiven, skeleton(name.given), person);
  }

  /** A spelling that came with a row finds the person from then on. */
  #learn(person: KnownPerson, row: PersonRow): void {
    person.rows.push(row);
    person.birthDate ??= row.birthDate;
    for (const name of row.names) {
      if (isInitial(name) || person.names.some((other) => spellingOf(other) === spellingOf(name))) continue;
      person.names.push(name);
      this.#index(person, name);
    }
  }

  #spelled(row: PersonRow): Set<KnownPerson> {
    return new Set(
      row.names
        .filter((name) => !isInitial(name))
        .flatMap((name) => [...(this.#bySpelling.get(spellingOf(name)) ?? [])]),
    );
  }

  #alike(row: PersonRow): KnownPerson[] {
    return [...new Set(row.names.flatMap((name) => [...(this.#byKey.get(nameKey(name)) ?? [])]))];
  }

  /** People with the same family name and the initial, or with one name the same and the other one letter apart. */
  #near(row: PersonRow): KnownPerson[] {
    const found = row.names.flatMap((name) => {
      const [family, given] = [skeleton(name.family), skeleton(name.given)];
      const sameFamily = [...(this.#byFamily.get(family) ?? [])].filter((each) =>
        each.names.some((other) => {
          const theirs = skeleton(other.given);
          return (
            skeleton(other.family) === family && (isInitial(name) ? theirs.startsWith(given) : isNear(theirs, given))
          );
        }),
      );
      const sameGiven = [...(this.#byGiven.get(given) ?? [])].filter((each) =>
        each.names.some((other) => skeleton(other.given) === given && isNear(skeleton(other.family), family)),
      );
      return [...sameFamily, ...sameGiven];
    });
    return [...new Set(found)];
  }
}

/** A number without regard to case and spaces. */
export function numberKey(number: string): string {
  return number.replace(/\s+/g, "").toUpperCase();
}

function put(index: Map<string, Set<KnownPerson>>, key: string, person: KnownPerson): void {
  const before = index.get(key);
  if (before === undefined) index.set(key, new Set([person]));
  else before.add(person);
}

/** Whether a number's names may be one person's: the given or the family name sounds alike, for a family name may change. */
function agrees(row: readonly PersonName[], known: readonly PersonName[]): boolean {
  return row.some((a) =>
    known.some((b) => {
      const given =
        isInitial(a) || isInitial(b)
          ? skeleton(a.given).charAt(0) === skeleton(b.given).charAt(0)
          : isNear(skeleton(a.given), skeleton(b.given));
      return given || isNear(skeleton(a.family), skeleton(b.family));
    }),
  );
}

/** Certain enough to need no answer: the day of birth, or the father's name, is the same too. */
function isSure(row: PersonRow, known: KnownPerson): boolean {
  if (row.birthDate !== null && row.birthDate === known.birthDate) return true;
  const fathers = (names: readonly PersonName[]) =>
    names.map((name) => skeleton(name.patronymic)).filter((one) => one.length > 2);
  const theirs = new Set(fathers(known.names));
  return fathers(row.names).some((father) => theirs.has(father));
}

function fieldOf(row: PersonRow): string {
  const given = ["nameKk", "nameLatin", "nameRu", "namePassport", "family", "number"];
  return given.find((field) => row.at.columns[field] !== undefined && row.at.text(field) !== "") ?? "number";
}

function nameOf(row: {
  readonly at: At;
  readonly names: readonly PersonName[];
  readonly number: string | null;
}): string {
  const [name] = row.names;
  return name === undefined ? (row.number ?? "") : `${name.family} ${name.given} ${name.patronymic}`.trim();
}

function matched(row: PersonRow, known: KnownPerson) {
  const by = row.birthDate !== null && row.birthDate === known.birthDate ? "birth" : "father";
  const number = known.number ?? "";
  const said = by === "birth" ? "the same day of birth" : "the same father's name";
  return {
    code: `person-matched-${by}`,
    message: `${nameOf(row)} is taken for ${known.names.map(spellingOf)[0] ?? number} ${number}: the same name in other letters, and ${said}.`,
    facts: { name: nameOf(row), known: known.names.map(spellingOf)[0] ?? number, number },
  };
}

const list = (among: readonly KnownPerson[]) =>
  among
    .map((each) => each.number ?? each.names.map(spellingOf)[0] ?? "")
    .slice(0, 5)
    .join(", ");
const several = (row: PersonRow, among: readonly KnownPerson[]) =>
  `${nameOf(row)} is the name of ${among.length} people (${list(among)}). Say who is meant, or give the number.`;
const similar = (row: PersonRow, among: readonly KnownPerson[]) =>
  `${nameOf(row)} may be ${list(among)}: the names sound alike, and nothing else decides. Say who is meant, or that it is somebody new.`;
const twice = (number: string, among: readonly KnownPerson[]) =>
  `${number} has the name and the day of birth of ${list(among)}. Say whether it is the same person.`;
