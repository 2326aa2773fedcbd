/** Words on charts. */
import { defineText } from "../language/text.ts";

export const chartText = defineText("chart", {
  today: { en: "today", ru: "сегодня", kk: "бүгін", fr: "aujourd’hui" },
  notInForce: { en: "not in force", ru: "не действует", kk: "күшінде емес", fr: "pas en vigueur" },
  legendPresent: { en: "present", ru: "в миссиях", kk: "миссияда", fr: "présents" },
  legendPlanned: { en: "planned", ru: "по плану", kk: "жоспарда", fr: "prévus" },
  legendProposed: {
    en: "in plans to be approved",
    ru: "в планах на утверждении",
    kk: "бекітілуге ұсынылған жоспарда",
    fr: "dans des plans à approuver",
  },
  legendTalks: { en: "in negotiation", ru: "в переговорах", kk: "келіссөзде", fr: "en négociation" },
  legendAllowance: {
    en: "with the overlap allowance",
    ru: "с допуском на смену",
    kk: "ауысу рұқсатымен",
    fr: "avec la tolérance de relève",
  },
  legendSupposed: {
    en: "supposed, not official",
    ru: "предположение, не официально",
    kk: "болжам, ресми емес",
    fr: "supposé, non officiel",
  },
  legendNotCovered: { en: "not covered", ru: "не охвачено решением", kk: "шешіммен қамтылмаған", fr: "non couvert" },
  legendBreach: {
    en: "in a named breach",
    ru: "с отмеченным нарушением",
    kk: "тіркелген бұзушылықпен",
    fr: "en infraction constatée",
  },
  ownMissions: {
    en: "Each ceiling holds for the missions of its own decision; they are not added up.",
    ru: "Каждый предел относится к миссиям своего решения; они не складываются.",
    kk: "Әр шек өз шешіміндегі миссияларға қатысты; олар қосылмайды.",
    fr: "Chaque plafond vaut pour les missions de sa décision ; ils ne s’additionnent pas.",
  },
  legendCeiling: { en: "ceiling", ru: "предел", kk: "шек", fr: "plafond" },
});
