/** Words about a run: how it goes, and how its plan was made. */
import { defineText } from "../language/text.ts";

export const runText = defineText("selectionRun", {
  stop: {
    en: "Stop and keep the best so far",
    ru: "Остановить и оставить лучшее",
    kk: "Тоқтатып, ең жақсысын қалдыру",
    fr: "Arrêter et garder le meilleur",
  },
  stopping: { en: "Stopping…", ru: "Останавливается…", kk: "Тоқтатылуда…", fr: "Arrêt en cours…" },
  timeSoFar: { en: "{{time}} so far", ru: "прошло {{time}}", kk: "{{time}} өтті", fr: "{{time}} écoulées" },
  entry: { en: "Aim, in order", ru: "Цель, по порядку", kk: "Мақсат, реті бойынша", fr: "But, dans l’ordre" },
  valueNow: { en: "Plan", ru: "План", kk: "Жоспар", fr: "Plan" },
  bound: { en: "Bound", ru: "Граница", kk: "Шек", fr: "Borne" },
  entryProved: { en: "proved", ru: "доказано", kk: "дәлелденді", fr: "prouvé" },
  entryOpen: { en: "open", ru: "не доказано", kk: "дәлелденбеген", fr: "ouvert" },
  notYet: { en: "not known yet", ru: "ещё неизвестно", kk: "әзірге белгісіз", fr: "pas encore connu" },
  // How it was made
  made: { en: "How it was made", ru: "Как получен", kk: "Қалай жасалды", fr: "Comment il a été fait" },
  asOfEvidence: { en: "Evidence as of", ru: "Данные на", kk: "Деректер күні", fr: "Données au" },
  seed: { en: "Seed", ru: "Зерно", kk: "Бастапқы сан", fr: "Graine" },
  plannerVersion: { en: "Planner", ru: "Планировщик", kk: "Жоспарлаушы", fr: "Planificateur" },
  problemHash: { en: "Problem", ru: "Задача", kk: "Тапсырма", fr: "Problème" },
  planHash: { en: "Plan", ru: "План", kk: "Жоспар", fr: "Plan" },
  prices: {
    en: "What one more place would bring",
    ru: "Что дало бы ещё одно место",
    kk: "Тағы бір орын не берер еді",
    fr: "Ce qu’apporterait une place de plus",
  },
});
