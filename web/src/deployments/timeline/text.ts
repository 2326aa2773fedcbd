/** Words of the timeline: its rows and bars, its filters and tools, its ceilings, and moving a bar. */

import type { TimelineBy, TimelineState } from "@contingent/server/deployments/schema";
import { fieldWords } from "../../language/field-words.ts";
import { defineText } from "../../language/text.ts";
import { deploymentWords } from "../text.ts";
import { movingWords } from "./moving-words.ts";
import { windowWords } from "./window-words.ts";

export const timelineText = defineText("deployments-timeline", {
  timeline: { en: "Timeline", ru: "Шкала", kk: "Шкала", fr: "Chronologie" },
  table: { en: "Table", ru: "Таблица", kk: "Кесте", fr: "Tableau" },
  timelineOrTable: {
    en: "Timeline or table",
    ru: "Шкала или таблица",
    kk: "Шкала не кесте",
    fr: "Chronologie ou tableau",
  },
  sentence: {
    en: {
      one: "<people>{{count}}</people> person is in <missions>{{missions}}</missions>{{when}}.",
      other: "<people>{{count}}</people> people are in <missions>{{missions}}</missions>{{when}}.",
    },
    ru: {
      one: "<people>{{count}}</people> человек находится в <missions>{{missions}}</missions>{{when}}.",
      few: "<people>{{count}}</people> человека находятся в <missions>{{missions}}</missions>{{when}}.",
      many: "<people>{{count}}</people> человек находятся в <missions>{{missions}}</missions>{{when}}.",
    },
    kk: "<missions>{{missions}}</missions> <people>{{count}}</people> адам қызмет етуде{{when}}.",
    fr: {
      one: "<people>{{count}}</people> personne se trouve dans <missions>{{missions}}</missions>{{when}}.",
      other: "<people>{{count}}</people> personnes se trouvent dans <missions>{{missions}}</missions>{{when}}.",
    },
  },
  inMissions: {
    en: { one: "{{count}} mission", other: "{{count}} missions" },
    ru: { one: "{{count}} миссии", few: "{{count}} миссиях", many: "{{count}} миссиях" },
    kk: "{{count}} миссияда",
    fr: { one: "{{count}} mission", other: "{{count}} missions" },
  },
  onDay: { en: " on {{day}}", ru: " на {{day}}", kk: " ({{day}})", fr: " le {{day}}" },
  nobody: {
    en: "Nobody these filters mean is in a mission{{when}}.",
    ru: "По этому отбору в миссиях никого нет{{when}}.",
    kk: "Осы сүзгі бойынша миссияда ешкім жоқ{{when}}.",
    fr: "Personne, selon ces filtres, n’est en mission{{when}}.",
  },
  sentencePlanned: {
    en: {
      one: "<planned>{{count}} tour</planned> is planned.",
      other: "<planned>{{count}} tours</planned> are planned.",
    },
    ru: {
      one: "Запланирована <planned>{{count}} командировка</planned>.",
      few: "Запланированы <planned>{{count}} командировки</planned>.",
      many: "Запланировано <planned>{{count}} командировок</planned>.",
    },
    kk: "<planned>{{count}} іссапар</planned> жоспарланған.",
    fr: {
      one: "<planned>{{count}} affectation</planned> est prévue.",
      other: "<planned>{{count}} affectations</planned> sont prévues.",
    },
  },
  sentenceOverdue: {
    en: {
      one: "<overdue>{{count}} tour</overdue> should have begun and has no arrival recorded.",
      other: "<overdue>{{count}} tours</overdue> should have begun and have no arrival recorded.",
    },
    ru: {
      one: "<overdue>{{count}} командировка</overdue> должна была начаться, но прибытие не внесено.",
      few: "<overdue>{{count}} командировки</overdue> должны были начаться, но прибытие не внесено.",
      many: "<overdue>{{count}} командировок</overdue> должны были начаться, но прибытие не внесено.",
    },
    kk: "<overdue>{{count}} іссапар</overdue> басталуы тиіс еді, бірақ келуі тіркелмеген.",
    fr: {
      one: "<overdue>{{count}} affectation</overdue> aurait dû commencer sans qu’aucune arrivée soit enregistrée.",
      other: "<overdue>{{count}} affectations</overdue> auraient dû commencer sans qu’aucune arrivée soit enregistrée.",
    },
  },
  sentenceBreached: {
    en: {
      one: "<breached>{{count}}</breached> of them stands in a named breach.",
      other: "<breached>{{count}}</breached> of them stand in a named breach.",
    },
    ru: {
      one: "<breached>{{count}}</breached> из них — с отмеченным нарушением.",
      few: "<breached>{{count}}</breached> из них — с отмеченным нарушением.",
      many: "<breached>{{count}}</breached> из них — с отмеченным нарушением.",
    },
    kk: "Олардың <breached>{{count}}</breached> адамы тіркелген бұзушылықпен жүр.",
    fr: {
      one: "<breached>{{count}}</breached> d’entre elles relève d’une infraction constatée.",
      other: "<breached>{{count}}</breached> d’entre elles relèvent d’une infraction constatée.",
    },
  },
  allCovered: {
    en: "Every one of them stands under a decision.",
    ru: "Каждый из них опирается на решение.",
    kk: "Олардың әрқайсысы шешімге сүйенеді.",
    fr: "Chacune relève d’une décision.",
  },
  empty: {
    en: "No tour is recorded or planned yet. Tours come from an approved plan or from an imported history.",
    ru: "Командировок пока нет: ни учтённых, ни плановых. Они появляются из одобренного плана или из загруженной истории.",
    kk: "Әзірге тіркелген не жоспарланған іссапар жоқ. Олар мақұлданған жоспардан немесе жүктелген тарихтан келеді.",
    fr: "Aucune affectation n’est encore enregistrée ni prévue. Elles viennent d’un plan approuvé ou d’un historique importé.",
  },
  toPlans: { en: "Open the plans", ru: "К планам", kk: "Жоспарларға", fr: "Ouvrir les plans" },
  noneMatch: {
    en: "No tour matches these filters on these days.",
    ru: "По этому отбору в эти дни командировок нет.",
    kk: "Осы сүзгі бойынша бұл күндері іссапар жоқ.",
    fr: "Aucune affectation ne correspond à ces filtres pour ces jours.",
  },
  clearFilters: {
    en: "Clear all filters",
    ru: "Снять весь отбор",
    kk: "Барлық сүзгіні алып тастау",
    fr: "Effacer tous les filtres",
  },
  withheld: {
    en: "You see numbers of people; names are for the directorate.",
    ru: "Вам видны численности; имена доступны управлению.",
    kk: "Сізге адам саны ғана көрінеді; есімдер басқармаға ашық.",
    fr: "Vous voyez des effectifs ; les noms sont réservés à la direction.",
  },
  numbered: {
    en: {
      one: "{{count}} row holds too many bars for these days and shows people per day; come closer to see its bars.",
      other: "{{count}} rows hold too many bars for these days and show people per day; come closer to see their bars.",
    },
    ru: {
      one: "В {{count}} строке слишком много полос за эти дни: показано число людей по дням; приблизьте, чтобы увидеть полосы.",
      few: "В {{count}} строках слишком много полос за эти дни: показано число людей по дням; приблизьте, чтобы увидеть полосы.",
      many: "В {{count}} строках слишком много полос за эти дни: показано число людей по дням; приблизьте, чтобы увидеть полосы.",
    },
    kk: "{{count}} жолда бұл күндерге жолақ тым көп: күн сайынғы адам саны көрсетілген; жолақтарды көру үшін жақындатыңыз.",
    fr: {
      one: "{{count}} ligne compte trop de barres pour ces jours et montre l’effectif par jour ; rapprochez pour voir les barres.",
      other:
        "{{count}} lignes comptent trop de barres pour ces jours et montrent l’effectif par jour ; rapprochez pour voir les barres.",
    },
  },
  leftOff: {
    en: {
      one: "{{left}} of {{count}} row is not read yet: it is when you scroll to it.",
      other: "{{left}} of {{count}} rows are not read yet: they are when you scroll to them.",
    },
    ru: {
      one: "Ещё не загружено строк: {{left}} из {{count}}; они загрузятся при прокрутке.",
      few: "Ещё не загружено строк: {{left}} из {{count}}; они загрузятся при прокрутке.",
      many: "Ещё не загружено строк: {{left}} из {{count}}; они загрузятся при прокрутке.",
    },
    kk: "{{count}} жолдың {{left}} жолы әлі жүктелмеді: айналдырғанда жүктеледі.",
    fr: {
      one: "{{left}} ligne sur {{count}} n’est pas encore lue : elle l’est quand vous y faites défiler.",
      other: "{{left}} lignes sur {{count}} ne sont pas encore lues : elles le sont quand vous y faites défiler.",
    },
  },
  toursRead: {
    en: {
      one: "{{shown}} of {{count}} tour has been read; the table stands when all have.",
      other: "{{shown}} of {{count}} tours have been read; the table stands when all have.",
    },
    ru: {
      one: "Загружено {{shown}} из {{count}} командировки; таблица появится, когда загрузятся все.",
      few: "Загружено {{shown}} из {{count}} командировок; таблица появится, когда загрузятся все.",
      many: "Загружено {{shown}} из {{count}} командировок; таблица появится, когда загрузятся все.",
    },
    kk: "{{count}} іссапардың {{shown}} іссапары жүктелді; кесте бәрі жүктелгенде ашылады.",
    fr: {
      one: "{{shown}} affectation sur {{count}} est lue ; le tableau s’affiche quand toutes le sont.",
      other: "{{shown}} affectations sur {{count}} sont lues ; le tableau s’affiche quand toutes le sont.",
    },
  },
  peopleLeftOff: {
    en: "{{shown}} of {{count}} are listed here; the table has all.",
    ru: "Здесь показано {{shown}} из {{count}}; все — в таблице.",
    kk: "Мұнда {{count}} адамның {{shown}} адамы көрсетілген; барлығы — кестеде.",
    fr: "{{shown}} sur {{count}} sont listés ici ; le tableau les a tous.",
  },
  rowsAre: { en: "Rows are", ru: "Строки", kk: "Жолдар", fr: "Lignes" },
  byUnit: { en: "Unit", ru: "Подразделение", kk: "Бөлімше", fr: "Unité" },
  byPerson: fieldWords.person,
  byAuthorisation: fieldWords.decision,
  allRoles: { en: "All roles", ru: "Все качества", kk: "Барлық рөл", fr: "Toutes les fonctions" },
  allModes: { en: "All modes", ru: "Все способы", kk: "Барлық тәсіл", fr: "Tous les modes" },
  find: {
    en: "Person, post, unit",
    ru: "Человек, должность, часть",
    kk: "Адам, лауазым, бөлімше",
    fr: "Personne, poste, unité",
  },
  takeOff: { en: "Take off", ru: "Снять", kk: "Алып тастау", fr: "Retirer" },
  withBreach: {
    en: "in a named breach",
    ru: "с отмеченным нарушением",
    kk: "тіркелген бұзушылықпен",
    fr: "en infraction constatée",
  },
  withoutBreach: { en: "without a breach", ru: "без нарушений", kk: "бұзушылықсыз", fr: "sans infraction" },
  individualPosts: fieldWords.individualPosts,
  noPost: { en: "no post named", ru: "должность не указана", kk: "лауазымы көрсетілмеген", fr: "aucun poste nommé" },
  noDecision: {
    en: "named breach: no decision",
    ru: "отмеченное нарушение: решения нет",
    kk: "тіркелген бұзушылық: шешім жоқ",
    fr: "infraction constatée : aucune décision",
  },
  asOfLine: { en: "as-of day", ru: "дата просмотра", kk: "қарау күні", fr: "jour de référence" },
  statePlanned: { en: "planned", ru: "по плану", kk: "жоспарда", fr: "prévu" },
  stateOverdue: {
    en: "should have begun",
    ru: "должна была начаться",
    kk: "басталуы тиіс еді",
    fr: "aurait dû commencer",
  },
  stateInMission: { en: "in the mission", ru: "в миссии", kk: "миссияда", fr: "en mission" },
  stateAhead: {
    en: "recorded to begin later",
    ru: "внесено с более поздней даты",
    kk: "кейін басталатыны тіркелген",
    fr: "enregistré pour plus tard",
  },
  stateReturned: { en: "returned", ru: "вернулись", kk: "оралған", fr: "revenu" },
  under: {
    en: "under {{reference}}",
    ru: "по решению {{reference}}",
    kk: "{{reference}} шешімі бойынша",
    fr: "selon {{reference}}",
  },
  breachedTours: {
    en: { one: "{{count}} tour in a named breach", other: "{{count}} tours in a named breach" },
    ru: {
      one: "{{count}} командировка с отмеченным нарушением",
      few: "{{count}} командировки с отмеченным нарушением",
      many: "{{count}} командировок с отмеченным нарушением",
    },
    kk: "{{count}} іссапарда тіркелген бұзушылық бар",
    fr: {
      one: "{{count}} affectation en infraction constatée",
      other: "{{count}} affectations en infraction constatée",
    },
  },
  presentOf: {
    en: "{{present}} present on the day, {{tours}} tours in all",
    ru: "на дату в миссии: {{present}}, всего командировок: {{tours}}",
    kk: "сол күні миссияда: {{present}}, барлық іссапар: {{tours}}",
    fr: "{{present}} présents ce jour, {{tours}} affectations en tout",
  },
  endsOperations: { en: "end of operations", ru: "конец операций", kk: "операция соңы", fr: "fin des opérations" },
  endsWithdrawal: { en: "end of withdrawal", ru: "конец вывода", kk: "шығару соңы", fr: "fin du retrait" },
  overlap: {
    en: "handover: both there",
    ru: "передача: обе стороны на месте",
    kk: "ауысу: екеуі де орнында",
    fr: "relève : les deux sur place",
  },
  notVerified: {
    en: "inferred or unverified",
    ru: "выведено или не проверено",
    kk: "есептен шығарылған не тексерілмеген",
    fr: "déduit ou non vérifié",
  },
  numbersRow: {
    en: "{{tours}} tours, at most {{most}} people on a day",
    ru: "командировок: {{tours}}, не более {{most}} человек в день",
    kk: "іссапар: {{tours}}, күніне ең көбі {{most}} адам",
    fr: "{{tours}} affectations, au plus {{most}} personnes par jour",
  },
  numbersJoined: {
    en: "Each step shows the highest number of {{days}}.",
    ru: "Каждая ступень — наибольшее число за {{days}}.",
    kk: "Әр саты — {{days}} ішіндегі ең көп сан.",
    fr: "Chaque palier montre le maximum de {{days}}.",
  },
  numbers: { en: "People per day", ru: "Люди по дням", kk: "Күндер бойынша адам", fr: "Effectif par jour" },
  row: { en: "Row", ru: "Строка", kk: "Жол", fr: "Ligne" },
  legendThere: { en: "in the mission", ru: "в миссии", kk: "миссияда", fr: "en mission" },
  ceilings: {
    en: { one: "{{count}} ceiling", other: "{{count}} ceilings" },
    ru: { one: "{{count}} предел", few: "{{count}} предела", many: "{{count}} пределов" },
    kk: "{{count}} шек",
    fr: { one: "{{count}} plafond", other: "{{count}} plafonds" },
  },
  ceilingsFailed: {
    en: "The ceilings could not be read.",
    ru: "Пределы не удалось прочитать.",
    kk: "Шектерді оқу мүмкін болмады.",
    fr: "Les plafonds n’ont pas pu être lus.",
  },
  ceilingsAbove: {
    en: "Ceilings above the bars",
    ru: "Пределы над полосами",
    kk: "Жолақ үстіндегі шектер",
    fr: "Plafonds au-dessus des barres",
  },
  ceilingOf: { en: "ceiling {{people}}", ru: "предел {{people}}", kk: "шек {{people}}", fr: "plafond {{people}}" },
  freeIs: { en: "{{free}} free", ru: "свободно {{free}}", kk: "бос {{free}}", fr: "{{free}} libres" },
  ceilingFree: {
    en: "{{reference}}: at most {{people}}; {{free}} free on the tightest day, {{day}}",
    ru: "{{reference}}: не более {{people}}; в самый тесный день, {{day}}, свободно {{free}}",
    kk: "{{reference}}: ең көбі {{people}}; ең тығыз күні, {{day}}, бос орын {{free}}",
    fr: "{{reference}} : au plus {{people}} ; {{free}} libres le jour le plus tendu, {{day}}",
  },
  ceilingNot: {
    en: "{{reference}}: at most {{people}}",
    ru: "{{reference}}: не более {{people}}",
    kk: "{{reference}}: ең көбі {{people}}",
    fr: "{{reference}} : au plus {{people}}",
  },
  otherDays: { en: "Other days…", ru: "Другие дни…", kk: "Басқа күндер…", fr: "Autres jours…" },
  ...movingWords,
  ...windowWords,
  ...deploymentWords,
});

/** What rows stand for. */
export const byKeys = {
  mission: "byMission",
  unit: "byUnit",
  post: "byPost",
  person: "byPerson",
  authorisation: "byAuthorisation",
} as const satisfies Readonly<Record<TimelineBy, keyof typeof timelineText.phrases>>;

/** How a tour stands on the day. */
export const stateKeys = {
  planned: "statePlanned",
  overdue: "stateOverdue",
  in_mission: "stateInMission",
  ahead: "stateAhead",
  returned: "stateReturned",
} as const satisfies Readonly<Record<TimelineState, keyof typeof timelineText.phrases>>;
