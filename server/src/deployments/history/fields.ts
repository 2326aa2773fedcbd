/**
 * The sheets and columns of a history workbook, with their headings in four languages. The first heading of a language is the one that
 * the template prints; the others are recognised as well. Pure.
 */
import type { HistoryKind, HistoryLanguage } from "./schema.ts";

/** Headings of one column by language. */
export type Headings = Readonly<Record<HistoryLanguage, readonly string[]>>;

/** Which words a column takes, when it takes only some; see `history-words.ts`. */
export type WordList = "sex" | "role" | "mode" | "ended" | "payer" | "confidence" | "contributionKind";

/** A field that a column can hold: by which headings it is known, what it takes, and whether it is needed. */
export interface Field {
  readonly id: string;
  /** Whether a sheet of this kind can do nothing without it. */
  readonly needed: boolean;
  readonly takes: "text" | "day" | "number" | WordList;
  readonly headings: Headings;
}

const field = (
  id: string,
  takes: Field["takes"],
  kk: string,
  ru: string,
  en: string,
  fr: string,
  needed = false,
): Field => {
  const list = (words: string) => words.split("|");
  return { id, needed, takes, headings: { kk: list(kk), ru: list(ru), en: list(en), fr: list(fr) } };
};

const NEEDED = true;

const who: readonly Field[] = [
  field(
    "number",
    "text",
    "Нөмірі|Жеке нөмірі|Табель нөмірі|№",
    "Личный номер|Номер|Табельный номер|№",
    "Number|Service number|Person number|Personal number|No",
    "Matricule|Numéro|N°",
  ),
  field(
    "nameKk",
    "text",
    "Аты-жөні (қазақша)|Аты-жөні|Аты жөні|Т.А.Ә.|ТАӘ",
    "ФИО (казахский)|ФИО на казахском",
    "Name (Kazakh)|Name Kazakh Cyrillic",
    "Nom (kazakh)|Nom en kazakh",
  ),
  field(
    "nameLatin",
    "text",
    "Аты-жөні (латын)|Аты-жөні латынша",
    "ФИО (латиница)|ФИО латиницей",
    "Name (Kazakh Latin)|Name Latin",
    "Nom (latin kazakh)|Nom en latin kazakh",
  ),
  field(
    "nameRu",
    "text",
    "Аты-жөні (орысша)|Аты-жөні орыс тілінде",
    "ФИО|ФИО (русский)|ФИО на русском|Фамилия, имя, отчество|Фамилия имя отчество",
    "Name (Russian)|Name in Russian",
    "Nom (russe)|Nom en russe",
  ),
  field(
    "namePassport",
    "text",
    "Аты-жөні (паспорт)|Паспорт бойынша",
    "ФИО (паспорт)|По паспорту|Имя по паспорту",
    "Name (passport)|Name|Full name|Name in English|Passport name",
    "Nom (passeport)|Nom complet|Nom et prénom|Nom",
  ),
  field("family", "text", "Тегі", "Фамилия", "Family name|Surname|Last name", "Nom de famille|Patronyme"),
  field("given", "text", "Аты", "Имя", "Given name|First name|Given names", "Prénom|Prénoms"),
  field("patronymic", "text", "Әкесінің аты", "Отчество", "Patronymic|Father's name|Middle name", "Nom du père"),
  field("sex", "sex", "Жынысы", "Пол", "Sex|Gender|M/F", "Sexe|Genre"),
  field("birthDate", "day", "Туған күні", "Дата рождения", "Date of birth|Birth date|Born", "Date de naissance|Né le"),
  field("rank", "text", "Әскери атағы|Атағы", "Воинское звание|Звание", "Rank", "Grade"),
  field(
    "rankSince",
    "day",
    "Атақ берілген күн",
    "Дата присвоения звания|Звание с",
    "Rank since|Date of rank",
    "Grade depuis|Date du grade",
  ),
  field(
    "homeUnit",
    "text",
    "Әскери бөлімі|Бөлімі",
    "Войсковая часть|Воинская часть|Часть",
    "Home unit|Parent unit",
    "Unité d'origine|Unité d’origine",
  ),
  field(
    "homeUnitSince",
    "day",
    "Бөлімде қай күннен",
    "В части с",
    "Home unit since|In unit since",
    "Dans l'unité depuis|Dans l’unité depuis",
  ),
  field("branch", "text", "Әскер тегі", "Род войск|Вид войск", "Branch|Service branch", "Arme|Armée"),
  field(
    "serviceStart",
    "day",
    "Қызметтің басталуы",
    "Начало службы|На службе с",
    "Service since|Service start",
    "En service depuis|Début de service",
  ),
  field("officerSince", "day", "Офицер болған күн", "Офицер с", "Officer since", "Officier depuis"),
];

const told: readonly Field[] = [
  field("source", "text", "Дереккөз", "Источник|Основание", "Source", "Source"),
  field(
    "confidence",
    "confidence",
    "Сенімділік",
    "Достоверность",
    "Confidence|Certainty",
    "Fiabilité|Degré de certitude",
  ),
  field("note", "text", "Ескертпе", "Примечание|Примечания", "Note|Notes|Remarks", "Remarque|Remarques"),
];

const place: readonly Field[] = [
  field("mission", "text", "Миссия", "Миссия", "Mission", "Mission", NEEDED),
  field("role", "role", "Рөлі|Санаты", "Роль|Категория|Статус", "Role|Category", "Rôle|Catégorie|Fonction ONU", NEEDED),
  field(
    "mode",
    "mode",
    "Жіберу тәсілі",
    "Способ направления|Режим",
    "Mode|Deployment mode",
    "Mode|Mode de déploiement",
  ),
  field(
    "partner",
    "text",
    "Серіктес ел",
    "Страна-партнёр|Партнёр|Ведущая страна",
    "Partner|Lead nation|Partner country",
    "Partenaire|Nation-cadre|Pays partenaire",
  ),
];

const persons = who.map((each) => ({ ...each, needed: each.id === "sex" }));

const tours: readonly Field[] = [
  ...who,
  ...place,
  field(
    "contribution",
    "text",
    "Үлес коды|Үлес",
    "Вклад (код)|Вклад",
    "Contribution|Contribution code",
    "Contribution|Code de contribution",
  ),
  field(
    "rotation",
    "number",
    "Ротация",
    "Ротация|№ ротации|Номер ротации",
    "Rotation|Rotation number",
    "Rotation|Relève",
  ),
  field(
    "unitType",
    "text",
    "Бөлімше түрі",
    "Тип подразделения|Вид подразделения",
    "Unit type",
    "Type d'unité|Type d’unité",
  ),
  field(
    "post",
    "text",
    "Лауазым коды|Лауазымы",
    "Должность (код)|Должность",
    "Post|Post code|Position",
    "Poste|Code du poste",
  ),
  field(
    "from",
    "day",
    "Келген күні|Басталуы",
    "Прибыл|Дата прибытия|С|Начало",
    "From|Arrived|Arrival|First day|Start|Start date",
    "Du|Arrivée|Premier jour|Début",
    NEEDED,
  ),
  field(
    "to",
    "day",
    "Кеткен күні|Аяқталуы",
    "Убыл|Дата убытия|По|Окончание|Конец",
    "To|Left|Departure|Last day|End|End date",
    "Au|Départ|Dernier jour|Fin",
    NEEDED,
  ),
  field("ended", "ended", "Қалай аяқталды", "Как завершилось|Исход", "How it ended|Outcome|Ended", "Issue|Fin du tour"),
  field("cause", "text", "Себебі", "Причина", "Cause|Reason for return", "Cause|Motif"),
  field("payer", "payer", "Кім төлейді", "Кто оплачивает|За чей счёт", "Payer|Paid by", "Payeur|À la charge de"),
  field(
    "breachReason",
    "text",
    "Бұзушылық себебі",
    "Обоснование нарушения|Причина нарушения",
    "Reason for breach|Breach reason",
    "Motif de l'infraction|Motif de l’infraction",
  ),
  ...told,
];

const contributions: readonly Field[] = [
  field("code", "text", "Коды|Код", "Код", "Code", "Code", NEEDED),
  field("kind", "contributionKind", "Түрі", "Вид", "Kind", "Genre|Nature", NEEDED),
  ...place,
  field("unitType", "text", "Бөлімше түрі", "Тип подразделения", "Unit type", "Type d'unité|Type d’unité"),
  field("title", "text", "Атауы", "Название|Наименование", "Title", "Intitulé|Titre", NEEDED),
  field("agreement", "text", "Келісім", "Соглашение", "Agreement|MOU", "Accord"),
  field("from", "day", "Басталуы", "Начало|С", "From|First day", "Début|Du", NEEDED),
  field("to", "day", "Аяқталуы", "Окончание|По", "To|Last day", "Fin|Au"),
  ...told,
];

const rotations: readonly Field[] = [
  field(
    "contribution",
    "text",
    "Үлес коды|Үлес",
    "Вклад (код)|Вклад",
    "Contribution|Contribution code",
    "Contribution|Code de contribution",
    NEEDED,
  ),
  field(
    "number",
    "number",
    "Ротация нөмірі|Ротация|Нөмірі",
    "Номер ротации|Ротация|Номер|№",
    "Rotation number|Rotation|Number|No",
    "Numéro de relève|Relève|Rotation|Numéro",
    NEEDED,
  ),
  field("from", "day", "Басталуы", "Начало|С", "From|First day", "Début|Du", NEEDED),
  field("to", "day", "Аяқталуы", "Окончание|По", "To|Last day", "Fin|Au", NEEDED),
  field("strength", "number", "Саны|Адам саны", "Численность", "Strength|People", "Effectif", NEEDED),
  field(
    "transferOn",
    "day",
    "Өкілеттік беру күні",
    "Передача полномочий|Дата передачи",
    "Transfer of authority|Transfer on|TOA",
    "Transfert d'autorité|Transfert d’autorité",
  ),
  ...told,
];

const ranks: readonly Field[] = [
  field("code", "text", "Коды|Код", "Код", "Code", "Code", NEEDED),
  field("grade", "text", "НАТО дәрежесі", "Код НАТО", "NATO grade|Grade code", "Code OTAN", NEEDED),
  field("ordinal", "number", "Реті", "Порядок", "Order", "Ordre", NEEDED),
  field("titleKk", "text", "Қазақша", "По-казахски", "Title (Kazakh)", "Titre (kazakh)"),
  field("titleRu", "text", "Орысша", "По-русски", "Title (Russian)", "Titre (russe)"),
  field("titleEn", "text", "Ағылшынша", "По-английски", "Title (English)", "Titre (anglais)", NEEDED),
  field("titleFr", "text", "Французша", "По-французски", "Title (French)", "Titre (français)"),
];

/** Columns by what a sheet lists, in the template's order. */
export const FIELDS: Readonly<Record<HistoryKind, readonly Field[]>> = {
  ranks,
  persons,
  contributions,
  rotations,
  tours,
};

/** Columns that the template offers; those of persons stand on the sheet of persons, and a tour names its person by number. */
export function templateFields(kind: HistoryKind): readonly Field[] {
  if (kind === "persons") return FIELDS.persons.filter(({ id }) => !["family", "given", "patronymic"].includes(id));
  if (kind !== "tours") return FIELDS[kind];
  const own = new Set(["number"]);
  return FIELDS.tours.filter(({ id }) => own.has(id) || !who.some((each) => each.id === id));
}

/** Names of sheets by what they list; the first of a language is the template's. */
export const SHEET_NAMES: Readonly<Record<HistoryKind, Headings>> = {
  ranks: { kk: ["Атақтар"], ru: ["Звания"], en: ["Ranks"], fr: ["Grades"] },
  persons: {
    kk: ["Адамдар", "Жеке құрам"],
    ru: ["Лица", "Личный состав", "Люди"],
    en: ["Persons", "People", "Personnel"],
    fr: ["Personnes", "Personnel"],
  },
  contributions: { kk: ["Үлестер"], ru: ["Вклады"], en: ["Contributions"], fr: ["Contributions"] },
  rotations: { kk: ["Ротациялар"], ru: ["Ротации"], en: ["Rotations"], fr: ["Relèves"] },
  tours: {
    kk: ["Қызмет мерзімдері", "Миссиялар"],
    ru: ["Командировки", "Служба в миссиях", "Миссии"],
    en: ["Tours", "Presence", "Deployments"],
    fr: ["Séjours", "Présence", "Déploiements"],
  },
};
