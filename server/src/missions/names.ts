/** What coded values are called in English sentences; the page says them in the reader's language from its own list. Pure. */

/** By code; the words are those of docs/words.md and of the page in English. */
export const codeNames: Readonly<Record<string, string>> = {
  unmo: "military observer",
  mlo: "liaison officer",
  staff_officer: "staff officer",
  contingent_member: "contingent member",
  self: "self-deployed",
  embedded: "inside a partner’s contingent",
  present: "people present on a day",
  persons: "different people over time",
  tours: "tours over time",
  in_debate: "in debate",
  deemed_granted: "deemed granted",
  acting: "acting, not ratified",
  must_withdraw: "must withdraw",
  acted: "ordered in urgency",
  renewal_grace: "carried over until the renewal is decided",
  information: "information given",
  executing: "being carried out",
  executed: "carried out",
  INF_BN: "infantry battalion",
  INF_COY: "infantry company",
  INF_COY_RES: "force-reserve infantry company",
  INF_SECTION: "infantry section, embedded",
  QRF: "quick reaction force company",
  ISR_REC: "reconnaissance unit",
  ENG_CCE: "construction engineer company",
  MP: "military police unit",
  MED_L1: "level 1 medical facility",
  MED_L2: "level 2 hospital",
};

/** A coded value in English words; one without a name of its own with its parts as words. */
export function inWords(code: string): string {
  return codeNames[code] ?? code.replaceAll("_", " ");
}

/** Several in a row: `military observer, staff officer`. */
export function allOf(codes: readonly string[]): string {
  return codes.map(inWords).join(", ");
}
