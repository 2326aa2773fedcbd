/** Words of the page Today. The first page is kept small: its fields bring words of their own instead of `language/field-words.ts`. */
import { defineText } from "../language/text.ts";

export const todayText = defineText("today", {
  title: { en: "Today", ru: "Сегодня", kk: "Бүгін", fr: "Aujourd’hui" },
  titleOn: {
    en: "The situation on {{day}}",
    ru: "Положение на {{day}}",
    kk: "{{day}} күнгі жағдай",
    fr: "La situation au {{day}}",
  },
  present: {
    en: {
      one: "<people>{{count}}</people> person is in <missions>{{missions}}</missions>.",
      other: "<people>{{count}}</people> people are in <missions>{{missions}}</missions>.",
    },
    ru: {
      one: "<people>{{count}}</people> человек находится в <missions>{{missions}}</missions>.",
      few: "<people>{{count}}</people> человека находятся в <missions>{{missions}}</missions>.",
      many: "<people>{{count}}</people> человек находятся в <missions>{{missions}}</missions>.",
    },
    kk: "<missions>{{missions}}</missions> <people>{{count}}</people> адам жүр.",
    fr: {
      one: "<people>{{count}}</people> personne est dans <missions>{{missions}}</missions>.",
      other: "<people>{{count}}</people> personnes sont dans <missions>{{missions}}</missions>.",
    },
  },
  missions: {
    en: { one: "{{count}} mission", other: "{{count}} missions" },
    ru: { one: "{{count}} миссии", few: "{{count}} миссиях", many: "{{count}} миссиях" },
    kk: "{{count}} миссияда",
    fr: { one: "{{count}} mission", other: "{{count}} missions" },
  },
  nobody: {
    en: "Nobody is in a mission on this day.",
    ru: "В этот день в миссиях никого нет.",
    kk: "Бұл күні миссияларда ешкім жоқ.",
    fr: "Personne n’est en mission ce jour-là.",
  },
  allCovered: {
    en: " All are covered by a decision.",
    ru: " Все — на основании решений.",
    kk: " Барлығы шешіммен қамтылған.",
    fr: " Toutes sont couvertes par une décision.",
  },
  breached: {
    en: {
      one: " <breach>{{count}} stands in a named breach</breach>.",
      other: " <breach>{{count}} stand in a named breach</breach>.",
    },
    ru: {
      one: " <breach>{{count}} — с отмеченным нарушением</breach>.",
      few: " <breach>{{count}} — с отмеченным нарушением</breach>.",
      many: " <breach>{{count}} — с отмеченным нарушением</breach>.",
    },
    kk: " <breach>{{count}} адам тіркелген бұзушылықпен жүр</breach>.",
    fr: {
      one: " <breach>{{count}} est en infraction constatée</breach>.",
      other: " <breach>{{count}} sont en infraction constatée</breach>.",
    },
  },
  uncovered: {
    en: {
      one: " <attention>{{count}}</attention> is booked past what covers them, from <day>{{day}}</day> on.",
      other: " <attention>{{count}}</attention> are booked past what covers them, from <day>{{day}}</day> on.",
    },
    ru: {
      one: " У <attention>{{count}}</attention> срок выходит за действие решения, начиная с <day>{{day}}</day>.",
      few: " У <attention>{{count}}</attention> срок выходит за действие решения, начиная с <day>{{day}}</day>.",
      many: " У <attention>{{count}}</attention> срок выходит за действие решения, начиная с <day>{{day}}</day>.",
    },
    kk: " <attention>{{count}}</attention> адамның мерзімі шешім қолданысынан асады, <day>{{day}}</day> бастап.",
    fr: {
      one: " <attention>{{count}}</attention> dépasse ce qui la couvre, à partir du <day>{{day}}</day>.",
      other: " <attention>{{count}}</attention> dépassent ce qui les couvre, à partir du <day>{{day}}</day>.",
    },
  },
  tightest: {
    en: " The tightest ceiling is <ceiling>{{label}}, {{reference}}</ceiling> ({{people}}): <free>{{free}}</free> may still go.",
    ru: " Ближе всего к пределу <ceiling>{{label}}, {{reference}}</ceiling> ({{people}}): может выехать ещё <free>{{free}}</free>.",
    kk: " Шекке ең жақыны — <ceiling>{{label}}, {{reference}}</ceiling> ({{people}}): тағы <free>{{free}}</free> адам бара алады.",
    fr: " Le plafond le plus serré est <ceiling>{{label}}, {{reference}}</ceiling> ({{people}}) : <free>{{free}}</free> peuvent encore partir.",
  },
  passed: {
    en: " The ceiling <ceiling>{{label}}, {{reference}}</ceiling> ({{people}}) is <breach>passed by {{by}}</breach>.",
    ru: " Предел <ceiling>{{label}}, {{reference}}</ceiling> ({{people}}) <breach>превышен на {{by}}</breach>.",
    kk: " <ceiling>{{label}}, {{reference}}</ceiling> шегі ({{people}}) <breach>{{by}} адамға асып кетті</breach>.",
    fr: " Le plafond <ceiling>{{label}}, {{reference}}</ceiling> ({{people}}) est <breach>dépassé de {{by}}</breach>.",
  },
  mustLeave: {
    en: {
      one: " <people>{{count}}</people> must leave {{mission}} by <day>{{day}}</day>;",
      other: " <people>{{count}}</people> must leave {{mission}} by <day>{{day}}</day>;",
    },
    ru: {
      one: " <people>{{count}}</people> должен покинуть {{mission}} до <day>{{day}}</day>;",
      few: " <people>{{count}}</people> должны покинуть {{mission}} до <day>{{day}}</day>;",
      many: " <people>{{count}}</people> должны покинуть {{mission}} до <day>{{day}}</day>;",
    },
    kk: " <people>{{count}}</people> адам <day>{{day}}</day> дейін {{mission}} миссиясынан шығуы тиіс;",
    fr: {
      one: " <people>{{count}}</people> doit quitter {{mission}} avant le <day>{{day}}</day> ;",
      other: " <people>{{count}}</people> doivent quitter {{mission}} avant le <day>{{day}}</day> ;",
    },
  },
  leavePlanned: {
    en: " their withdrawal is planned.",
    ru: " вывод спланирован.",
    kk: " шығару жоспарланған.",
    fr: " leur retrait est prévu.",
  },
  leaveNotPlanned: {
    en: " for <attention>{{count}}</attention> of them the way home is <attention>not yet planned</attention>.",
    ru: " для <attention>{{count}}</attention> из них возвращение <attention>ещё не спланировано</attention>.",
    kk: " оның ішінде <attention>{{count}}</attention> адамның қайтуы <attention>әлі жоспарланбаған</attention>.",
    fr: " pour <attention>{{count}}</attention> d’entre elles, le retour n’est <attention>pas encore prévu</attention>.",
  },
  inferredPart: {
    en: " <inferred>{{count}}</inferred> of all rows are inferred.",
    ru: " <inferred>{{count}}</inferred> из этих записей выведены расчётом.",
    kk: " Осы жазбалардың ішінде <inferred>{{count}}</inferred> жазба есептен шығарылған.",
    fr: " <inferred>{{count}}</inferred> de ces lignes sont déduites.",
  },
  // Map
  mapFinding: { en: "Where our people are", ru: "Где наши люди", kk: "Адамдарымыз қайда", fr: "Où sont nos gens" },
  mapOne: {
    en: "{{mission}}: {{people}}",
    ru: "{{mission}}: {{people}}",
    kk: "{{mission}}: {{people}}",
    fr: "{{mission}} : {{people}}",
  },
  borders: {
    en: "Borders are those of Natural Earth; neither they nor the names imply any opinion on the legal status of a territory. The UN makes the same reservation for its maps.",
    ru: "Границы взяты из Natural Earth; ни они, ни названия не выражают мнения о правовом статусе территорий. Ту же оговорку ООН делает к своим картам.",
    kk: "Шекаралар Natural Earth деректерінен алынған; олар да, атаулар да аумақтардың құқықтық мәртебесі туралы пікір білдірмейді. БҰҰ өз карталарына осындай ескертпе жасайды.",
    fr: "Les frontières sont celles de Natural Earth ; ni elles ni les noms n’expriment d’avis sur le statut d’un territoire. L’ONU fait la même réserve pour ses cartes.",
  },
  mission: { en: "Mission", ru: "Миссия", kk: "Миссия", fr: "Mission" },
  name: { en: "Name", ru: "Название", kk: "Атауы", fr: "Nom" },
  people: { en: "People", ru: "Людей", kk: "Адам", fr: "Personnes" },
  roles: { en: "As", ru: "В качестве", kk: "Рөлі", fr: "Fonctions" },
  under: { en: "Under", ru: "По решению", kk: "Негізі", fr: "Au titre de" },
  operationsEnd: { en: "Operations end", ru: "Конец операций", kk: "Операциялар соңы", fr: "Fin des opérations" },
  noPlace: {
    en: "Not on the map: {{missions}}",
    ru: "Нет на карте: {{missions}}",
    kk: "Картада жоқ: {{missions}}",
    fr: "Hors carte : {{missions}}",
  },
  rowsOf: {
    en: "People in {{mission}} on {{day}}",
    ru: "Люди в {{mission}} на {{day}}",
    kk: "{{day}} күні {{mission}} миссиясындағы адамдар",
    fr: "Personnes à {{mission}} le {{day}}",
  },
  person: { en: "Person", ru: "Человек", kk: "Адам", fr: "Personne" },
  role: { en: "Role", ru: "Качество", kk: "Рөлі", fr: "Fonction" },
  from: { en: "First day", ru: "Первый день", kk: "Бірінші күн", fr: "Premier jour" },
  to: { en: "Last day", ru: "Последний день", kk: "Соңғы күн", fr: "Dernier jour" },
  certainty: { en: "Certainty", ru: "Достоверность", kk: "Сенімділігі", fr: "Certitude" },
  withheld: {
    en: "Your role sees numbers, not people.",
    ru: "Ваша роль видит числа, а не людей.",
    kk: "Сіздің рөліңіз адамдарды емес, сандарды көреді.",
    fr: "Votre rôle voit des nombres, pas des personnes.",
  },
  // Needs you
  needs: { en: "Needs you", ru: "Требует вас", kk: "Сізді күтеді", fr: "Vous attend" },
  nothingNeeds: {
    en: "Nothing waits for anybody on this day.",
    ru: "На этот день ничего не ждёт решения.",
    kk: "Бұл күні шешім күтетін ештеңе жоқ.",
    fr: "Rien n’attend personne ce jour-là.",
  },
  byDay: { en: "by {{day}}", ru: "до {{day}}", kk: "{{day}} дейін", fr: "avant le {{day}}" },
  now: { en: "now", ru: "сейчас", kk: "қазір", fr: "maintenant" },
  planWithdrawal: {
    en: {
      one: "Plan the way home of {{count}} from {{mission}}",
      other: "Plan the way home of {{count}} from {{mission}}",
    },
    ru: {
      one: "Спланировать возвращение {{count}} из {{mission}}",
      few: "Спланировать возвращение {{count}} из {{mission}}",
      many: "Спланировать возвращение {{count}} из {{mission}}",
    },
    kk: "{{mission}} миссиясынан {{count}} адамның қайтуын жоспарлау",
    fr: {
      one: "Planifier le retour de {{count}} de {{mission}}",
      other: "Planifier le retour de {{count}} de {{mission}}",
    },
  },
  planWithdrawalElse: {
    en: "operations end; nobody may stay without a mandate",
    ru: "операции завершаются; без мандата оставаться нельзя",
    kk: "операциялар аяқталады; мандатсыз қалуға болмайды",
    fr: "les opérations cessent ; nul ne peut rester sans mandat",
  },
  renewMandate: {
    en: "Watch the mandate of {{mission}}",
    ru: "Следить за мандатом {{mission}}",
    kk: "{{mission}} мандатын қадағалау",
    fr: "Suivre le mandat de {{mission}}",
  },
  renewMandateElse: {
    en: { one: "{{resolution}} ends in {{count}} day", other: "{{resolution}} ends in {{count}} days" },
    ru: {
      one: "{{resolution}} истекает через {{count}} день",
      few: "{{resolution}} истекает через {{count}} дня",
      many: "{{resolution}} истекает через {{count}} дней",
    },
    kk: "{{resolution}} мерзімі {{count}} күннен кейін бітеді",
    fr: { one: "{{resolution}} expire dans {{count}} jour", other: "{{resolution}} expire dans {{count}} jours" },
  },
  mandateEnds: {
    en: { one: "its mandate ends in {{count}} day", other: "its mandate ends in {{count}} days" },
    ru: {
      one: "мандат истекает через {{count}} день",
      few: "мандат истекает через {{count}} дня",
      many: "мандат истекает через {{count}} дней",
    },
    kk: "мандат мерзімі {{count}} күннен кейін бітеді",
    fr: { one: "son mandat expire dans {{count}} jour", other: "son mandat expire dans {{count}} jours" },
  },
  mandateGone: {
    en: "it has run out and no renewal is recorded",
    ru: "он истёк, продление не внесено",
    kk: "мерзімі өткен, ұзартылуы енгізілмеген",
    fr: "il a expiré et aucun renouvellement n’est enregistré",
  },
  replace: {
    en: { one: "Replace {{count}} {{role}} in {{mission}}", other: "Replace {{count}} × {{role}} in {{mission}}" },
    ru: {
      one: "Заменить {{count}}: {{role}}, {{mission}}",
      few: "Заменить {{count}}: {{role}}, {{mission}}",
      many: "Заменить {{count}}: {{role}}, {{mission}}",
    },
    kk: "{{mission}} миссиясында {{count}} ауыстыру: {{role}}",
    fr: { one: "Remplacer {{count}} {{role}} à {{mission}}", other: "Remplacer {{count}} × {{role}} à {{mission}}" },
  },
  replaceElse: {
    en: "their tours end within the lead time of a replacement",
    ru: "сроки истекают раньше, чем готовится замена",
    kk: "мерзімдері ауыстыру дайындығынан бұрын бітеді",
    fr: "leur affectation finit dans le délai d’une relève",
  },
  coverThem: {
    en: {
      one: "Bring {{count}} tour under a decision, or end it",
      other: "Bring {{count}} tours under a decision, or end them",
    },
    ru: {
      one: "Подвести {{count}} командировку под решение или завершить её",
      few: "Подвести {{count}} командировки под решение или завершить их",
      many: "Подвести {{count}} командировок под решение или завершить их",
    },
    kk: "{{count}} іссапарды шешімге сай ету не аяқтау",
    fr: {
      one: "Couvrir {{count}} affectation par une décision, ou y mettre fin",
      other: "Couvrir {{count}} affectations par une décision, ou y mettre fin",
    },
  },
  coverThemElse: {
    en: "recorded last days lie past what covers them",
    ru: "внесённые сроки выходят за действие решений",
    kk: "енгізілген мерзімдер шешімдердің қолданысынан асады",
    fr: "les fins enregistrées dépassent ce qui les couvre",
  },
  // Strength
  strengthFinding: {
    en: {
      one: "{{count}} person abroad on {{day}}; the highest was {{most}} on {{mostDay}}",
      other: "{{count}} people abroad on {{day}}; the highest was {{most}} on {{mostDay}}",
    },
    ru: {
      one: "{{count}} человек за рубежом на {{day}}; больше всего — {{most}}, {{mostDay}}",
      few: "{{count}} человека за рубежом на {{day}}; больше всего — {{most}}, {{mostDay}}",
      many: "{{count}} человек за рубежом на {{day}}; больше всего — {{most}}, {{mostDay}}",
    },
    kk: "{{day}} күні шетелде {{count}} адам; ең көбі — {{mostDay}}: {{most}}",
    fr: {
      one: "{{count}} personne à l’étranger le {{day}} ; le maximum fut {{most}} le {{mostDay}}",
      other: "{{count}} personnes à l’étranger le {{day}} ; le maximum fut {{most}} le {{mostDay}}",
    },
  },
  strength: {
    en: "Strength over time, with the ceilings",
    ru: "Численность по времени и пределы",
    kk: "Уақыт бойынша саны мен шектер",
    fr: "Effectif dans le temps, avec les plafonds",
  },
  strengthOn: {
    en: "{{day}}: {{present}} present, {{planned}} planned",
    ru: "{{day}}: в миссиях {{present}}, по плану {{planned}}",
    kk: "{{day}}: миссияда {{present}}, жоспарда {{planned}}",
    fr: "{{day}} : {{present}} présents, {{planned}} prévus",
  },
  strengthSource: {
    en: "ledger of presence",
    ru: "учёт присутствия",
    kk: "болу тізілімі",
    fr: "registre des présences",
  },
  day: { en: "From", ru: "С", kk: "Басталуы", fr: "Du" },
  presentWord: { en: "Present", ru: "В миссиях", kk: "Миссияда", fr: "Présents" },
  plannedWord: { en: "Planned", ru: "По плану", kk: "Жоспарда", fr: "Prévus" },
});
