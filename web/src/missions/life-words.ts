/** One mission: its sentence, its life, its strength, its facts and its three ends. */
import { fieldWords } from "../language/field-words.ts";
import type { Phrases } from "../language/text.ts";

/** Part of the words of the missions' pages. */
export const lifeWords = {
  // One mission's sentence
  isActive: {
    en: "{{name}}. On <day>{{day}}</day> it is active",
    ru: "{{name}}. На <day>{{day}}</day> действует",
    kk: "{{name}}. <day>{{day}}</day> күні жұмыс істеуде",
    fr: "{{name}}. Au <day>{{day}}</day>, elle est active",
  },
  isOther: {
    en: "{{name}}. On <day>{{day}}</day> it is {{state}}",
    ru: "{{name}}. На <day>{{day}}</day> состояние: {{state}}",
    kk: "{{name}}. <day>{{day}}</day> күнгі күйі: {{state}}",
    fr: "{{name}}. Au <day>{{day}}</day>, état : {{state}}",
  },
  withMandate: {
    en: "; its mandate runs to <end>{{end}}</end> ({{days}})",
    ru: "; мандат действует до <end>{{end}}</end> ({{days}})",
    kk: "; мандаты <end>{{end}}</end> дейін күшінде ({{days}})",
    fr: " ; son mandat court jusqu’au <end>{{end}}</end> ({{days}})",
  },
  withOpenMandate: {
    en: "; its mandate is open-ended",
    ru: "; мандат бессрочный",
    kk: "; мандаты мерзімсіз",
    fr: " ; son mandat est sans terme",
  },
  withOldMandate: {
    en: "; its mandate <gone>ran out on {{end}}</gone> and no renewal is on record",
    ru: "; мандат <gone>истёк {{end}}</gone>, продление не внесено",
    kk: "; мандаты <gone>{{end}} күні бітті</gone>, ұзартылуы енгізілмеген",
    fr: " ; son mandat <gone>a expiré le {{end}}</gone> et aucun renouvellement n’est enregistré",
  },
  withEnd: {
    en: "; operations end on <end>{{end}}</end>",
    ru: "; операции завершаются <end>{{end}}</end>",
    kk: "; операциялар <end>{{end}}</end> аяқталады",
    fr: " ; les opérations cessent le <end>{{end}}</end>",
  },
  endedOn: {
    en: "; operations ended on <end>{{end}}</end>",
    ru: "; операции завершились <end>{{end}}</end>",
    kk: "; операциялар <end>{{end}}</end> аяқталған",
    fr: " ; les opérations ont cessé le <end>{{end}}</end>",
  },
  ofUs: {
    en: {
      one: ". <people>{{count}}</people> of our people is there.",
      other: ". <people>{{count}}</people> of our people are there.",
    },
    ru: {
      one: ". Там <people>{{count}}</people> наш человек.",
      few: ". Там <people>{{count}}</people> наших человека.",
      many: ". Там <people>{{count}}</people> наших человек.",
    },
    kk: ". Онда біздің <people>{{count}}</people> адам бар.",
    fr: {
      one: ". <people>{{count}}</people> des nôtres y est.",
      other: ". <people>{{count}}</people> des nôtres y sont.",
    },
  },
  noneOfUs: {
    en: ". None of our people is there.",
    ru: ". Наших людей там нет.",
    kk: ". Онда біздің адамдар жоқ.",
    fr: ". Aucun des nôtres n’y est.",
  },
  pastEnd: {
    en: {
      one: " <past>{{count}}</past> is on record past the end and must leave earlier.",
      other: " <past>{{count}}</past> are on record past the end and must leave earlier.",
    },
    ru: {
      one: " <past>{{count}}</past> записан после конца и должен выехать раньше.",
      few: " <past>{{count}}</past> записаны после конца и должны выехать раньше.",
      many: " <past>{{count}}</past> записаны после конца и должны выехать раньше.",
    },
    kk: " <past>{{count}}</past> адамның мерзімі миссия соңынан асады, олар ертерек шығуы тиіс.",
    fr: {
      one: " <past>{{count}}</past> est inscrit au-delà de la fin et doit partir plus tôt.",
      other: " <past>{{count}}</past> sont inscrits au-delà de la fin et doivent partir plus tôt.",
    },
  },
  notPeacekeeping: {
    en: "Not a UN peacekeeping operation: kept for history and never counted as one.",
    ru: "Не миротворческая операция ООН: хранится ради истории и никогда не считается таковой.",
    kk: "БҰҰ бітімгершілік операциясы емес: тарих үшін сақталады және ешқашан солай есептелмейді.",
    fr: "N’est pas une opération de maintien de la paix de l’ONU : gardée pour l’histoire, jamais comptée comme telle.",
  },
  // The life of a mission
  life: { en: "Its life", ru: "Её жизнь", kk: "Оның өмірі", fr: "Sa vie" },
  lifeFinding: {
    en: {
      one: "{{count}} mandate on record since {{from}}",
      other: "{{count}} mandates on record since {{from}}",
    },
    ru: {
      one: "{{count}} мандат с {{from}}",
      few: "{{count}} мандата с {{from}}",
      many: "{{count}} мандатов с {{from}}",
    },
    kk: "{{from}} бастап {{count}} мандат енгізілген",
    fr: {
      one: "{{count}} mandat enregistré depuis le {{from}}",
      other: "{{count}} mandats enregistrés depuis le {{from}}",
    },
  },
  span: { en: "Time shown", ru: "Показанное время", kk: "Көрсетілетін уақыт", fr: "Période montrée" },
  spanAll: { en: "Whole life", ru: "Вся жизнь", kk: "Бүкіл өмірі", fr: "Toute sa vie" },
  spanTen: { en: "Ten years", ru: "Десять лет", kk: "Он жыл", fr: "Dix ans" },
  spanThree: { en: "Three years", ru: "Три года", kk: "Үш жыл", fr: "Trois ans" },
  laneLife: { en: "Life", ru: "Жизнь", kk: "Өмірі", fr: "Vie" },
  laneMandates: { en: "Mandates", ru: "Мандаты", kk: "Мандаттар", fr: "Mandats" },
  laneReductions: { en: "Reductions", ru: "Сокращения", kk: "Қысқартулар", fr: "Réductions" },
  laneOurs: { en: "Our people", ru: "Наши люди", kk: "Біздің адамдар", fr: "Les nôtres" },
  legendOperations: { en: "operations", ru: "операции", kk: "операциялар", fr: "opérations" },
  legendWithdrawal: { en: "withdrawal", ru: "вывод", kk: "шығару", fr: "retrait" },
  legendLiquidation: { en: "liquidation", ru: "ликвидация", kk: "тарату", fr: "liquidation" },
  legendInferred: {
    en: "dotted: inferred or unverified",
    ru: "пунктир: выведено или не проверено",
    kk: "нүкте сызық: шығарылған не тексерілмеген",
    fr: "pointillé : déduit ou non vérifié",
  },
  what: { en: "What", ru: "Что", kk: "Не", fr: "Quoi" },
  from: fieldWords.from,
  to: fieldWords.to,
  adopted: { en: "Adopted", ru: "Принята", kk: "Қабылданған", fr: "Adoptée" },
  note: fieldWords.note,
  people: fieldWords.people,
  beginning: { en: "beginning", ru: "начало", kk: "басталуы", fr: "début" },
  // Strengths
  strengths: { en: "Strength", ru: "Численность", kk: "Саны", fr: "Effectif" },
  strengthFinding: {
    en: "{{authorised}} authorised, {{planned}} planned, {{reported}} reported on {{day}}",
    ru: "На {{day}}: разрешено {{authorised}}, план {{planned}}, по отчётам {{reported}}",
    kk: "{{day}}: рұқсат етілгені {{authorised}}, жоспары {{planned}}, есеп бойынша {{reported}}",
    fr: "Au {{day}} : {{authorised}} autorisés, {{planned}} prévus, {{reported}} constatés",
  },
  strengthNone: {
    en: "No number is on record for this mission.",
    ru: "Численность этой миссии не внесена.",
    kk: "Бұл миссияның саны енгізілмеген.",
    fr: "Aucun effectif n’est enregistré pour cette mission.",
  },
  series: { en: "Series", ru: "Ряд", kk: "Қатар", fr: "Série" },
  category: { en: "Category", ru: "Категория", kk: "Санат", fr: "Catégorie" },
  oursFinding: {
    en: {
      one: "{{count}} of our people on {{day}}, {{planned}} planned",
      other: "{{count}} of our people on {{day}}, {{planned}} planned",
    },
    ru: {
      one: "{{count}} наш человек на {{day}}, по плану {{planned}}",
      few: "{{count}} наших человека на {{day}}, по плану {{planned}}",
      many: "{{count}} наших человек на {{day}}, по плану {{planned}}",
    },
    kk: "{{day}} күні біздің {{count}} адам, жоспарда {{planned}}",
    fr: {
      one: "{{count}} des nôtres au {{day}}, {{planned}} prévus",
      other: "{{count}} des nôtres au {{day}}, {{planned}} prévus",
    },
  },
  // Facts and ends
  facts: { en: "What is known", ru: "Что известно", kk: "Белгілі деректер", fr: "Ce qui est connu" },
  headquarters: { en: "Headquarters", ru: "Штаб-квартира", kk: "Штаб-пәтер", fr: "Quartier général" },
  threeEnds: { en: "Three ends", ru: "Три конца", kk: "Үш аяқталу", fr: "Trois fins" },
  notDecided: { en: "not decided", ru: "не решено", kk: "шешілмеген", fr: "non décidé" },
} as const satisfies Phrases;
