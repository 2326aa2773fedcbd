/** Words of the pages of figures. */
import { fieldWords } from "../language/field-words.ts";
import { defineText } from "../language/text.ts";

export const figuresText = defineText("figures", {
  title: { en: "Figures", ru: "Показатели", kk: "Көрсеткіштер", fr: "Chiffres" },
  sentence: {
    en: {
      one: "On <day>{{day}}</day> there is <count>{{count}}</count> figure with a definition; every number opens the rows it counts.",
      other:
        "On <day>{{day}}</day> there are <count>{{count}}</count> figures, each with a definition; every number opens the rows it counts.",
    },
    ru: {
      one: "На <day>{{day}}</day> есть <count>{{count}}</count> показатель с определением; каждое число открывает строки, которые в нём сочтены.",
      few: "На <day>{{day}}</day> есть <count>{{count}}</count> показателя, у каждого своё определение; каждое число открывает строки, которые в нём сочтены.",
      many: "На <day>{{day}}</day> есть <count>{{count}}</count> показателей, у каждого своё определение; каждое число открывает строки, которые в нём сочтены.",
    },
    kk: "<day>{{day}}</day> күніне анықтамасы бар <count>{{count}}</count> көрсеткіш бар; әр сан өзі санаған жолдарды ашады.",
    fr: {
      one: "Au <day>{{day}}</day>, il y a <count>{{count}}</count> chiffre défini ; chaque nombre ouvre les lignes qu’il compte.",
      other:
        "Au <day>{{day}}</day>, il y a <count>{{count}}</count> chiffres, chacun avec sa définition ; chaque nombre ouvre les lignes qu’il compte.",
    },
  },
  inferredSentence: {
    en: " Part of <count>{{count}}</count> of them is inferred and marked so.",
    ru: " Часть строк в <count>{{count}}</count> из них выведена расчётом и так помечена.",
    kk: " <count>{{count}}</count> көрсеткіште жолдардың бір бөлігі есептен шығарылған және солай белгіленген.",
    fr: " Pour <count>{{count}}</count> d’entre eux, une partie est déduite et marquée comme telle.",
  },
  agreeSentence: {
    en: " <count>{{count}}</count> can be compared with what was published for that day: <agree>{{agree}}</agree> agree.",
    ru: " <count>{{count}}</count> можно сравнить с опубликованным на эту дату: <agree>{{agree}}</agree> совпадают.",
    kk: " <count>{{count}}</count> көрсеткішті сол күнге жарияланғанмен салыстыруға болады: <agree>{{agree}}</agree> көрсеткіш сәйкес келеді.",
    fr: " <count>{{count}}</count> peuvent être comparés à ce qui fut publié pour ce jour : <agree>{{agree}}</agree> concordent.",
  },
  figure: { en: "Figure", ru: "Показатель", kk: "Көрсеткіш", fr: "Chiffre" },
  value: { en: "Value", ru: "Значение", kk: "Мәні", fr: "Valeur" },
  unit: { en: "Counts", ru: "Считает", kk: "Нені санайды", fr: "Compte" },
  definition: fieldWords.definition,
  inferred: { en: "Inferred", ru: "Выведено", kk: "Есептен", fr: "Déduit" },
  published: { en: "Published", ru: "Опубликовано", kk: "Жарияланған", fr: "Publié" },
  agrees: { en: "agrees", ru: "совпадает", kk: "сәйкес", fr: "concorde" },
  differs: { en: "differs by {{by}}", ru: "расхождение {{by}}", kk: "айырма {{by}}", fr: "écart de {{by}}" },
  none: {
    en: "No figure is defined yet. Definitions come with the program’s data; load the demonstration to see them.",
    ru: "Показатели ещё не определены. Определения поставляются с данными программы; загрузите демонстрацию, чтобы увидеть их.",
    kk: "Көрсеткіштер әлі анықталмаған. Анықтамалар бағдарлама деректерімен келеді; көру үшін көрсетілімді жүктеңіз.",
    fr: "Aucun chiffre n’est encore défini. Les définitions viennent avec les données du programme ; chargez la démonstration pour les voir.",
  },
  oneHeadcount: {
    en: {
      one: "On <day>{{day}}</day> it is <value>{{count}}</value> person present.",
      other: "On <day>{{day}}</day> it is <value>{{count}}</value> people present.",
    },
    ru: {
      one: "На <day>{{day}}</day> это <value>{{count}}</value> человек в миссии.",
      few: "На <day>{{day}}</day> это <value>{{count}}</value> человека в миссии.",
      many: "На <day>{{day}}</day> это <value>{{count}}</value> человек в миссии.",
    },
    kk: "<day>{{day}}</day> күніне бұл — миссиядағы <value>{{count}}</value> адам.",
    fr: {
      one: "Au <day>{{day}}</day>, c’est <value>{{count}}</value> personne présente.",
      other: "Au <day>{{day}}</day>, ce sont <value>{{count}}</value> personnes présentes.",
    },
  },
  onePersonTours: {
    en: {
      one: "Up to <day>{{day}}</day> it is <value>{{count}}</value> tour.",
      other: "Up to <day>{{day}}</day> it is <value>{{count}}</value> tours.",
    },
    ru: {
      one: "К <day>{{day}}</day> это <value>{{count}}</value> командировка.",
      few: "К <day>{{day}}</day> это <value>{{count}}</value> командировки.",
      many: "К <day>{{day}}</day> это <value>{{count}}</value> командировок.",
    },
    kk: "<day>{{day}}</day> күніне дейін бұл — <value>{{count}}</value> іссапар.",
    fr: {
      one: "Jusqu’au <day>{{day}}</day>, c’est <value>{{count}}</value> affectation.",
      other: "Jusqu’au <day>{{day}}</day>, ce sont <value>{{count}}</value> affectations.",
    },
  },
  onePersons: {
    en: {
      one: "Up to <day>{{day}}</day> it is <value>{{count}}</value> person.",
      other: "Up to <day>{{day}}</day> it is <value>{{count}}</value> different people.",
    },
    ru: {
      one: "К <day>{{day}}</day> это <value>{{count}}</value> человек.",
      few: "К <day>{{day}}</day> это <value>{{count}}</value> разных человека.",
      many: "К <day>{{day}}</day> это <value>{{count}}</value> разных человек.",
    },
    kk: "<day>{{day}}</day> күніне дейін бұл — <value>{{count}}</value> әртүрлі адам.",
    fr: {
      one: "Jusqu’au <day>{{day}}</day>, c’est <value>{{count}}</value> personne.",
      other: "Jusqu’au <day>{{day}}</day>, ce sont <value>{{count}}</value> personnes différentes.",
    },
  },
  ofThemInferred: {
    en: " <inferred>{{count}}</inferred> of them are inferred, not published.",
    ru: " Из них <inferred>{{count}}</inferred> выведено расчётом, а не опубликовано.",
    kk: " Оның ішінде <inferred>{{count}}</inferred> жол жарияланбаған, есептен шығарылған.",
    fr: " Dont <inferred>{{count}}</inferred> déduits, non publiés.",
  },
  ofThemBreached: {
    en: " <breached>{{count}}</breached> stand in a named breach.",
    ru: " <breached>{{count}}</breached> — с отмеченным нарушением.",
    kk: " <breached>{{count}}</breached> жол — тіркелген бұзушылықпен.",
    fr: " <breached>{{count}}</breached> en infraction constatée.",
  },
  publishedSame: {
    en: " {{by}} published the same number for that day.",
    ru: " {{by}} на эту дату опубликовал то же число.",
    kk: " {{by}} сол күнге дәл осы санды жариялаған.",
    fr: " {{by}} a publié le même nombre pour ce jour.",
  },
  publishedOther: {
    en: " {{by}} published <published>{{count}}</published> for that day: <attention>a difference of {{difference}}</attention>.",
    ru: " {{by}} на эту дату опубликовал <published>{{count}}</published>: <attention>расхождение {{difference}}</attention>.",
    kk: " {{by}} сол күнге <published>{{count}}</published> деп жариялаған: <attention>айырма {{difference}}</attention>.",
    fr: " {{by}} a publié <published>{{count}}</published> pour ce jour : <attention>un écart de {{difference}}</attention>.",
  },
  parts: { en: "What it is made of", ru: "Из чего складывается", kk: "Неден құралады", fr: "De quoi il se compose" },
  partBy: { en: "By {{what}}", ru: "По: {{what}}", kk: "Бөлу: {{what}}", fr: "Par {{what}}" },
  mission: { en: "mission", ru: "миссия", kk: "миссия", fr: "mission" },
  role: { en: "role", ru: "качество", kk: "рөл", fr: "fonction" },
  rotation: { en: "rotation", ru: "ротация", kk: "ротация", fr: "rotation" },
  total: { en: "Total", ru: "Всего", kk: "Барлығы", fr: "Total" },
  people: { en: "Number", ru: "Число", kk: "Саны", fr: "Nombre" },
  course: { en: "How it came to be", ru: "Как менялось", kk: "Қалай өзгерді", fr: "Comment il a évolué" },
  courseFinding: {
    en: "{{first}} on {{from}}, {{last}} on {{to}}",
    ru: "{{first}} на {{from}}, {{last}} на {{to}}",
    kk: "{{from}}: {{first}}, {{to}}: {{last}}",
    fr: "{{first}} au {{from}}, {{last}} au {{to}}",
  },
  onDay: { en: "{{day}}: {{value}}", ru: "{{day}}: {{value}}", kk: "{{day}}: {{value}}", fr: "{{day}} : {{value}}" },
  rowsTitle: {
    en: "Rows behind the number",
    ru: "Строки, из которых сложено число",
    kk: "Санды құраған жолдар",
    fr: "Les lignes derrière le nombre",
  },
  rowsOfPart: { en: "Rows: {{part}}", ru: "Строки: {{part}}", kk: "Жолдар: {{part}}", fr: "Lignes : {{part}}" },
  allRows: { en: "All rows", ru: "Все строки", kk: "Барлық жол", fr: "Toutes les lignes" },
  rowsWithheld: {
    en: "Your role sees the number and what it is made of, not the people in it.",
    ru: "Ваша роль видит число и его состав, но не людей.",
    kk: "Сіздің рөліңіз санды және оның құрамын көреді, ал адамдарды көрмейді.",
    fr: "Votre rôle voit le nombre et sa composition, pas les personnes.",
  },
  noRows: {
    en: "No row counts on this day: the number is 0. Choose a later day to see when it begins.",
    ru: "На эту дату не считается ни одна строка: число равно 0. Выберите более поздний день, чтобы увидеть начало.",
    kk: "Бұл күні бірде-бір жол саналмайды: сан — 0. Басталуын көру үшін кейінірек күнді таңдаңыз.",
    fr: "Aucune ligne ne compte ce jour-là : le nombre est 0. Choisissez un jour ultérieur pour voir quand il commence.",
  },
  person: fieldWords.person,
  from: fieldWords.firstDay,
  to: fieldWords.lastDay,
  authorisation: { en: "Under", ru: "По решению", kk: "Негізі", fr: "Au titre de" },
  confidence: fieldWords.certainty,
  source: fieldWords.source,
  breach: { en: "breach", ru: "нарушение", kk: "бұзушылық", fr: "infraction" },
  definitionOf: {
    en: "Definition {{id}}, version {{version}}",
    ru: "Определение {{id}}, версия {{version}}",
    kk: "{{id}} анықтамасы, нұсқасы {{version}}",
    fr: "Définition {{id}}, version {{version}}",
  },
  publishedSeries: {
    en: "What others published",
    ru: "Что публиковали другие",
    kk: "Басқалар не жариялады",
    fr: "Ce que d’autres ont publié",
  },
  day: { en: "Day", ru: "Дата", kk: "Күн", fr: "Jour" },
  by: { en: "By", ru: "Кто", kk: "Кім", fr: "Par" },
  note: fieldWords.note,
  readThatDay: { en: "Read this day", ru: "Открыть эту дату", kk: "Осы күнді ашу", fr: "Lire ce jour" },
});
