/** Definitions of how tours ended. */
import { type Registered, rule } from "./registered.ts";

const title = {
  en: "Tours completed",
  fr: "Affectations achevées",
  ru: "Завершённые командировки",
  kk: "Аяқталған іссапарлар",
};

export const ends: readonly Registered[] = [
  {
    id: "tours-completed",
    version: 1,
    unit: "person_tours",
    measure: "count",
    title,
    text: {
      en: "Tours in UN peacekeeping operations whose last day lies on or before the day, however they ended.",
      fr: "Affectations dans les opérations de maintien de la paix de l'ONU dont le dernier jour est échu, quelle qu'en soit la fin.",
      ru: "Командировки в миротворческие операции ООН, последний день которых наступил, как бы они ни закончились.",
      kk: "БҰҰ бітімгершілік операцияларындағы соңғы күні өткен іссапарлар, қалай аяқталғанына қарамастан.",
    },
    changed: null,
    breakdown: "mission",
    counting: rule("ended", {}),
    whole: null,
  },
  {
    id: "tours-completed",
    version: 2,
    unit: "person_tours",
    measure: "count",
    title,
    text: {
      en: "Tours in UN peacekeeping operations whose last day lies on or before the day and that were served to their end. Who was sent home early or died is counted by figures of their own.",
      fr: "Affectations dans les opérations de maintien de la paix de l'ONU dont le dernier jour est échu et qui furent menées à leur terme. Rapatriés et morts ont leurs propres chiffres.",
      ru: "Командировки в миротворческие операции ООН, последний день которых наступил и которые отслужены до конца. Досрочно возвращённые и погибшие считаются отдельными показателями.",
      kk: "БҰҰ бітімгершілік операцияларындағы соңғы күні өткен және соңына дейін атқарылған іссапарлар. Мерзімінен бұрын қайтарылғандар мен қаза болғандар бөлек көрсеткіштермен саналады.",
    },
    changed: {
      en: "Version 1 counted every tour that had ended; this one leaves out those that ended by being sent home early or by death.",
      fr: "La version 1 comptait toute affectation terminée ; celle-ci écarte celles qui ont pris fin par rapatriement anticipé ou par décès.",
      ru: "Версия 1 считала каждую закончившуюся командировку; эта не считает закончившиеся досрочным возвращением или гибелью.",
      kk: "1-нұсқа аяқталған іссапардың бәрін санайтын; бұл нұсқа мерзімінен бұрын қайтарумен не қазамен аяқталғандарын санамайды.",
    },
    breakdown: "mission",
    counting: rule("ended", { counts: { died: "not_counted", repatriated: "not_counted" } }),
    whole: null,
  },
  {
    id: "repatriated-early",
    version: 1,
    unit: "person_tours",
    measure: "count",
    title: {
      en: "Sent home early",
      fr: "Rapatriés avant terme",
      ru: "Возвращены досрочно",
      kk: "Мерзімінен бұрын қайтарылғандар",
    },
    text: {
      en: "Tours in UN peacekeeping operations that ended by repatriation before their time, with a last day on or before the day, whatever the cause and whoever paid.",
      fr: "Affectations dans les opérations de maintien de la paix de l'ONU terminées par un rapatriement avant terme, au dernier jour échu, quels que soient la cause et le payeur.",
      ru: "Командировки в миротворческие операции ООН, закончившиеся досрочным возвращением не позднее этого дня, по любой причине и за чей угодно счёт.",
      kk: "БҰҰ бітімгершілік операцияларындағы осы күнге дейін мерзімінен бұрын қайтарумен аяқталған іссапарлар, себебі мен төлеушісіне қарамастан.",
    },
    changed: null,
    breakdown: "mission",
    counting: rule("ended", { counts: { repatriated: "only" } }),
    whole: null,
  },
  {
    id: "died-in-service",
    version: 1,
    unit: "person_tours",
    measure: "count",
    title: { en: "Died in service", fr: "Morts en service", ru: "Погибли на службе", kk: "Қызметте қаза болғандар" },
    text: {
      en: "Tours in UN peacekeeping operations that ended by death on or before the day, whatever its cause.",
      fr: "Affectations dans les opérations de maintien de la paix de l'ONU terminées par un décès au plus tard ce jour-là, quelle qu'en soit la cause.",
      ru: "Командировки в миротворческие операции ООН, закончившиеся смертью не позднее этого дня, по любой причине.",
      kk: "БҰҰ бітімгершілік операцияларындағы осы күнге дейін қазамен аяқталған іссапарлар, себебіне қарамастан.",
    },
    changed: null,
    breakdown: "mission",
    counting: rule("ended", { counts: { died: "only" } }),
    whole: null,
  },
];
