/** What is refused of tours, in four languages. Places in braces are the facts. Pure. */
import type { Saying } from "../missions/saying.ts";
import { contributionText } from "./contributions/contribution-text.ts";
import { rotationText } from "./contributions/rotation-text.ts";
import { lifeText } from "./life-text.ts";
import { tourStepText } from "./tours/tour-text.ts";

/** By code. */
export const tourText = {
  ...lifeText,
  ...tourStepText,
  ...contributionText,
  ...rotationText,
  "post-unknown": {
    en: "There is no post {{post}}.",
    ru: "Должности {{post}} нет.",
    kk: "{{post}} деген лауазым жоқ.",
    fr: "Il n’y a pas de poste {{post}}.",
  },
  "not-an-extension": {
    en: "The tour lasts to {{to}} already; {{asked}} would not extend it.",
    ru: "Командировка и так длится до {{to}}; {{asked}} её не продлевает.",
    kk: "Іссапар онсыз да {{to}} дейін; {{asked}} оны ұзартпайды.",
    fr: "L’affectation dure déjà jusqu’au {{to}} ; le {{asked}} ne la prolonge pas.",
  },
  "beyond-approved-days": {
    en: "The tour was approved for {{from}} to {{to}}; {{askedFrom}} to {{askedTo}} goes beyond. Cancel it and plan these days again, for a second person to approve.",
    ru: "Командировка утверждена на {{from}} – {{to}}; {{askedFrom}} – {{askedTo}} выходит за эти дни. Отмените её и запланируйте эти дни заново, чтобы их утвердил другой человек.",
    kk: "Іссапар {{from}} – {{to}} күндеріне бекітілген; {{askedFrom}} – {{askedTo}} одан асады. Оның күшін жойып, бұл күндерді басқа адам бекітуі үшін қайта жоспарлаңыз.",
    fr: "L’affectation a été approuvée du {{from}} au {{to}} ; du {{askedFrom}} au {{askedTo}} va au-delà. Annulez-la et planifiez ces jours à nouveau, pour qu’une autre personne les approuve.",
  },
  "arrived-already": {
    en: "The person arrived on {{arrived}}; correct that instead.",
    ru: "Человек прибыл {{arrived}}; исправьте эту запись.",
    kk: "Адам {{arrived}} келген; сол жазбаны түзетіңіз.",
    fr: "La personne est arrivée le {{arrived}} ; corrigez plutôt cela.",
  },
  "arrival-after-end": {
    en: "The tour ends on {{to}}; nobody arrives on {{day}}.",
    ru: "Командировка заканчивается {{to}}; прибыть {{day}} нельзя.",
    kk: "Іссапар {{to}} аяқталады; {{day}} ешкім келмейді.",
    fr: "L’affectation finit le {{to}} ; personne n’arrive le {{day}}.",
  },
  "not-arrived": {
    en: "No arrival is recorded; cancel the tour or record the arrival first.",
    ru: "Прибытие не записано; отмените командировку или сначала запишите прибытие.",
    kk: "Келуі жазылмаған; іссапарды болдырмаңыз немесе алдымен келуін жазыңыз.",
    fr: "Aucune arrivée n’est inscrite ; annulez l’affectation ou inscrivez d’abord l’arrivée.",
  },
  "departure-before-arrival": {
    en: "The person arrived on {{arrived}}; {{day}} lies before that.",
    ru: "Человек прибыл {{arrived}}; {{day}} — раньше.",
    kk: "Адам {{arrived}} келген; {{day}} одан бұрын.",
    fr: "La personne est arrivée le {{arrived}} ; le {{day}} est antérieur.",
  },
  "repatriation-needs-cause": {
    en: "A repatriation needs its cause and who pays for it.",
    ru: "Для досрочного возвращения нужны причина и плательщик.",
    kk: "Мерзімінен бұрын қайтару үшін себебі мен төлеушісі керек.",
    fr: "Un rapatriement demande sa cause et qui le paie.",
  },
  "begun-already": {
    en: "The person has been in {{mission}} since {{from}}; record when they left instead.",
    ru: "Человек находится в {{mission}} с {{from}}; запишите, когда он убыл.",
    kk: "Адам {{from}} бастап {{mission}} миссиясында; қашан кеткенін жазыңыз.",
    fr: "La personne est à {{mission}} depuis le {{from}} ; inscrivez plutôt son départ.",
  },
  "in-the-future": {
    en: "{{day}} has not come yet; what happened is recorded, what is planned is ordered.",
    ru: "{{day}} ещё не наступило; записывают случившееся, планируемое назначают.",
    kk: "{{day}} әлі келген жоқ; болған іс жазылады, жоспарланғаны тағайындалады.",
    fr: "Le {{day}} n’est pas encore venu ; on inscrit ce qui s’est passé, on ordonne ce qui est prévu.",
  },
} as const satisfies Record<string, Saying>;
