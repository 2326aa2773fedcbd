/** Words on charts. */
import { defineText } from "../language/text.ts";

export const chartText = defineText("chart", {
  today: { en: "today", ru: "сегодня", kk: "бүгін", fr: "aujourd’hui" },
  notInForce: { en: "not in force", ru: "не действует", kk: "күшінде емес", fr: "pas en vigueur" },
  legendPresent: { en: "present", ru: "в миссиях", kk: "миссияда", fr: "présents" },
  legendPlanned: { en: "planned", ru: "по плану", kk: "жоспарда", fr: "prévus" },
  legendBreach: {
    en: "in a named breach",
    ru: "с отмеченным нарушением",
    kk: "тіркелген бұзушылықпен",
    fr: "en infraction constatée",
  },
  legendCeiling: { en: "ceiling", ru: "предел", kk: "шек", fr: "plafond" },
});
