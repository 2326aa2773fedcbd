/** Words that cells may hold where only some are allowed, in four languages, and what they mean here. Pure. */
import type { WordList } from "./fields.ts";
import type { HistoryLanguage } from "./schema.ts";

type Words = Readonly<Record<HistoryLanguage, readonly string[]>>;

/** Letters with which a word or heading is compared: small, without marks, brackets, points and doubled spaces. */
export function comparable(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[’`ʼ]/g, "'")
    .replace(/[*:.,;()[\]"«»_/\\-]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const words = (kk: string, ru: string, en: string, fr: string): Words => {
  const list = (text: string) => text.split("|");
  return { kk: list(kk), ru: list(ru), en: list(en), fr: list(fr) };
};

/** Meanings of each list with their words; the first of a language is the one that the template and the export print. */
export const WORDS: Readonly<Record<WordList, Readonly<Record<string, Words>>>> = {
  sex: {
    woman: words("әйел|ә|қыз", "женщина|ж|жен|женский", "woman|f|female|w", "femme|f|féminin"),
    man: words("ер|е|ер адам", "мужчина|м|муж|мужской", "man|m|male", "homme|h|masculin"),
  },
  role: {
    unmo: words(
      "әскери бақылаушы|бақылаушы",
      "военный наблюдатель|наблюдатель",
      "military observer|observer|unmo|milob|expert on mission",
      "observateur militaire|observateur",
    ),
    mlo: words(
      "байланыс офицері",
      "офицер связи",
      "liaison officer|military liaison officer|mlo",
      "officier de liaison",
    ),
    staff_officer: words(
      "штаб офицері",
      "штабной офицер|офицер штаба",
      "staff officer|so|unso",
      "officier d'état-major",
    ),
    contingent_member: words(
      "контингент әскери қызметшісі|контингент мүшесі|контингент",
      "военнослужащий контингента|контингент|член контингента|военнослужащий",
      "contingent member|contingent|soldier|troop|unit",
      "membre du contingent|contingent|membre de contingent|soldat",
    ),
  },
  mode: {
    self: words("дербес|өз", "самостоятельно|собственный|сам", "self|own|self-deployed", "en propre|propre|autonome"),
    embedded: words(
      "серіктес контингентінің құрамында|құрамында",
      "в составе контингента партнёра|в составе|в составе другого контингента",
      "embedded|inside a partner's contingent|in a partner's contingent",
      "au sein du contingent d'un partenaire|intégré|embarqué",
    ),
  },
  ended: {
    left: words(
      "аяқталды|мерзімі бітті|қайтты",
      "по окончании срока|завершена|убыл|вернулся",
      "end of tour|left|completed|returned",
      "fin du tour|terminé|rentré|parti",
    ),
    repatriated: words(
      "мерзімінен бұрын қайтарылды|қайтарылды",
      "репатриирован|досрочно возвращён|отозван|досрочно",
      "repatriated|sent home|early return",
      "rapatrié|retour anticipé",
    ),
    died: words("қаза тапты|қайтыс болды", "погиб|умер|погиб (умер)", "died|killed|dead", "décédé|mort|tué"),
  },
  payer: {
    un: words("БҰҰ", "ООН", "UN|United Nations", "ONU|Nations unies"),
    national: words("ұлттық|мемлекет", "национальный|государство|Казахстан", "national|state|own", "national|État"),
    partner: words("серіктес", "партнёр", "partner", "partenaire"),
  },
  confidence: {
    verified: words("расталған|құжатпен расталған", "подтверждено|по документу", "verified|documented", "vérifié"),
    unverified: words("расталмаған", "не подтверждено|неподтверждено", "unverified|not verified", "non vérifié"),
    inferred: words("есептен шығарылған", "выведено|выведено расчётом", "inferred|deduced", "déduit"),
  },
  contributionKind: {
    own_unit: words("өз бөлімшесі", "собственное подразделение", "own unit", "unité propre"),
    embedded_unit: words("құрамдас бөлімше", "подразделение в составе", "embedded unit", "unité intégrée"),
    individual_posts: words("жеке лауазымдар", "отдельные должности", "individual posts", "postes individuels"),
  },
};

/** Words that say a tour still goes on. */
const OPEN = new Set(
  [
    "open",
    "ongoing",
    "present",
    "now",
    "по настоящее время",
    "по н в",
    "н в",
    "наст время",
    "продолжается",
    "открыта",
    "қазіргі уақытта",
    "жалғасуда",
    "қазір",
    "en cours",
    "ouvert",
    "à ce jour",
  ].map(comparable),
);

/** Whether a text says that a tour still goes on. */
export function saysOpen(text: string): boolean {
  return OPEN.has(comparable(text));
}

/** The meaning of a word, or null where the list does not know it. A code, as `staff_officer`, means itself. */
export function meaningOf(list: WordList, text: string): string | null {
  return meanings(list).get(comparable(text)) ?? null;
}

const known = new Map<WordList, ReadonlyMap<string, string>>();

function meanings(list: WordList): ReadonlyMap<string, string> {
  const before = known.get(list);
  if (before !== undefined) return before;
  const entries = Object.entries(WORDS[list]).flatMap(([meaning, said]) =>
    [meaning, ...Object.values(said).flat()].map((word) => [comparable(word), meaning] as const),
  );
  const made = new Map(entries);
  known.set(list, made);
  return made;
}

/** The word for a meaning in a language; the meaning itself where there is none. */
export function wordFor(list: WordList, meaning: string, language: HistoryLanguage): string {
  return WORDS[list][meaning]?.[language][0] ?? meaning;
}

/** All words of a list in a language, as a note to a column says them. */
export function wordsOf(list: WordList, language: HistoryLanguage): readonly string[] {
  return Object.keys(WORDS[list]).map((meaning) => wordFor(list, meaning, language));
}
