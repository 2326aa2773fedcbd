/** The office's words for coded values, the same on every page. */
import { defineText } from "./text.ts";

export const wordsText = defineText("words", {
  // What a person is in the mission
  unmo: { en: "military observer", ru: "военный наблюдатель", kk: "әскери бақылаушы", fr: "observateur militaire" },
  mlo: { en: "liaison officer", ru: "офицер связи", kk: "байланыс офицері", fr: "officier de liaison" },
  staff_officer: { en: "staff officer", ru: "штабной офицер", kk: "штаб офицері", fr: "officier d’état-major" },
  contingent_member: {
    en: "contingent member",
    ru: "военнослужащий контингента",
    kk: "контингент әскери қызметшісі",
    fr: "membre du contingent",
  },
  // Under whom
  self: { en: "self-deployed", ru: "самостоятельно", kk: "дербес", fr: "déployé en propre" },
  embedded: {
    en: "inside a partner’s contingent",
    ru: "в составе контингента партнёра",
    kk: "серіктес контингентінің құрамында",
    fr: "au sein du contingent d’un partenaire",
  },
  // How a decision stands
  draft: { en: "draft", ru: "проект", kk: "жоба", fr: "projet" },
  proposed: { en: "proposed", ru: "внесено", kk: "енгізілді", fr: "proposée" },
  in_debate: { en: "in debate", ru: "обсуждается", kk: "талқылануда", fr: "en débat" },
  deemed_granted: {
    en: "deemed granted",
    ru: "считается данным",
    kk: "берілген деп есептеледі",
    fr: "réputée accordée",
  },
  granted: { en: "granted", ru: "дано", kk: "берілді", fr: "accordée" },
  rejected: { en: "rejected", ru: "отклонено", kk: "қабылданбады", fr: "rejetée" },
  expired: { en: "expired", ru: "истекло", kk: "мерзімі өтті", fr: "expirée" },
  recalled: { en: "recalled", ru: "отозвано", kk: "қайтарып алынды", fr: "révoquée" },
  superseded: { en: "superseded", ru: "заменено", kk: "ауыстырылды", fr: "remplacée" },
  lapsed: { en: "lapsed", ru: "утратило силу", kk: "күшін жойды", fr: "caduque" },
  acting: {
    en: "acting, not ratified",
    ru: "действует до утверждения",
    kk: "бекітілгенше әрекет етеді",
    fr: "en vigueur, non ratifiée",
  },
  suspended: { en: "suspended", ru: "приостановлено", kk: "тоқтатыла тұрды", fr: "suspendue" },
  must_withdraw: { en: "must withdraw", ru: "подлежит выводу", kk: "шығарылуы тиіс", fr: "doit se retirer" },
  approved: { en: "approved", ru: "одобрено", kk: "мақұлданды", fr: "approuvée" },
  // How a ceiling is counted
  present: {
    en: "people present on a day",
    ru: "людей в один день",
    kk: "бір күндегі адам саны",
    fr: "personnes présentes un même jour",
  },
  persons: {
    en: "different people over time",
    ru: "разных людей за всё время",
    kk: "барлық уақыттағы әртүрлі адамдар",
    fr: "personnes différentes au total",
  },
  tours: {
    en: "tours over time",
    ru: "командировок за всё время",
    kk: "барлық уақыттағы іссапарлар",
    fr: "affectations au total",
  },
  total_granted: { en: "total granted", ru: "всего разрешено", kk: "барлығы рұқсат етілген", fr: "total accordé" },
  at_any_time: { en: "at any time", ru: "единовременно", kk: "бір мезгілде", fr: "à tout moment" },
  cumulative_persons: {
    en: "people over time",
    ru: "людей за всё время",
    kk: "барлық уақыттағы адамдар",
    fr: "personnes au total",
  },
  per_mission: { en: "in one mission", ru: "в одной миссии", kk: "бір миссияда", fr: "dans une mission" },
  per_role: { en: "in one role", ru: "в одном качестве", kk: "бір рөлде", fr: "dans une fonction" },
  // Relations, conditions, consequences
  replaces: { en: "replaces", ru: "заменяет", kk: "алмастырады", fr: "remplace" },
  adds: { en: "adds to", ru: "дополняет", kk: "толықтырады", fr: "s’ajoute à" },
  amends: { en: "amends", ru: "изменяет", kk: "өзгертеді", fr: "modifie" },
  unknownRelation: {
    en: "stands beside, relation not stated:",
    ru: "соотношение не указано:",
    kk: "арақатынасы көрсетілмеген:",
    fr: "rapport non précisé avec",
  },
  precondition: { en: "precondition", ru: "предварительное условие", kk: "алдын ала шарт", fr: "condition préalable" },
  continuing: { en: "continuing condition", ru: "постоянное условие", kk: "тұрақты шарт", fr: "condition permanente" },
  caveat: { en: "caveat", ru: "ограничение", kk: "шектеу", fr: "restriction" },
  suspend: { en: "else suspend", ru: "иначе приостановить", kk: "әйтпесе тоқтата тұру", fr: "sinon suspendre" },
  withdraw: { en: "else withdraw", ru: "иначе вывести", kk: "әйтпесе шығару", fr: "sinon retirer" },
  report: { en: "else report", ru: "иначе доложить", kk: "әйтпесе баяндау", fr: "sinon rendre compte" },
  none: { en: "nothing stated", ru: "не указано", kk: "көрсетілмеген", fr: "rien d’indiqué" },
  // Entering decisions
  posts: { en: "posts", ru: "должности", kk: "лауазымдар", fr: "postes" },
  assets: {
    en: "assets (not people)",
    ru: "средства (не люди)",
    kk: "құралдар (адам емес)",
    fr: "moyens (pas des personnes)",
  },
  once: { en: "once", ru: "один раз", kk: "бір рет", fr: "une fois" },
  monthly: { en: "every month", ru: "ежемесячно", kk: "ай сайын", fr: "chaque mois" },
  quarterly: { en: "every quarter", ru: "ежеквартально", kk: "тоқсан сайын", fr: "chaque trimestre" },
  half_yearly: { en: "every half-year", ru: "раз в полгода", kk: "жарты жыл сайын", fr: "chaque semestre" },
  yearly: { en: "every year", ru: "ежегодно", kk: "жыл сайын", fr: "chaque année" },
  month: { en: "a month", ru: "за месяц", kk: "бір айға", fr: "par mois" },
  year: { en: "a year", ru: "за год", kk: "бір жылға", fr: "par an" },
  whole: { en: "its whole time", ru: "за весь срок", kk: "бүкіл мерзіміне", fr: "toute la durée" },
  yes: { en: "yes", ru: "да", kk: "иә", fr: "oui" },
  no: { en: "no", ru: "нет", kk: "жоқ", fr: "non" },
  public: { en: "public", ru: "открытый", kk: "ашық", fr: "public" },
  internal: { en: "internal", ru: "служебный", kk: "қызметтік", fr: "interne" },
  "ceiling-reading": {
    en: "how a ceiling is counted",
    ru: "как считается предел",
    kk: "шек қалай саналады",
    fr: "décompte d’un plafond",
  },
  relation: {
    en: "relation to another decision",
    ru: "связь с другим решением",
    kk: "басқа шешіммен байланысы",
    fr: "rapport à une autre décision",
  },
  withdrawal: { en: "the way home", ru: "вывод", kk: "шығару", fr: "le retrait" },
  validity: { en: "until when it holds", ru: "срок действия", kk: "қолданылу мерзімі", fr: "durée de validité" },
  overlap: {
    en: "overlap of rotations",
    ru: "наложение смен",
    kk: "ауысымдардың қабаттасуы",
    fr: "recouvrement des relèves",
  },
  ceiling: { en: "a ceiling", ru: "предел", kk: "шек", fr: "un plafond" },
  scope: { en: "a scope is added", ru: "добавляется часть", kk: "бөлік қосылады", fr: "un volet s’ajoute" },
  end: { en: "a scope ends", ru: "часть прекращается", kk: "бөлік аяқталады", fr: "un volet prend fin" },
  must_leave: { en: "must leave", ru: "должен выехать", kk: "кетуі тиіс", fr: "doit partir" },
  cut: {
    en: "planned days cut",
    ru: "плановые дни сокращены",
    kk: "жоспарлы күндер қысқарды",
    fr: "jours prévus écourtés",
  },
  // What a figure counts
  headcount: { en: "people on the day", ru: "человек на дату", kk: "сол күнгі адам саны", fr: "personnes ce jour-là" },
  person_tours: { en: "tours", ru: "командировок", kk: "іссапар", fr: "affectations" },
  // Figures that are said
  share: { en: "share", ru: "доля", kk: "үлес", fr: "part" },
  average: { en: "average", ru: "среднее", kk: "орташа", fr: "moyenne" },
  prepared: { en: "prepared", ru: "подготовлен", kk: "дайындалған", fr: "préparé" },
  issued: { en: "issued", ru: "выдан", kk: "берілген", fr: "communiqué" },
  withdrawn: { en: "withdrawn", ru: "отозван", kk: "кері қайтарылған", fr: "retiré" },
  replaced: { en: "replaced", ru: "заменён", kk: "ауыстырылған", fr: "remplacé" },
  named_breach: {
    en: "in a named breach",
    ru: "в отмеченном нарушении",
    kk: "тіркелген бұзушылықпен",
    fr: "en infraction constatée",
  },
  // How sure a fact is
  verified: { en: "documented", ru: "подтверждено", kk: "расталған", fr: "documenté" },
  unverified: { en: "unverified", ru: "не проверено", kk: "тексерілмеген", fr: "non vérifié" },
  inferred: { en: "inferred", ru: "выведено", kk: "есептен шығарылған", fr: "déduit" },
  // Planned or happened
  planned: { en: "planned", ru: "по плану", kk: "жоспар бойынша", fr: "prévu" },
  actual: { en: "happened", ru: "состоялось", kk: "болған", fr: "effectif" },
  // Steps in the life of a decision
  drafted: { en: "drafted", ru: "подготовлен проект", kk: "жоба дайындалды", fr: "rédigée" },
  debated: { en: "debated", ru: "обсуждено", kk: "талқыланды", fr: "débattue" },
  acted: { en: "ordered in urgency", ru: "отдан срочный приказ", kk: "шұғыл бұйырылды", fr: "ordonnée en urgence" },
  amended: { en: "amended", ru: "изменено", kk: "өзгертілді", fr: "modifiée" },
  renewal_grace: {
    en: "carried over until the renewal is decided",
    ru: "продолжает действовать до решения о продлении",
    kk: "ұзарту шешілгенше күшінде қалады",
    fr: "maintenue jusqu’à la décision de renouvellement",
  },
  resumed: { en: "resumed", ru: "возобновлено", kk: "қайта жалғасты", fr: "reprise" },
  extended: { en: "extended", ru: "продлено", kk: "ұзартылды", fr: "prolongée" },
  information: { en: "information given", ru: "доведено до сведения", kk: "мәлімет берілді", fr: "information donnée" },
  woman: { en: "woman", ru: "женщина", kk: "әйел", fr: "femme" },
  man: { en: "man", ru: "мужчина", kk: "ер", fr: "homme" },
  // Verdicts
  eligible: { en: "eligible", ru: "соответствует", kk: "сай келеді", fr: "admissible" },
  eligible_with_waiver: {
    en: "eligible with waiver",
    ru: "соответствует с изъятием",
    kk: "ерекше рұқсатпен сай",
    fr: "admissible par dérogation",
  },
  not_yet: { en: "not yet", ru: "ещё нет", kk: "әзірге жоқ", fr: "pas encore" },
  not_eligible: { en: "not eligible", ru: "не соответствует", kk: "сай келмейді", fr: "non admissible" },
  unknown: { en: "unknown", ru: "неизвестно", kk: "белгісіз", fr: "inconnu" },
  // Aims of a plan, as its reasons name them
  keyFilled: {
    en: "key posts filled",
    ru: "заполнено ключевых должностей",
    kk: "толтырылған негізгі лауазымдар",
    fr: "postes clés pourvus",
  },
  filled: {
    en: "worth of filled posts",
    ru: "ценность заполненных должностей",
    kk: "толтырылған лауазымдардың құны",
    fr: "valeur des postes pourvus",
  },
  shortfall: {
    en: "people missing from shares",
    ru: "недостаёт до долей",
    kk: "үлестерге жетпейтіні",
    fr: "personnes manquant aux parts",
  },
  changes: {
    en: "changes to the earlier plan",
    ru: "изменений к прежнему плану",
    kk: "бұрынғы жоспарға өзгерістер",
    fr: "changements au plan précédent",
  },
  people: { en: "different people", ru: "разных людей", kk: "әртүрлі адамдар", fr: "personnes différentes" },
  score: {
    en: "score of the assignments",
    ru: "сумма оценок назначений",
    kk: "тағайындаулар бағасы",
    fr: "score des affectations",
  },
  // How a person stands to a tour in a plan
  chosen: { en: "chosen", ru: "выбран", kk: "таңдалды", fr: "choisi" },
  free: { en: "free", ru: "свободен", kk: "бос", fr: "libre" },
  elsewhere: {
    en: "on another tour",
    ru: "в другой командировке",
    kk: "басқа іссапарда",
    fr: "sur une autre affectation",
  },
  resting: { en: "resting", ru: "на отдыхе", kk: "демалыста", fr: "en repos" },
  blocked: { en: "blocked by a rule", ru: "мешает правило", kk: "ереже кедергі", fr: "bloqué par une règle" },
  banned: { en: "ruled out by hand", ru: "исключён вручную", kk: "қолмен алынып тасталған", fr: "écarté à la main" },
  // Steps towards a replacement
  "lead-select": { en: "selection", ru: "отбор", kk: "іріктеу", fr: "la sélection" },
  "lead-train": { en: "training", ru: "подготовка", kk: "дайындық", fr: "la formation" },
  "lead-clear": { en: "clearance", ru: "допуск", kk: "рұқсаттама", fr: "l’habilitation" },
  "lead-visa": { en: "visa", ru: "виза", kk: "виза", fr: "le visa" },
  "lead-fly": { en: "travel", ru: "перелёт", kk: "ұшу", fr: "le voyage" },
  // How far a reduction of a mission has come
  announced: { en: "announced", ru: "объявлено", kk: "жарияланды", fr: "annoncée" },
  ordered: { en: "ordered", ru: "предписано", kk: "бұйырылды", fr: "ordonnée" },
  executing: { en: "being carried out", ru: "выполняется", kk: "орындалуда", fr: "en cours" },
  executed: { en: "carried out", ru: "выполнено", kk: "орындалды", fr: "exécutée" },
});

type Word = keyof typeof wordsText.phrases;

/** Whether a coded value has a word of its own. */
export function isWord(code: string): code is Word {
  return Object.hasOwn(wordsText.phrases, code);
}
