/** Words that the import's workbooks print, in four languages. Pure. */
import type { HistoryKind, HistoryLanguage } from "./schema.ts";

interface BookWords {
  readonly title: string;
  readonly notes: string;
  readonly about: string;
  readonly pages: string;
  readonly sheet: string;
  readonly column: string;
  readonly needed: string;
  readonly takes: string;
  readonly note: string;
  readonly yes: string;
  readonly day: string;
  readonly number: string;
  readonly text: string;
  readonly row: string;
  readonly found: string;
  readonly file: string;
}

const WORDS: Readonly<Record<HistoryLanguage, BookWords>> = {
  kk: {
    title: "Қызмет тарихы",
    notes: "Түсіндірме",
    about: "Файл туралы",
    pages: "{{page}}-бет, барлығы {{pages}}",
    sheet: "Парақ",
    column: "Баған",
    needed: "Міндетті",
    takes: "Не жазылады",
    note: "Түсіндірме",
    yes: "иә",
    day: "күн: 30.06.2022, 2022-06-30 немесе кестенің өз күні",
    number: "бүтін сан",
    text: "мәтін",
    row: "Жол",
    found: "Не табылды",
    file: "Файл",
  },
  ru: {
    title: "История службы",
    notes: "Пояснения",
    about: "О файле",
    pages: "Страница {{page}} из {{pages}}",
    sheet: "Лист",
    column: "Столбец",
    needed: "Обязательно",
    takes: "Что вписать",
    note: "Пояснение",
    yes: "да",
    day: "дата: 30.06.2022, 2022-06-30 или дата таблицы",
    number: "целое число",
    text: "текст",
    row: "Строка",
    found: "Что найдено",
    file: "Файл",
  },
  en: {
    title: "Service history",
    notes: "Notes",
    about: "About this file",
    pages: "Page {{page}} of {{pages}}",
    sheet: "Sheet",
    column: "Column",
    needed: "Needed",
    takes: "What it takes",
    note: "Note",
    yes: "yes",
    day: "a day: 30.06.2022, 2022-06-30, 30 Jun 2022, or a day of the spreadsheet",
    number: "a whole number",
    text: "text",
    row: "Row",
    found: "What was found",
    file: "File",
  },
  fr: {
    title: "Historique du service",
    notes: "Explications",
    about: "À propos du fichier",
    pages: "Page {{page}} sur {{pages}}",
    sheet: "Feuille",
    column: "Colonne",
    needed: "Nécessaire",
    takes: "Ce qu’on y écrit",
    note: "Explication",
    yes: "oui",
    day: "une date : 30.06.2022, 2022-06-30 ou une date du tableur",
    number: "un nombre entier",
    text: "du texte",
    row: "Ligne",
    found: "Ce qui a été trouvé",
    file: "Fichier",
  },
};

/** The words of a language. */
export function bookWords(language: HistoryLanguage): BookWords {
  return WORDS[language];
}

type Note = Readonly<Record<HistoryLanguage, string>>;

const PERSON: Note = {
  kk: "Адамды тек нөмір ғана дәл көрсетеді; нөмір болмаса, бір жазылым жеткілікті.",
  ru: "Точно определяет человека только номер; если номера нет, достаточно одного написания имени.",
  en: "Only the number tells people apart for certain; without one, a name in one spelling will do.",
  fr: "Seul le matricule distingue sûrement les personnes ; à défaut, un nom dans une écriture suffit.",
};

const NAME: Note = {
  kk: "Тегі, аты, әкесінің аты. Қанша жазылым белгілі болса, сонша толтырыңыз: бір адам бір рет табылады.",
  ru: "Фамилия, имя, отчество. Заполните столько написаний, сколько известно: один человек найдётся один раз.",
  en: "Family name, given name, patronymic. Fill in as many spellings as are known: one person is found once.",
  fr: "Nom, prénom, nom du père. Remplissez autant d’écritures que connues : une personne n’est trouvée qu’une fois.",
};

const NOTES: Readonly<Record<string, Note>> = {
  "persons.number": PERSON,
  "tours.number": PERSON,
  "persons.nameKk": NAME,
  "persons.nameLatin": NAME,
  "persons.nameRu": NAME,
  "persons.namePassport": NAME,
  "persons.sex": {
    kk: "Жаңа адамға міндетті.",
    ru: "Обязательно для нового человека.",
    en: "Needed for somebody new.",
    fr: "Nécessaire pour une personne nouvelle.",
  },
  "persons.rank": {
    kk: "Атақ коды немесе атауы. Атақтар тізімде болмаса, «Атақтар» парағына енгізіңіз.",
    ru: "Код или название звания. Если звания нет в списке, внесите его на лист «Звания».",
    en: "A rank's code or title. Ranks that are not in the country's list come on the sheet Ranks.",
    fr: "Code ou intitulé du grade. Un grade absent de la liste s’ajoute sur la feuille Grades.",
  },
  "tours.mission": {
    kk: "Миссияның қысқартылған атауы, мысалы MINURSO; миссия тізімде болуы керек.",
    ru: "Сокращённое название миссии, например MINURSO; миссия должна быть в списке.",
    en: "The mission's acronym, as MINURSO; it must be in the list of missions.",
    fr: "Le sigle de la mission, comme MINURSO ; elle doit être dans la liste.",
  },
  "tours.partner": {
    kk: "Үш әріпті ел коды, мысалы IND; тек серіктес контингентінің құрамында болса.",
    ru: "Код страны из трёх букв, например IND; только в составе контингента партнёра.",
    en: "A country code of three letters, as IND; only inside a partner's contingent.",
    fr: "Code de pays à trois lettres, comme IND ; seulement au sein d’un contingent partenaire.",
  },
  "tours.from": {
    kk: "Миссиядағы бірінші күн; ол да есептеледі.",
    ru: "Первый день в миссии; он тоже считается.",
    en: "First day in the mission; it counts.",
    fr: "Premier jour dans la mission ; il compte.",
  },
  "tours.to": {
    kk: "Соңғы күн, ол да есептеледі. Жалғасып жатса: жоспарланған күн немесе «қазіргі уақытта».",
    ru: "Последний день, он тоже считается. Если продолжается: плановый день или «по настоящее время».",
    en: "Last day, which counts. While it goes on: the day that is planned, or “open”.",
    fr: "Dernier jour, qui compte. S’il se poursuit : le jour prévu, ou « en cours ».",
  },
  "tours.cause": {
    kk: "Мерзімінен бұрын қайтарылса міндетті.",
    ru: "Обязательно при досрочном возвращении.",
    en: "Needed for a repatriation.",
    fr: "Nécessaire en cas de rapatriement.",
  },
  "tours.payer": {
    kk: "Мерзімінен бұрын қайтарылса міндетті.",
    ru: "Обязательно при досрочном возвращении.",
    en: "Needed for a repatriation.",
    fr: "Nécessaire en cas de rapatriement.",
  },
  "tours.breachReason": {
    kk: "Күндер шешіммен қамтылмаса немесе шектен асса ғана: неге солай болғаны.",
    ru: "Только если дни не покрыты решением или превышен предел: почему так случилось.",
    en: "Only where no decision covers the days, or a ceiling is passed: why it happened.",
    fr: "Seulement si aucune décision ne couvre les jours ou si un plafond est dépassé : pourquoi.",
  },
  "tours.source": {
    kk: "Құжат немесе бұйрық. Бос болса, файл мен жол жазылады.",
    ru: "Документ или приказ. Если пусто, записываются файл и строка.",
    en: "Document or order. Where it is empty, the file and the row are kept.",
    fr: "Document ou ordre. À défaut, le fichier et la ligne sont notés.",
  },
};

/** What is said of a column; empty where its heading says enough. */
export function noteOn(kind: HistoryKind, field: string, language: HistoryLanguage): string {
  return NOTES[`${kind}.${field}`]?.[language] ?? "";
}
