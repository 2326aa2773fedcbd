/** The list of missions: its sentence, its views and filters, its columns, its map and its horizon. */
import { fieldWords } from "../language/field-words.ts";
import type { Phrases } from "../language/text.ts";

/** Part of the words of the missions' pages. */
export const listWords = {
  // The sentence of the list
  running: {
    en: {
      one: "On <day>{{day}}</day> the UN runs <count>{{count}}</count> peacekeeping operation; {{all}} are on record since 1948.",
      other:
        "On <day>{{day}}</day> the UN runs <count>{{count}}</count> peacekeeping operations; {{all}} are on record since 1948.",
    },
    ru: {
      one: "На <day>{{day}}</day> ООН ведёт <count>{{count}}</count> миротворческую операцию; всего с 1948 года учтено {{all}}.",
      few: "На <day>{{day}}</day> ООН ведёт <count>{{count}}</count> миротворческие операции; всего с 1948 года учтено {{all}}.",
      many: "На <day>{{day}}</day> ООН ведёт <count>{{count}}</count> миротворческих операций; всего с 1948 года учтено {{all}}.",
    },
    kk: "<day>{{day}}</day> күні БҰҰ <count>{{count}}</count> бітімгершілік операция жүргізеді; 1948 жылдан бері барлығы {{all}} есепте.",
    fr: {
      one: "Au <day>{{day}}</day>, l’ONU mène <count>{{count}}</count> opération de maintien de la paix ; {{all}} sont recensées depuis 1948.",
      other:
        "Au <day>{{day}}</day>, l’ONU mène <count>{{count}}</count> opérations de maintien de la paix ; {{all}} sont recensées depuis 1948.",
    },
  },
  weServe: {
    en: {
      one: " We serve in <ours>{{count}}</ours> mission ({{people}} people).",
      other: " We serve in <ours>{{count}}</ours> missions ({{people}} people).",
    },
    ru: {
      one: " Мы служим в <ours>{{count}}</ours> миссии ({{people}} чел.).",
      few: " Мы служим в <ours>{{count}}</ours> миссиях ({{people}} чел.).",
      many: " Мы служим в <ours>{{count}}</ours> миссиях ({{people}} чел.).",
    },
    kk: " Біз <ours>{{count}}</ours> миссияда қызмет етеміз ({{people}} адам).",
    fr: {
      one: " Nous servons dans <ours>{{count}}</ours> mission ({{people}} personnes).",
      other: " Nous servons dans <ours>{{count}}</ours> missions ({{people}} personnes).",
    },
  },
  weServeNowhere: {
    en: " None of our people is in a mission on this day.",
    ru: " В этот день в миссиях нет наших людей.",
    kk: " Бұл күні миссияларда біздің адамдар жоқ.",
    fr: " Aucun des nôtres n’est en mission ce jour-là.",
  },
  nextEnds: {
    en: " The next mandate to run out is that of <mission>{{mission}}</mission>, on <end>{{end}}</end> ({{days}}).",
    ru: " Ближайшим истекает мандат <mission>{{mission}}</mission> — <end>{{end}}</end> ({{days}}).",
    kk: " Мерзімі ең жақын мандат — <mission>{{mission}}</mission>: <end>{{end}}</end> ({{days}}).",
    fr: " Le prochain mandat à expirer est celui de <mission>{{mission}}</mission>, le <end>{{end}}</end> ({{days}}).",
  },
  ranOut: {
    en: {
      one: " Of <gone>{{count}}</gone> no renewal is on record although it has run out.",
      other: " Of <gone>{{count}}</gone> no renewal is on record although they have run out.",
    },
    ru: {
      one: " У <gone>{{count}}</gone> срок истёк, продление не внесено.",
      few: " У <gone>{{count}}</gone> срок истёк, продление не внесено.",
      many: " У <gone>{{count}}</gone> срок истёк, продление не внесено.",
    },
    kk: " <gone>{{count}}</gone> мандаттың мерзімі өткен, ұзартылуы енгізілмеген.",
    fr: {
      one: " Pour <gone>{{count}}</gone>, expiré, aucun renouvellement n’est enregistré.",
      other: " Pour <gone>{{count}}</gone>, expirés, aucun renouvellement n’est enregistré.",
    },
  },
  // Views and filters
  view: { en: "How to look at them", ru: "Как показать", kk: "Көрсету түрі", fr: "Présentation" },
  asList: { en: "List", ru: "Список", kk: "Тізім", fr: "Liste" },
  asMap: { en: "Map", ru: "Карта", kk: "Карта", fr: "Carte" },
  horizon: { en: "Mandate horizon", ru: "Сроки мандатов", kk: "Мандат мерзімдері", fr: "Échéances des mandats" },
  which: { en: "Which missions", ru: "Какие миссии", kk: "Қай миссиялар", fr: "Quelles missions" },
  showActive: { en: "Active", ru: "Действующие", kk: "Жұмыс істеуде", fr: "Actives" },
  showOurs: { en: "Ours", ru: "Наши", kk: "Біздікі", fr: "Les nôtres" },
  showClosed: { en: "Closed", ru: "Закрытые", kk: "Жабылған", fr: "Closes" },
  showAll: { en: "All", ru: "Все", kk: "Барлығы", fr: "Toutes" },
  kind: fieldWords.kind,
  anyKind: { en: "Every kind", ru: "Любой вид", kk: "Кез келген түр", fr: "Tous les types" },
  none: {
    en: "No mission matches. Choose another filter or a later day.",
    ru: "Таких миссий нет. Выберите другой отбор или более поздний день.",
    kk: "Мұндай миссия жоқ. Басқа сүзгіні не кейінірек күнді таңдаңыз.",
    fr: "Aucune mission ne correspond. Choisissez un autre filtre ou un jour ultérieur.",
  },
  neverCounted: {
    en: "Political missions and missions of others are kept for history and never counted as peacekeeping operations.",
    ru: "Политические миссии и миссии других организаций хранятся ради истории и никогда не считаются миротворческими операциями.",
    kk: "Саяси миссиялар мен өзге ұйымдардың миссиялары тарих үшін сақталады және ешқашан бітімгершілік операция болып есептелмейді.",
    fr: "Les missions politiques et celles d’autres organisations sont gardées pour l’histoire et jamais comptées comme opérations de maintien de la paix.",
  },
  // Columns
  mission: fieldWords.mission,
  name: fieldWords.name,
  area: { en: "Area", ru: "Район", kk: "Аймақ", fr: "Zone" },
  state: fieldWords.state,
  began: { en: "Began", ru: "Начало", kk: "Басталуы", fr: "Début" },
  operationsEnd: { en: "Operations end", ru: "Конец операций", kk: "Операциялар соңы", fr: "Fin des opérations" },
  mandateTo: { en: "Mandate to", ru: "Мандат до", kk: "Мандат мерзімі", fr: "Mandat jusqu’au" },
  daysLeft: { en: "Days left", ru: "Осталось дней", kk: "Қалған күн", fr: "Jours restants" },
  authorised: { en: "Authorised", ru: "Разрешено", kk: "Рұқсат етілген", fr: "Autorisés" },
  planned: { en: "Planned", ru: "План", kk: "Жоспар", fr: "Prévus" },
  reported: { en: "Reported", ru: "По отчётам", kk: "Есеп бойынша", fr: "Constatés" },
  ourPeople: { en: "Our people", ru: "Наши люди", kk: "Біздің адамдар", fr: "Les nôtres" },
  ourTours: {
    en: "Our tours so far",
    ru: "Наших командировок всего",
    kk: "Барлық іссапарларымыз",
    fr: "Nos affectations à ce jour",
  },
  openOrders: { en: "Open reductions", ru: "Сокращения", kk: "Қысқартулар", fr: "Réductions en cours" },
  resolution: { en: "Resolution", ru: "Резолюция", kk: "Қарар", fr: "Résolution" },
  certainty: fieldWords.certainty,
  source: fieldWords.source,
  // Map
  mapFinding: {
    en: { one: "{{count}} mission on the map", other: "{{count}} missions on the map" },
    ru: { one: "{{count}} миссия на карте", few: "{{count}} миссии на карте", many: "{{count}} миссий на карте" },
    kk: "Картада {{count}} миссия",
    fr: { one: "{{count}} mission sur la carte", other: "{{count}} missions sur la carte" },
  },
  mapOurs: { en: "our people are there", ru: "там наши люди", kk: "біздің адамдар бар", fr: "les nôtres y sont" },
  mapOthers: { en: "without our people", ru: "без наших людей", kk: "біздің адамдарсыз", fr: "sans les nôtres" },
  borders: {
    en: "Borders are those of Natural Earth; neither they nor the names imply any opinion on the legal status of a territory. The UN makes the same reservation for its maps.",
    ru: "Границы взяты из Natural Earth; ни они, ни названия не выражают мнения о правовом статусе территорий. Ту же оговорку ООН делает к своим картам.",
    kk: "Шекаралар Natural Earth деректерінен алынған; олар да, атаулар да аумақтардың құқықтық мәртебесі туралы пікір білдірмейді. БҰҰ өз карталарына осындай ескертпе жасайды.",
    fr: "Les frontières sont celles de Natural Earth ; ni elles ni les noms n’expriment d’avis sur le statut d’un territoire. L’ONU fait la même réserve pour ses cartes.",
  },
  noPlace: {
    en: "Not on the map: {{missions}}.",
    ru: "Нет на карте: {{missions}}.",
    kk: "Картада жоқ: {{missions}}.",
    fr: "Hors carte : {{missions}}.",
  },
  // Horizon
  band0: {
    en: "Ran out, no renewal on record",
    ru: "Истёк, продление не внесено",
    kk: "Мерзімі өткен, ұзартылуы енгізілмеген",
    fr: "Expirés, sans renouvellement enregistré",
  },
  band30: { en: "Within 30 days", ru: "В течение 30 дней", kk: "30 күн ішінде", fr: "Dans les 30 jours" },
  band90: { en: "Within 90 days", ru: "В течение 90 дней", kk: "90 күн ішінде", fr: "Dans les 90 jours" },
  band180: { en: "Within 180 days", ru: "В течение 180 дней", kk: "180 күн ішінде", fr: "Dans les 180 jours" },
  bandLater: { en: "Later", ru: "Позже", kk: "Кейінірек", fr: "Plus tard" },
  bandOpen: { en: "Open-ended", ru: "Бессрочные", kk: "Мерзімсіз", fr: "Sans terme" },
  bandUnknown: {
    en: "No mandate on record",
    ru: "Мандат не внесён",
    kk: "Мандаты енгізілмеген",
    fr: "Aucun mandat enregistré",
  },
  horizonNone: {
    en: "No mission is active on this day.",
    ru: "На этот день нет действующих миссий.",
    kk: "Бұл күні жұмыс істейтін миссия жоқ.",
    fr: "Aucune mission n’est active ce jour-là.",
  },
  ago: { en: "{{days}} ago", ru: "{{days}} назад", kk: "{{days}} бұрын", fr: "il y a {{days}}" },
  inDays: { en: "in {{days}}", ru: "через {{days}}", kk: "{{days}} кейін", fr: "dans {{days}}" },
} as const satisfies Phrases;
