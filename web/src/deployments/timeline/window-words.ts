/** Moving through time: the stretch of days that is drawn, and the tools that change it. */
import type { Phrases } from "../../language/text.ts";

/** Part of the words of the room. */
export const windowWords = {
  timelineKeys: {
    en: "Drag or [ ] to move through time, Ctrl with the wheel or + − to zoom, 0 for everything, t for the day. Arrow keys go from bar to bar, Enter opens, m moves a planned bar.",
    ru: "Перетаскивание или [ ] — движение по времени, Ctrl и колесо или + − — масштаб, 0 — всё, t — к дате. Стрелки ведут от полосы к полосе, Enter открывает, m сдвигает плановую полосу.",
    kk: "Сүйреу немесе [ ] — уақыт бойынша жылжу, Ctrl мен дөңгелек немесе + − — масштаб, 0 — бәрі, t — күнге. Көрсеткілер жолақтан жолаққа өтеді, Enter ашады, m жоспарлы жолақты жылжытады.",
    fr: "Glisser ou [ ] pour se déplacer dans le temps, Ctrl et molette ou + − pour zoomer, 0 pour tout, t pour le jour. Les flèches vont de barre en barre, Entrée ouvre, m déplace une barre prévue.",
  },
  moveInTime: {
    en: "Move through time",
    ru: "Движение по времени",
    kk: "Уақыт бойынша жылжу",
    fr: "Se déplacer dans le temps",
  },
  earlier: { en: "Earlier", ru: "Раньше", kk: "Ертерек", fr: "Plus tôt" },
  later: { en: "Later", ru: "Позже", kk: "Кейінірек", fr: "Plus tard" },
  closer: { en: "Closer", ru: "Ближе", kk: "Жақындату", fr: "Plus près" },
  farther: { en: "Farther", ru: "Дальше", kk: "Алыстату", fr: "Plus loin" },
  toDay: { en: "To the as-of day", ru: "К дате просмотра", kk: "Қарау күніне", fr: "Au jour de référence" },
  span_month: { en: "1 month", ru: "1 мес.", kk: "1 ай", fr: "1 mois" },
  span_halfYear: { en: "6 months", ru: "6 мес.", kk: "6 ай", fr: "6 mois" },
  span_year: { en: "1 year", ru: "1 год", kk: "1 жыл", fr: "1 an" },
  span_years3: { en: "3 years", ru: "3 года", kk: "3 жыл", fr: "3 ans" },
  span_years10: { en: "10 years", ru: "10 лет", kk: "10 жыл", fr: "10 ans" },
  everything: { en: "Everything", ru: "Всё", kk: "Бәрі", fr: "Tout" },
} as const satisfies Phrases;
