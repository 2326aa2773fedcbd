/** Words of the map of keys, which is fetched when somebody asks for it. */
import { defineText } from "../language/text.ts";

export const keyboardText = defineText("keyboard", {
  keySearch: {
    en: "Search or run a command",
    ru: "Поиск или команда",
    kk: "Іздеу не пәрмен беру",
    fr: "Rechercher ou commander",
  },
  keyMap: { en: "This map", ru: "Этот список", kk: "Осы тізім", fr: "Cette liste" },
  keyGo: { en: "Go to {{page}}", ru: "Перейти: {{page}}", kk: "Өту: {{page}}", fr: "Aller à {{page}}" },
  keyChart: {
    en: "In a chart: the next or previous day that matters; with Shift, a year",
    ru: "На графике: следующий или предыдущий значимый день; с Shift — год",
    kk: "Графикте: келесі не алдыңғы маңызды күн; Shift-пен — жыл",
    fr: "Dans un graphique : le jour marquant suivant ou précédent ; avec Maj, une année",
  },
  keyTable: {
    en: "In a table: next or previous row",
    ru: "В таблице: следующая или предыдущая строка",
    kk: "Кестеде: келесі не алдыңғы жол",
    fr: "Dans un tableau : ligne suivante ou précédente",
  },
  keyOpen: { en: "Open what is chosen", ru: "Открыть выбранное", kk: "Таңдалғанды ашу", fr: "Ouvrir la sélection" },
  keyClose: { en: "Close what is open", ru: "Закрыть открытое", kk: "Ашылғанды жабу", fr: "Fermer ce qui est ouvert" },
  keyThen: { en: "then", ru: "затем", kk: "сосын", fr: "puis" },
  singleKeys: {
    en: "Keys without Ctrl or Alt act on the page",
    ru: "Клавиши без Ctrl и Alt управляют страницей",
    kk: "Ctrl мен Alt-сыз пернелер бетті басқарады",
    fr: "Les touches sans Ctrl ni Alt agissent sur la page",
  },
});
