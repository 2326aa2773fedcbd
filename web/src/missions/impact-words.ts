/** What a change of a mission does to people and plans; reductions and what was recorded. */
import { fieldWords } from "../language/field-words.ts";
import type { Phrases } from "../language/text.ts";

/** Part of the words of the missions' pages. */
export const impactWords = {
  // People and plans
  mustLeave: {
    en: "Who must leave by when",
    ru: "Кто и когда должен выехать",
    kk: "Кім қашан шығуы тиіс",
    fr: "Qui doit partir et quand",
  },
  nobodyPast: {
    en: "Nobody is on record past the mission’s end.",
    ru: "После конца миссии никто не записан.",
    kk: "Миссия соңынан кейін ешкім жазылмаған.",
    fr: "Personne n’est inscrit au-delà de la fin de la mission.",
  },
  mustLeaveSum: {
    en: {
      one: "<people>{{count}}</people> is on record past the last allowed day",
      other: "<people>{{count}}</people> are on record past the last allowed day",
    },
    ru: {
      one: "<people>{{count}}</people> записан после последнего допустимого дня",
      few: "<people>{{count}}</people> записаны после последнего допустимого дня",
      many: "<people>{{count}}</people> записаны после последнего допустимого дня",
    },
    kk: "<people>{{count}}</people> адамның мерзімі соңғы рұқсат етілген күннен асады",
    fr: {
      one: "<people>{{count}}</people> est inscrit au-delà du dernier jour permis",
      other: "<people>{{count}}</people> sont inscrits au-delà du dernier jour permis",
    },
  },
  newly: {
    en: { one: "{{count}} of them by this change", other: "{{count}} of them by this change" },
    ru: {
      one: "из них {{count}} — из-за этого изменения",
      few: "из них {{count}} — из-за этого изменения",
      many: "из них {{count}} — из-за этого изменения",
    },
    kk: "оның {{count}} осы өзгерістен",
    fr: { one: "dont {{count}} par ce changement", other: "dont {{count}} par ce changement" },
  },
  freed: {
    en: { one: "{{count}} is no longer past the end", other: "{{count}} are no longer past the end" },
    ru: {
      one: "{{count}} больше не выходит за конец",
      few: "{{count}} больше не выходят за конец",
      many: "{{count}} больше не выходят за конец",
    },
    kk: "{{count}} адам енді соңынан аспайды",
    fr: { one: "{{count}} n’est plus au-delà de la fin", other: "{{count}} ne sont plus au-delà de la fin" },
  },
  overdue: {
    en: {
      one: "{{count}} should have left already: what happens after that day is a breach",
      other: "{{count}} should have left already: what happens after that day is a breach",
    },
    ru: {
      one: "{{count}} уже должен был выехать: дальнейшее — нарушение",
      few: "{{count}} уже должны были выехать: дальнейшее — нарушение",
      many: "{{count}} уже должны были выехать: дальнейшее — нарушение",
    },
    kk: "{{count}} адам әлдеқашан шығуы тиіс еді: сол күннен кейінгісі — бұзушылық",
    fr: {
      one: "{{count}} devrait déjà être parti : la suite est une infraction",
      other: "{{count}} devraient déjà être partis : la suite est une infraction",
    },
  },
  beyondMandate: {
    en: {
      one: "{{count}} stays past the known mandate: it needs a renewal",
      other: "{{count}} stay past the known mandate: it needs a renewal",
    },
    ru: {
      one: "{{count}} остаётся после известного мандата: нужно продление",
      few: "{{count}} остаются после известного мандата: нужно продление",
      many: "{{count}} остаются после известного мандата: нужно продление",
    },
    kk: "{{count}} адам белгілі мандаттан кейін қалады: ұзарту керек",
    fr: {
      one: "{{count}} reste au-delà du mandat connu : un renouvellement est nécessaire",
      other: "{{count}} restent au-delà du mandat connu : un renouvellement est nécessaire",
    },
  },
  group: {
    en: "Contribution, rotation, post",
    ru: "Вклад, ротация, должность",
    kk: "Үлес, ротация, лауазым",
    fr: "Contribution, rotation, poste",
  },
  rotation: {
    en: "rotation {{number}}",
    ru: "ротация {{number}}",
    kk: "{{number}} ротация",
    fr: "relève {{number}}",
  },
  role: fieldWords.role,
  there: { en: "Arrived", ru: "Прибыли", kk: "Келген", fr: "Arrivés" },
  cannotBegin: { en: "Cannot begin", ru: "Не могут начать", kk: "Бастай алмайды", fr: "Ne peuvent commencer" },
  leaveBy: { en: "Leave by", ru: "Выехать до", kk: "Шығу мерзімі", fr: "Partir avant le" },
  recordedTo: { en: "On record to", ru: "Записаны до", kk: "Жазылған мерзімі", fr: "Inscrits jusqu’au" },
  tours: { en: "Persons", ru: "Люди", kk: "Адамдар", fr: "Personnes" },
  withheld: {
    en: "Your role sees numbers, not people.",
    ru: "Ваша роль видит числа, а не людей.",
    kk: "Сіздің рөліңіз адамдарды емес, сандарды көреді.",
    fr: "Votre rôle voit des nombres, pas des personnes.",
  },
  plansBreak: {
    en: "Plans that break",
    ru: "Планы, которые рушатся",
    kk: "Бұзылатын жоспарлар",
    fr: "Plans qui tombent",
  },
  planBreaks: {
    en: { one: "{{count}} of {{all}} assignments ({{state}})", other: "{{count}} of {{all}} assignments ({{state}})" },
    ru: {
      one: "{{count}} из {{all}} назначений ({{state}})",
      few: "{{count}} из {{all}} назначений ({{state}})",
      many: "{{count}} из {{all}} назначений ({{state}})",
    },
    kk: "{{all}} тағайындаудың {{count}} ({{state}})",
    fr: {
      one: "{{count}} affectation sur {{all}} ({{state}})",
      other: "{{count}} affectations sur {{all}} ({{state}})",
    },
  },
  noPlanBreaks: {
    en: "No plan breaks.",
    ru: "Ни один план не рушится.",
    kk: "Бірде-бір жоспар бұзылмайды.",
    fr: "Aucun plan ne tombe.",
  },
  scopesChange: {
    en: "Decisions that cover it for another time",
    ru: "Решения, срок которых меняется",
    kk: "Мерзімі өзгеретін шешімдер",
    fr: "Décisions dont la durée change",
  },
  scopeChange: {
    en: "{{scope}}: from {{before}} to {{after}}",
    ru: "{{scope}}: вместо {{before}} — {{after}}",
    kk: "{{scope}}: {{before}} орнына {{after}}",
    fr: "{{scope}} : de {{before}} à {{after}}",
  },
  noEnd: { en: "no known end", ru: "без известного конца", kk: "белгілі соңы жоқ", fr: "sans fin connue" },
  // Reductions
  reductions: { en: "Reductions", ru: "Сокращения", kk: "Қысқартулар", fr: "Réductions" },
  noReductions: {
    en: "No reduction is on record.",
    ru: "Сокращений не внесено.",
    kk: "Қысқарту енгізілмеген.",
    fr: "Aucune réduction n’est enregistrée.",
  },
  askedOf: { en: "Asked of", ru: "От кого", kk: "Кімнен", fr: "Demandée à" },
  size: { en: "How many", ru: "Сколько", kk: "Қанша", fr: "Combien" },
  percent: { en: "{{percent}} %", ru: "{{percent}} % состава", kk: "құрамның {{percent}} %", fr: "{{percent}} %" },
  left: { en: "{{people}} left", ru: "выехало {{people}}", kk: "{{people}} шықты", fr: "{{people}} partis" },
  stillToGo: {
    en: {
      one: "<must>{{count}}</must> of our {{staying}} on record after {{day}} must still be sent home",
      other: "<must>{{count}}</must> of our {{staying}} on record after {{day}} must still be sent home",
    },
    ru: {
      one: "из {{staying}} наших, записанных после {{day}}, нужно ещё отправить домой <must>{{count}}</must>",
      few: "из {{staying}} наших, записанных после {{day}}, нужно ещё отправить домой <must>{{count}}</must>",
      many: "из {{staying}} наших, записанных после {{day}}, нужно ещё отправить домой <must>{{count}}</must>",
    },
    kk: "{{day}} кейін жазылған {{staying}} адамымыздың әлі <must>{{count}}</must> елге қайтарылуы тиіс",
    fr: {
      one: "<must>{{count}}</must> de nos {{staying}} inscrits après le {{day}} doit encore rentrer",
      other: "<must>{{count}}</must> de nos {{staying}} inscrits après le {{day}} doivent encore rentrer",
    },
  },
  nobodyToGo: {
    en: "nobody further must be sent home for it",
    ru: "больше никого отправлять домой не нужно",
    kk: "ол үшін енді ешкімді елге қайтару керек емес",
    fr: "plus personne ne doit rentrer pour cela",
  },
  // History
  history: {
    en: "What changed when",
    ru: "Что и когда менялось",
    kk: "Не қашан өзгерді",
    fr: "Ce qui a changé et quand",
  },
  recordedAt: { en: "Recorded", ru: "Внесено", kk: "Енгізілген", fr: "Enregistré" },
  by: { en: "By", ru: "Кем", kk: "Кім", fr: "Par" },
  change: { en: "Change", ru: "Изменение", kk: "Өзгеріс", fr: "Changement" },
  recorded: { en: "Holds since", ru: "Стало", kk: "Енгізілгені", fr: "Devient" },
  replaced: { en: "Held before", ru: "Было", kk: "Бұрынғысы", fr: "Était" },
  reason: fieldWords.reason,
  takenBackBy: {
    en: "taken back by change {{version}}",
    ru: "отменено изменением {{version}}",
    kk: "кері қайтарған өзгеріс: {{version}}",
    fr: "annulé par le changement {{version}}",
  },
  takesBack: {
    en: "takes back change {{version}}",
    ru: "отменяет изменение {{version}}",
    kk: "кері қайтаратын өзгерісі: {{version}}",
    fr: "annule le changement {{version}}",
  },
  undo: {
    en: "Take back the last change",
    ru: "Отменить последнее изменение",
    kk: "Соңғы өзгерісті кері қайтару",
    fr: "Annuler le dernier changement",
  },
  undoWhat: {
    en: "What held before the last change is recorded again. Both stay in the record.",
    ru: "Будет снова внесено то, что действовало до последнего изменения. Обе записи сохранятся.",
    kk: "Соңғы өзгеріске дейінгі дерек қайта енгізіледі. Екеуі де жазбада қалады.",
    fr: "Ce qui valait avant le dernier changement est enregistré à nouveau. Les deux restent au registre.",
  },
} as const satisfies Phrases;
