/** Builders of people for tests. */
import { newId } from "../platform/ids.ts";
import type { Evidence, Person } from "./schema.ts";
import { PersonId } from "./schema.ts";

/** Evidence as a test wants it. */
export function someEvidence(part: Partial<Evidence> & Pick<Evidence, "kind" | "result">): Evidence {
  return { id: newId(), subject: "", issuer: "test", issued: "2026-01-10", expires: null, ...part };
}

/** A captain with a complete file on 2026-06-30 who may hold any observer's post; `part` says what differs. */
export function aPerson(part: Partial<Person> = {}): Person {
  return {
    id: PersonId.parse(newId()),
    number: "P-00001",
    sex: "man",
    birthDate: "1992-05-20",
    serviceStart: "2010-08-01",
    officerSince: "2014-06-15",
    names: [{ script: "kk-Cyrl", family: "Ахметов", given: "Айдос", patronymic: "Серікұлы" }],
    ranks: [{ rank: "kapitan", grade: "OF-2", validFrom: "2019-06-15", validTo: null }],
    postings: [{ homeUnit: "peace-regiment", branch: "land forces", validFrom: "2014-06-15", validTo: null }],
    evidence: [
      someEvidence({ kind: "medical", result: "fit" }),
      someEvidence({ kind: "conduct", result: "clear" }),
      someEvidence({ kind: "passport", result: "valid", expires: "2032-01-01" }),
      someEvidence({ kind: "driving", subject: "B", result: "manual" }),
      someEvidence({ kind: "language", subject: "english", issuer: "IELTS", result: "5.5", expires: "2028-01-10" }),
      someEvidence({ kind: "course", subject: "UNMOC", result: "passed" }),
      someEvidence({ kind: "course", subject: "UNSOC", result: "passed" }),
      someEvidence({ kind: "course", subject: "CPTM", result: "passed" }),
    ],
    available: [{ from: "2026-01-01", to: null }],
    declarations: [{ id: newId(), track: "both", given: "2026-02-01", expires: null, withdrawn: null }],
    version: 1,
    ...part,
  };
}
