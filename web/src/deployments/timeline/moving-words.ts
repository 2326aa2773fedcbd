/** Moving a bar: what is asked, what would be lawful, what was done. */
import type { Phrases } from "../../language/text.ts";

/** Part of the words of the room. */
export const movingWords = {
  moveTitle: { en: "Moving", ru: "Перенос", kk: "Жылжыту", fr: "Déplacement" },
  moveHow: {
    en: "Arrow keys move it by a day, with Shift by a week; Alt moves its last day, Ctrl its first.",
    ru: "Стрелки сдвигают на день, с Shift — на неделю; Alt меняет последний день, Ctrl — первый.",
    kk: "Көрсеткілер бір күнге, Shift-пен бір аптаға жылжытады; Alt соңғы күнді, Ctrl бірінші күнді өзгертеді.",
    fr: "Les flèches déplacent d’un jour, avec Maj d’une semaine ; Alt déplace le dernier jour, Ctrl le premier.",
  },
  asking: {
    en: "Asking the law…",
    ru: "Проверяем по закону…",
    kk: "Заң бойынша тексерілуде…",
    fr: "Vérification en droit…",
  },
  lawfulSecond: {
    en: "Lawful; a second person would have to approve it.",
    ru: "Законно; потребуется одобрение второго лица.",
    kk: "Заңды; екінші адам мақұлдауы керек.",
    fr: "Licite ; une seconde personne devrait l’approuver.",
  },
  lawfulAtOnce: {
    en: "Lawful; it would hold at once.",
    ru: "Законно; вступит в силу сразу.",
    kk: "Заңды; бірден күшіне енеді.",
    fr: "Licite ; cela vaudrait aussitôt.",
  },
  exactDays: { en: "Exact days…", ru: "Точные дни…", kk: "Нақты күндер…", fr: "Jours exacts…" },
  goOn: { en: "Go on", ru: "Далее", kk: "Әрі қарай", fr: "Continuer" },
  move_reschedule: {
    en: "Other days for a planned tour",
    ru: "Другие дни для плановой командировки",
    kk: "Жоспарлы іссапарға басқа күндер",
    fr: "Autres jours pour une affectation prévue",
  },
  move_extension: {
    en: "Extend a tour",
    ru: "Продлить командировку",
    kk: "Іссапарды ұзарту",
    fr: "Prolonger une affectation",
  },
  moveSays_reschedule: {
    en: "{{about}} was planned for {{before}}. Fewer days hold at once; any other days wait for a second person.",
    ru: "{{about}}: по плану {{before}}. Сокращение действует сразу; любые другие дни ждут второго лица.",
    kk: "{{about}}: жоспар бойынша {{before}}. Қысқарту бірден күшіне енеді; басқа күндер екінші адамды күтеді.",
    fr: "{{about}} était prévu du {{before}}. Moins de jours valent aussitôt ; tout autre jour attend une seconde personne.",
  },
  moveSays_extension: {
    en: "{{about}} is there to {{before}}. Every added day must be covered; a second person approves.",
    ru: "{{about}}: {{before}}. Каждый добавленный день должен быть покрыт решением; одобряет второе лицо.",
    kk: "{{about}}: {{before}}. Қосылған әр күн шешіммен қамтылуы тиіс; екінші адам мақұлдайды.",
    fr: "{{about}} y est pour {{before}}. Chaque jour ajouté doit être couvert ; une seconde personne approuve.",
  },
  movedNow: {
    en: "{{about}} has other days now. Undo would propose the old ones to a second person.",
    ru: "{{about}}: дни изменены. Отзыв предложит прежние дни второму лицу.",
    kk: "{{about}}: күндері өзгерді. Қайтару бұрынғы күндерді екінші адамға ұсынады.",
    fr: "{{about}} a d’autres jours. Annuler proposerait les anciens à une seconde personne.",
  },
} as const satisfies Phrases;
