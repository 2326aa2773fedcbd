/** Words of early warning: who needs a replacement by when. */

import type { LeadStep, Warning } from "@contingent/server/deployments/schema";
import { fieldWords } from "../../language/field-words.ts";
import { defineText } from "../../language/text.ts";
import { deploymentWords } from "../text.ts";

export const warningsText = defineText("deployments-warnings", {
  peopleHead: fieldWords.people,
  warning_late: { en: "too late", ru: "поздно", kk: "кешікті", fr: "trop tard" },
  warning_amber: { en: "within 30 days", ru: "в течение 30 дней", kk: "30 күн ішінде", fr: "sous 30 jours" },
  warning_ok: { en: "in time", ru: "время есть", kk: "уақыт бар", fr: "à temps" },
  warning_planned: {
    en: "replacement planned",
    ru: "замена запланирована",
    kk: "ауыстыру жоспарланған",
    fr: "remplacement prévu",
  },
  warning_none_needed: { en: "none needed", ru: "не нужна", kk: "қажет емес", fr: "aucun besoin" },
  lead_select: { en: "select by", ru: "отобрать до", kk: "іріктеу мерзімі", fr: "sélectionner avant le" },
  lead_train: { en: "train from", ru: "обучать с", kk: "оқыту басталуы", fr: "former dès le" },
  lead_clear: { en: "clear from", ru: "допуск с", kk: "рұқсат басталуы", fr: "contrôler dès le" },
  lead_visa: { en: "visa from", ru: "виза с", kk: "виза басталуы", fr: "visa dès le" },
  lead_fly: { en: "fly on", ru: "вылет", kk: "ұшу күні", fr: "départ le" },
  because_mission_ends: {
    en: "The mission ends",
    ru: "Миссия завершается",
    kk: "Миссия аяқталады",
    fr: "La mission prend fin le",
  },
  because_authorisation_ends: {
    en: "The decision ends",
    ru: "Решение истекает",
    kk: "Шешім мерзімі бітеді",
    fr: "La décision prend fin le",
  },
  because_contribution_ends: {
    en: "The contribution ends",
    ru: "Вклад завершается",
    kk: "Үлес аяқталады",
    fr: "La contribution prend fin le",
  },
  replacedBy: {
    en: "Followed by {{who}} from",
    ru: "Сменяет {{who}} с",
    kk: "Орнына {{who}} келеді:",
    fr: "Remplacé par {{who}} dès le",
  },
  actBy: {
    en: "A replacement must be set on its way by",
    ru: "Замену нужно начать готовить до",
    kk: "Ауыстыруды бастау мерзімі",
    fr: "Le remplacement doit être lancé avant le",
  },
  actByHead: { en: "Begin by", ru: "Начать до", kk: "Бастау мерзімі", fr: "Lancer avant le" },
  leadDays: { en: "Lead time, days", ru: "Срок подготовки, дней", kk: "Дайындық мерзімі, күн", fr: "Délai, jours" },
  nextLead: { en: "Next step", ru: "Следующий шаг", kk: "Келесі қадам", fr: "Étape suivante" },
  replacement: { en: "Replacement", ru: "Замена", kk: "Ауыстыру", fr: "Remplacement" },
  ends: { en: "Ends", ru: "Окончание", kk: "Аяқталуы", fr: "Fin" },
  whoEnds: { en: "Who", ru: "Кто", kk: "Кім", fr: "Qui" },
  noWarnings: {
    en: "No tour or rotation ends within a year.",
    ru: "В течение года ни одна командировка или ротация не заканчивается.",
    kk: "Бір жыл ішінде бірде-бір іссапар не ротация аяқталмайды.",
    fr: "Aucune affectation ni relève ne prend fin d’ici un an.",
  },
  warningsSentence: {
    en: {
      one: "<count>{{count}}</count> tour or rotation ends within a year.",
      other: "<count>{{count}}</count> tours and rotations end within a year.",
    },
    ru: {
      one: "В течение года заканчивается <count>{{count}}</count> командировка или ротация.",
      few: "В течение года заканчиваются <count>{{count}}</count> командировки и ротации.",
      many: "В течение года заканчиваются <count>{{count}}</count> командировок и ротаций.",
    },
    kk: "Бір жыл ішінде <count>{{count}}</count> іссапар мен ротация аяқталады.",
    fr: {
      one: "<count>{{count}}</count> affectation ou relève prend fin d’ici un an.",
      other: "<count>{{count}}</count> affectations et relèves prennent fin d’ici un an.",
    },
  },
  warningsLate: {
    en: {
      one: "For <late>{{count}}</late> it is too late to bring a replacement in time.",
      other: "For <late>{{count}}</late> it is too late to bring a replacement in time.",
    },
    ru: {
      one: "Для <late>{{count}}</late> заменить вовремя уже нельзя.",
      few: "Для <late>{{count}}</late> заменить вовремя уже нельзя.",
      many: "Для <late>{{count}}</late> заменить вовремя уже нельзя.",
    },
    kk: "<late>{{count}}</late> жағдайда дер кезінде ауыстыруға кеш.",
    fr: {
      one: "Pour <late>{{count}}</late>, il est trop tard pour un remplacement à temps.",
      other: "Pour <late>{{count}}</late>, il est trop tard pour un remplacement à temps.",
    },
  },
  warningsSoon: {
    en: {
      one: "<soon>{{count}}</soon> must be acted on within 30 days.",
      other: "<soon>{{count}}</soon> must be acted on within 30 days.",
    },
    ru: {
      one: "По <soon>{{count}}</soon> нужно действовать в течение 30 дней.",
      few: "По <soon>{{count}}</soon> нужно действовать в течение 30 дней.",
      many: "По <soon>{{count}}</soon> нужно действовать в течение 30 дней.",
    },
    kk: "<soon>{{count}}</soon> бойынша 30 күн ішінде әрекет ету керек.",
    fr: {
      one: "<soon>{{count}}</soon> appelle une action sous 30 jours.",
      other: "<soon>{{count}}</soon> appellent une action sous 30 jours.",
    },
  },
  warningsNext: {
    en: "Next to begin: {{who}}, by {{day}}.",
    ru: "Ближайшее: {{who}}, до {{day}}.",
    kk: "Ең жақыны ({{day}}): {{who}}.",
    fr: "Prochain : {{who}}, avant le {{day}}.",
  },
  ...deploymentWords,
});

/** How near a replacement is. */
export const warningKeys = {
  late: "warning_late",
  amber: "warning_amber",
  ok: "warning_ok",
  planned: "warning_planned",
  none_needed: "warning_none_needed",
} as const satisfies Readonly<Record<Warning["status"], keyof typeof warningsText.phrases>>;

/** Steps towards a replacement. */
export const leadKeys = {
  select: "lead_select",
  train: "lead_train",
  clear: "lead_clear",
  visa: "lead_visa",
  fly: "lead_fly",
} as const satisfies Readonly<Record<LeadStep, keyof typeof warningsText.phrases>>;
