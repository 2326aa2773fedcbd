/** Words of changes that wait for a second person. */
import type { ChangeKind, ChangeState } from "@contingent/server/deployments/schema";
import { defineText } from "../../language/text.ts";
import { deploymentWords } from "../text.ts";

export const changesText = defineText("deployments-changes", {
  toTour: { en: "Open the tour", ru: "Открыть командировку", kk: "Іссапарды ашу", fr: "Ouvrir l’affectation" },
  change_correction: { en: "Correction", ru: "Исправление", kk: "Түзету", fr: "Correction" },
  change_extension: { en: "Extension", ru: "Продление", kk: "Ұзарту", fr: "Prolongation" },
  change_transfer: {
    en: "Move to another post",
    ru: "Перевод на другую должность",
    kk: "Басқа лауазымға ауыстыру",
    fr: "Mutation",
  },
  change_reschedule: { en: "Other days", ru: "Другие дни", kk: "Басқа күндер", fr: "Autres jours" },
  change_undo: { en: "Taking back", ru: "Отзыв записи", kk: "Жазбаны қайтару", fr: "Reprise" },
  change_shift: { en: "Rotation moved", ru: "Сдвиг ротации", kk: "Ротацияны жылжыту", fr: "Relève déplacée" },
  changeState_pending: { en: "waiting", ru: "ждёт", kk: "күтуде", fr: "en attente" },
  changeState_approved: { en: "approved", ru: "одобрено", kk: "мақұлданды", fr: "approuvé" },
  changeState_rejected: { en: "rejected", ru: "отклонено", kk: "қабылданбады", fr: "rejeté" },
  changeState_withdrawn: { en: "withdrawn", ru: "отозвано", kk: "қайтарып алынды", fr: "retiré" },
  tourCount: {
    en: { one: "{{count}} tour", other: "{{count}} tours" },
    ru: { one: "{{count}} командировка", few: "{{count}} командировки", many: "{{count}} командировок" },
    kk: "{{count}} іссапар",
    fr: { one: "{{count}} affectation", other: "{{count}} affectations" },
  },
  proposedByHead: { en: "Proposed by", ru: "Кто предложил", kk: "Ұсынған", fr: "Proposé par" },
  proposedAt: { en: "Proposed at", ru: "Предложено", kk: "Ұсынылған уақыты", fr: "Proposé le" },
  decidedBy: { en: "Decided by", ru: "Кто решил", kk: "Шешкен", fr: "Décidé par" },
  about: { en: "About", ru: "О чём", kk: "Не туралы", fr: "Objet" },
  before: { en: "Before", ru: "Было", kk: "Бұрын", fr: "Avant" },
  after: { en: "After", ru: "Станет", kk: "Кейін", fr: "Après" },
  approve: { en: "Approve", ru: "Одобрить", kk: "Мақұлдау", fr: "Approuver" },
  reject: { en: "Reject", ru: "Отклонить", kk: "Қабылдамау", fr: "Rejeter" },
  withdraw: { en: "Withdraw", ru: "Отозвать", kk: "Қайтарып алу", fr: "Retirer" },
  approvedNow: {
    en: "Approved: {{about}}.",
    ru: "Одобрено: {{about}}.",
    kk: "Мақұлданды: {{about}}.",
    fr: "Approuvé : {{about}}.",
  },
  rejectedNow: {
    en: "Rejected: {{about}}.",
    ru: "Отклонено: {{about}}.",
    kk: "Қабылданбады: {{about}}.",
    fr: "Rejeté : {{about}}.",
  },
  withdrawnNow: {
    en: "Withdrawn: {{about}}.",
    ru: "Отозвано: {{about}}.",
    kk: "Қайтарып алынды: {{about}}.",
    fr: "Retiré : {{about}}.",
  },
  ownChange: {
    en: "You proposed it; another person decides.",
    ru: "Вы это предложили; решает другое лицо.",
    kk: "Мұны сіз ұсындыңыз; басқа адам шешеді.",
    fr: "Vous l’avez proposé ; une autre personne décide.",
  },
  approverDecides: {
    en: "An approver decides.",
    ru: "Решает утверждающий.",
    kk: "Бекітуші шешеді.",
    fr: "Un approbateur décide.",
  },
  whichChanges: { en: "Which changes", ru: "Какие изменения", kk: "Қай өзгерістер", fr: "Quels changements" },
  changeWaiting: { en: "Waiting", ru: "Ждут", kk: "Күтуде", fr: "En attente" },
  changesAll: { en: "All", ru: "Все", kk: "Барлығы", fr: "Tous" },
  noChanges: {
    en: "Nothing waits. Corrections, extensions, moves and other days that somebody proposes stand here until a second person decides.",
    ru: "Ничего не ждёт. Здесь стоят предложенные исправления, продления, переводы и другие дни, пока не решит второе лицо.",
    kk: "Күтіп тұрған ештеңе жоқ. Ұсынылған түзету, ұзарту, ауыстыру және басқа күндер екінші адам шешкенше осында тұрады.",
    fr: "Rien n’attend. Les corrections, prolongations, mutations et autres jours proposés restent ici jusqu’à la décision d’une seconde personne.",
  },
  changesSentence: {
    en: {
      one: "<count>{{count}}</count> change waits for a second person. Until then nothing is different.",
      other: "<count>{{count}}</count> changes wait for a second person. Until then nothing is different.",
    },
    ru: {
      one: "<count>{{count}}</count> изменение ждёт второго лица. До этого всё остаётся как есть.",
      few: "<count>{{count}}</count> изменения ждут второго лица. До этого всё остаётся как есть.",
      many: "<count>{{count}}</count> изменений ждут второго лица. До этого всё остаётся как есть.",
    },
    kk: "<count>{{count}}</count> өзгеріс екінші адамды күтуде. Оған дейін ештеңе өзгермейді.",
    fr: {
      one: "<count>{{count}}</count> changement attend une seconde personne. D’ici là, rien ne change.",
      other: "<count>{{count}}</count> changements attendent une seconde personne. D’ici là, rien ne change.",
    },
  },
  ...deploymentWords,
});

/** What a change is. */
export const changeKeys = {
  correction: "change_correction",
  extension: "change_extension",
  transfer: "change_transfer",
  reschedule: "change_reschedule",
  undo: "change_undo",
  shift: "change_shift",
} as const satisfies Readonly<Record<ChangeKind, keyof typeof changesText.phrases>>;

/** How far a change has come. */
export const changeStateKeys = {
  pending: "changeState_pending",
  approved: "changeState_approved",
  rejected: "changeState_rejected",
  withdrawn: "changeState_withdrawn",
} as const satisfies Readonly<Record<ChangeState, keyof typeof changesText.phrases>>;
