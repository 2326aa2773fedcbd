/** Words of exports in four languages: names of lists, heads of columns, coded values. Pure. */

import type { Words } from "../missions/schema.ts";
import type { Day, Moment } from "../platform/days.ts";
import { writtenDay, writtenMoment } from "../platform/written.ts";
import { stateWords } from "./export-states.ts";
import type { ExportList, IssueLanguage } from "./schema.ts";

const say = (en: string, ru: string, kk: string, fr: string): Words => ({ en, ru, kk, fr });

export const listTitles: Readonly<Record<ExportList, Words>> = {
  figures: say("Figures", "Показатели", "Көрсеткіштер", "Chiffres"),
  "figure-rows": say("Rows of a figure", "Строки показателя", "Көрсеткіш жолдары", "Lignes d’un chiffre"),
  "issued-figures": say("Issued figures", "Выданные показатели", "Берілген көрсеткіштер", "Chiffres communiqués"),
  "published-figures": say(
    "What others published",
    "Опубликованное другими",
    "Басқалар жариялаған",
    "Publié par d’autres",
  ),
  missions: say("Missions", "Миссии", "Миссиялар", "Missions"),
  authorisations: say("Authorisations", "Решения", "Рұқсаттар", "Autorisations"),
  tours: say("Tours", "Командировки", "Іссапарлар", "Affectations"),
  breaches: say("Breaches", "Нарушения", "Бұзушылықтар", "Infractions"),
  contributions: say("Contributions", "Участие", "Қатысу", "Contributions"),
  people: say("People", "Люди", "Адамдар", "Personnes"),
};

export const headWords = {
  title: say("Title", "Название", "Атауы", "Titre"),
  figure: say("Figure", "Показатель", "Көрсеткіш", "Chiffre"),
  value: say("Value", "Значение", "Мәні", "Valeur"),
  of: say("Out of", "Из", "Ішінен", "Sur"),
  ratio: say("Share", "Доля", "Үлесі", "Part"),
  average: say("Average", "Среднее", "Орташа", "Moyenne"),
  unit: say("Counts", "Считает", "Нені санайды", "Compte"),
  inferred: say("Inferred", "Выведено", "Есептен", "Déduit"),
  breached: say("In a named breach", "В отмеченном нарушении", "Аталған бұзушылықта", "En infraction constatée"),
  overlap: say("In overlap", "В наложении смен", "Қабаттасуда", "En chevauchement"),
  published: say("Published", "Опубликовано", "Жарияланған", "Publié"),
  publishedBy: say("Published by", "Кем опубликовано", "Кім жариялаған", "Publié par"),
  definition: say("Definition", "Определение", "Анықтама", "Définition"),
  version: say("Version", "Версия", "Нұсқа", "Version"),
  by: say("Broken down by", "В разбивке", "Бөлінісі", "Ventilé par"),
  part: say("Part", "Часть", "Бөлік", "Part"),
  parts: say("Parts", "Разбивка", "Бөліктер", "Ventilation"),
  person: say("Person", "Человек", "Адам", "Personne"),
  mission: say("Mission", "Миссия", "Миссия", "Mission"),
  missions: say("Missions", "Миссии", "Миссиялар", "Missions"),
  role: say("Role", "Роль", "Рөлі", "Fonction"),
  mode: say("Mode", "Порядок участия", "Қатысу түрі", "Mode"),
  partner: say("Lead nation", "Ведущая страна", "Жетекші ел", "Nation chef de file"),
  rotation: say("Rotation", "Ротация", "Ротация", "Rotation"),
  from: say("First day", "Первый день", "Бірінші күн", "Premier jour"),
  to: say("Last day", "Последний день", "Соңғы күн", "Dernier jour"),
  authorisation: say("Under", "По решению", "Негізі", "Au titre de"),
  breach: say("Breach", "Нарушение", "Бұзушылық", "Infraction"),
  weight: say("Days counted", "Сочтено дней", "Саналған күн", "Jours comptés"),
  confidence: say("Certainty", "Достоверность", "Сенімділігі", "Certitude"),
  source: say("Source", "Источник", "Дереккөз", "Source"),
  note: say("Note", "Примечание", "Ескерту", "Remarque"),
  number: say("Number", "Номер", "Нөмірі", "Numéro"),
  state: say("State", "Состояние", "Күйі", "État"),
  asOf: say("As of", "По состоянию на", "Қай күнге", "Situation au"),
  knownAt: say("As known at", "По сведениям на", "Белгілі болған сәт", "Connu au"),
  text: say("Words", "Текст", "Мәтін", "Texte"),
  language: say("Language", "Язык", "Тіл", "Langue"),
  occasion: say("Occasion", "Повод", "Себебі", "Occasion"),
  digest: say(
    "Digest of rows (SHA-256)",
    "Хеш строк (SHA-256)",
    "Жолдар хеші (SHA-256)",
    "Empreinte des lignes (SHA-256)",
  ),
  hash: say("Hash (SHA-256)", "Хеш (SHA-256)", "Хеш (SHA-256)", "Empreinte (SHA-256)"),
  preparedBy: say("Prepared by", "Подготовил", "Дайындаған", "Préparé par"),
  preparedAt: say("Prepared at", "Подготовлено", "Дайындалған уақыты", "Préparé le"),
  issuedBy: say("Issued by", "Выдал", "Берген", "Communiqué par"),
  issuedAt: say("Issued at", "Выдано", "Берілген уақыты", "Communiqué le"),
  reason: say("Reason", "Причина", "Себебі", "Motif"),
  day: say("Day", "Дата", "Күн", "Jour"),
  reference: say("Reference", "Обозначение", "Белгісі", "Référence"),
  decidedOn: say("Decided on", "Принято", "Қабылданған күні", "Décidée le"),
  ceilings: say("Ceilings", "Потолки", "Шектер", "Plafonds"),
  kind: say("Kind", "Вид", "Түрі", "Genre"),
  started: say("Began", "Начало", "Басталуы", "Début"),
  operationsEnd: say("End of operations", "Конец операций", "Операциялардың соңы", "Fin des opérations"),
  mandateTo: say("Mandate to", "Мандат до", "Мандат мерзімі", "Mandat jusqu’au"),
  standing: say("Happened or planned", "Состоялось или план", "Болған не жоспар", "Effectif ou prévu"),
  post: say("Post", "Должность", "Лауазым", "Poste"),
  people: say("People", "Людей", "Адам саны", "Personnes"),
  rank: say("Rank", "Звание", "Шені", "Grade"),
  homeUnit: say("Home unit", "Часть", "Бөлімі", "Unité d’origine"),
  declaration: say("Declaration", "Рапорт", "Баянат", "Déclaration"),
  name: say("Name", "Имя", "Аты-жөні", "Nom"),
  filter: say("Filter", "Отбор", "Сүзгі", "Filtre"),
  rows: say("Rows", "Строк", "Жол саны", "Lignes"),
  author: say("Author", "Составил", "Құрастырған", "Auteur"),
  madeAt: say("Made at", "Составлено", "Жасалған уақыты", "Établi le"),
  about: say("About", "О файле", "Файл туралы", "À propos"),
  pages: say(
    "Page {{page}} of {{pages}}",
    "Страница {{page}} из {{pages}}",
    "Бет: {{page}} / {{pages}}",
    "Page {{page}} sur {{pages}}",
  ),
  definitions: say("Definitions", "Определения", "Анықтамалар", "Définitions"),
} as const;

const values: Readonly<Record<string, Words>> = {
  ...stateWords,
  unmo: say("military observer", "военный наблюдатель", "әскери бақылаушы", "observateur militaire"),
  mlo: say("liaison officer", "офицер связи", "байланыс офицері", "officier de liaison"),
  staff_officer: say("staff officer", "штабной офицер", "штаб офицері", "officier d’état-major"),
  contingent_member: say(
    "contingent member",
    "военнослужащий контингента",
    "контингент әскери қызметшісі",
    "membre du contingent",
  ),
  self: say("self-deployed", "самостоятельно", "дербес", "déployé en propre"),
  embedded: say(
    "inside a partner’s contingent",
    "в составе контингента партнёра",
    "серіктес контингентінің құрамында",
    "au sein du contingent d’un partenaire",
  ),
  woman: say("woman", "женщина", "әйел", "femme"),
  man: say("man", "мужчина", "ер", "homme"),
  verified: say("documented", "подтверждено", "расталған", "documenté"),
  unverified: say("unverified", "не проверено", "тексерілмеген", "non vérifié"),
  inferred: say("inferred", "выведено", "есептен шығарылған", "déduit"),
  planned: say("planned", "по плану", "жоспар бойынша", "prévu"),
  actual: say("happened", "состоялось", "болған", "effectif"),
  headcount: say("people on the day", "человек на дату", "сол күнгі адам саны", "personnes ce jour-là"),
  person_tours: say("tours", "командировок", "іссапар", "affectations"),
  persons: say("different people", "разных людей", "әртүрлі адамдар", "personnes différentes"),
  prepared: say("prepared", "подготовлено", "дайындалған", "préparé"),
  issued: say("issued", "выдано", "берілген", "communiqué"),
  withdrawn: say("withdrawn", "отозвано", "кері қайтарылған", "retiré"),
  replaced: say("replaced", "заменено", "ауыстырылған", "remplacé"),
  named_breach: say("in a named breach", "в отмеченном нарушении", "аталған бұзушылықта", "en infraction constatée"),
  peacekeeping: say("peacekeeping", "миротворческая", "бітімгершілік", "maintien de la paix"),
  political: say("political", "политическая", "саяси", "politique"),
  other: say("other", "иная", "өзге", "autre"),
};

export type HeadKey = keyof typeof headWords;

/** A function that says heads, days, moments and coded values in a language; a value without a word of its own stays as it is. */
export function speaker(language: IssueLanguage) {
  const of = (words: Words) => words[language] ?? words.en;
  return {
    words: of,
    head: (key: HeadKey) => of(headWords[key]),
    day: (day: Day) => writtenDay(day, language),
    moment: (at: Moment) => writtenMoment(at, language),
    value: (code: string) => (Object.hasOwn(values, code) ? of(values[code] ?? { en: code }) : code),
  };
}
export type Speaker = ReturnType<typeof speaker>;
