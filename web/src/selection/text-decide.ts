/** Words about changing a plan by hand and deciding on it. */
import { fieldWords } from "../language/field-words.ts";
import { defineText } from "../language/text.ts";

export const decideText = defineText("selectionDecide", {
  // Changes by hand
  pin: {
    en: "Choose this person",
    ru: "Выбрать этого человека",
    kk: "Осы адамды таңдау",
    fr: "Choisir cette personne",
  },
  ban: { en: "Rule out", ru: "Исключить", kk: "Алып тастау", fr: "Écarter" },
  leaveOpen: { en: "Leave open", ru: "Оставить открытой", kk: "Ашық қалдыру", fr: "Laisser vacant" },
  pinTitle: {
    en: "{{name}} for {{post}}",
    ru: "{{name}} на {{post}}",
    kk: "{{name}} — {{post}}",
    fr: "{{name}} pour {{post}}",
  },
  banTitle: {
    en: "Not {{name}} for {{post}}",
    ru: "{{name}} не на {{post}}",
    kk: "{{name}} емес — {{post}}",
    fr: "Pas {{name}} pour {{post}}",
  },
  leaveOpenTitle: {
    en: "Leave {{post}} open",
    ru: "Оставить {{post}} открытой",
    kk: "{{post}} ашық қалдыру",
    fr: "Laisser {{post}} vacant",
  },
  reason: {
    en: "Reason (kept with your name)",
    ru: "Причина (сохраняется с вашим именем)",
    kk: "Себебі (атыңызбен сақталады)",
    fr: "Motif (gardé avec votre nom)",
  },
  effect: {
    en: "What it does to the plan as it stands:",
    ru: "Что станет с планом в нынешнем виде:",
    kk: "Қазіргі жоспарға әсері:",
    fr: "Effet sur le plan tel qu’il est :",
  },
  effectNone: {
    en: "It changes no aim.",
    ru: "Ни одна цель не меняется.",
    kk: "Ешбір мақсат өзгермейді.",
    fr: "Aucun but ne change.",
  },
  effectEntry: {
    en: "{{entry}}: {{before}} → {{after}}",
    ru: "{{entry}}: {{before}} → {{after}}",
    kk: "{{entry}}: {{before}} → {{after}}",
    fr: "{{entry}} : {{before}} → {{after}}",
  },
  frees: {
    en: "{{tours}} would become open.",
    ru: "Станет открытой: {{tours}}.",
    kk: "Ашық қалады: {{tours}}.",
    fr: "{{tours}} deviendrait vacant.",
  },
  against: {
    en: "Against it with the rest of the plan as it stands:",
    ru: "Против этого при остальном плане как есть:",
    kk: "Жоспардың қалғаны өзгермесе, бұған қарсы:",
    fr: "S’y opposent, le reste du plan étant inchangé :",
  },
  keepChange: { en: "Record the change", ru: "Внести правку", kk: "Өзгерісті енгізу", fr: "Enregistrer le changement" },
  obeyed: {
    en: "The next plan obeys it.",
    ru: "Следующий план учтёт её.",
    kk: "Келесі жоспар оны ескереді.",
    fr: "Le prochain plan le respectera.",
  },
  edits: { en: "Changes by hand", ru: "Правки вручную", kk: "Қолмен өзгерту", fr: "Changements à la main" },
  editsWait: {
    en: {
      one: "{{count}} change by hand waits for the next plan.",
      other: "{{count}} changes by hand wait for the next plan.",
    },
    ru: {
      one: "{{count}} правка ждёт следующего плана.",
      few: "{{count}} правки ждут следующего плана.",
      many: "{{count}} правок ждут следующего плана.",
    },
    kk: "{{count}} өзгеріс келесі жоспарды күтуде.",
    fr: {
      one: "{{count}} changement à la main attend le prochain plan.",
      other: "{{count}} changements à la main attendent le prochain plan.",
    },
  },
  withdraw: { en: "Withdraw", ru: "Отменить", kk: "Қайтарып алу", fr: "Retirer" },
  editPin: {
    en: "{{name}} chosen for {{tour}}",
    ru: "{{name}} выбран: {{tour}}",
    kk: "{{name}} таңдалды: {{tour}}",
    fr: "{{name}} choisi pour {{tour}}",
  },
  editBan: {
    en: "{{name}} ruled out for {{tour}}",
    ru: "{{name}} исключён: {{tour}}",
    kk: "{{name}} алынып тасталды: {{tour}}",
    fr: "{{name}} écarté pour {{tour}}",
  },
  editLeaveOpen: {
    en: "{{tour}} left open",
    ru: "{{tour}} оставлена открытой",
    kk: "{{tour}} ашық қалдырылды",
    fr: "{{tour}} laissé vacant",
  },
  byAt: { en: "{{by}}, {{at}}", ru: "{{by}}, {{at}}", kk: "{{by}}, {{at}}", fr: "{{by}}, {{at}}" },
  pinned: { en: "chosen by hand", ru: "выбран вручную", kk: "қолмен таңдалған", fr: "choisi à la main" },
  // Decision
  propose: { en: "Propose", ru: "Представить", kk: "Ұсыну", fr: "Proposer" },
  proposeWhat: {
    en: "The plan goes to a second person for approval. It cannot be changed while it waits.",
    ru: "План уходит на утверждение второму лицу. Пока он ждёт, менять его нельзя.",
    kk: "Жоспар екінші адамға бекітуге жіберіледі. Күтіп тұрғанда оны өзгертуге болмайды.",
    fr: "Le plan part à l’approbation d’une seconde personne. Il ne peut changer tant qu’il attend.",
  },
  approve: { en: "Approve", ru: "Утвердить", kk: "Бекіту", fr: "Approuver" },
  approveWhat: {
    en: {
      one: "{{count}} tour will be recorded and counts under its ceiling from then on. What is recorded can be corrected, not deleted.",
      other:
        "{{count}} tours will be recorded and count under their ceilings from then on. What is recorded can be corrected, not deleted.",
    },
    ru: {
      one: "Будет внесена {{count}} командировка; с этого момента она считается под своим пределом. Внесённое можно исправить, но не удалить.",
      few: "Будут внесены {{count}} командировки; с этого момента они считаются под своими пределами. Внесённое можно исправить, но не удалить.",
      many: "Будет внесено {{count}} командировок; с этого момента они считаются под своими пределами. Внесённое можно исправить, но не удалить.",
    },
    kk: "{{count}} іссапар енгізіледі, содан бастап өз шектеріне есептеледі. Енгізілгенді түзетуге болады, өшіруге болмайды.",
    fr: {
      one: "{{count}} affectation sera enregistrée et comptera dès lors sous son plafond. Ce qui est enregistré se corrige, sans s’effacer.",
      other:
        "{{count}} affectations seront enregistrées et compteront dès lors sous leurs plafonds. Ce qui est enregistré se corrige, sans s’effacer.",
    },
  },
  remark: {
    en: "Remark (optional)",
    ru: "Примечание (необязательно)",
    kk: "Ескерту (міндетті емес)",
    fr: "Remarque (facultative)",
  },
  reject: { en: "Reject", ru: "Отклонить", kk: "Қайтару", fr: "Rejeter" },
  rejectWhat: {
    en: "The plan goes back to who proposed it, with your reason.",
    ru: "План возвращается тому, кто его представил, с вашей причиной.",
    kk: "Жоспар ұсынған адамға сіздің себебіңізбен қайтарылады.",
    fr: "Le plan retourne à son auteur, avec votre motif.",
  },
  rejectReason: fieldWords.reason,
  cannotPropose: {
    en: "It cannot be proposed:",
    ru: "Представить нельзя:",
    kk: "Ұсынуға болмайды:",
    fr: "Il ne peut être proposé :",
  },
  cannotApprove: {
    en: "You cannot approve it:",
    ru: "Вы не можете утвердить:",
    kk: "Сіз бекіте алмайсыз:",
    fr: "Vous ne pouvez l’approuver :",
  },
  proposedLine: {
    en: "Proposed by {{by}}, {{at}}.",
    ru: "Представил(а) {{by}}, {{at}}.",
    kk: "Ұсынған: {{by}}, {{at}}.",
    fr: "Proposé par {{by}}, {{at}}.",
  },
  approvedLine: {
    en: "Approved by {{by}}, {{at}}; its tours are recorded.",
    ru: "Утвердил(а) {{by}}, {{at}}; командировки внесены.",
    kk: "Бекіткен: {{by}}, {{at}}; іссапарлар енгізілді.",
    fr: "Approuvé par {{by}}, {{at}} ; ses affectations sont enregistrées.",
  },
  rejectedLine: {
    en: "Rejected by {{by}}, {{at}}: {{reason}}",
    ru: "Отклонил(а) {{by}}, {{at}}: {{reason}}",
    kk: "Қайтарған: {{by}}, {{at}}: {{reason}}",
    fr: "Rejeté par {{by}}, {{at}} : {{reason}}",
  },
  needReason: {
    en: "Write a reason of at least three letters.",
    ru: "Напишите причину, не короче трёх букв.",
    kk: "Кемінде үш әріптен тұратын себеп жазыңыз.",
    fr: "Écrivez un motif d’au moins trois lettres.",
  },
});
