/** Sentences of the alarms of the law: what is to be done, and what follows if it is not (`-else`); places are the facts. */
import { defineText } from "./text.ts";

export const alarmReasons = defineText("reasons.alarms", {
  "withdrawal-must-begin": {
    en: "Begin the withdrawal of {{people}} from {{mission}} by {{begin}}: it takes {{days}} days, and {{reference}} covers them until {{day}}.",
    ru: "Начать вывод {{people}} из {{mission}} не позднее {{begin}}: он длится {{days}} дн., а {{reference}} охватывает их до {{day}}.",
    kk: "{{mission}} миссиясынан {{people}} адамды шығаруды {{begin}} дейін бастау: ол {{days}} күн алады, ал {{reference}} оларды {{day}} дейін қамтиды.",
    fr: "Commencer le retrait de {{people}} personnes de {{mission}} au plus tard le {{begin}} : il dure {{days}} jours et {{reference}} les couvre jusqu’au {{day}}.",
  },
  "withdrawal-must-begin-else": {
    en: "Begun later, it ends after {{day}}.",
    ru: "Начатый позже, он закончится после {{day}}.",
    kk: "Кеш басталса, {{day}} кейін аяқталады.",
    fr: "Commencé plus tard, il finit après le {{day}}.",
  },
  "no-lead-time": {
    en: "Set how long a withdrawal from {{mission}} takes: {{reference}} covers {{people}} there until {{day}}.",
    ru: "Указать, сколько длится вывод из {{mission}}: {{reference}} охватывает там {{people}} до {{day}}.",
    kk: "{{mission}} миссиясынан шығару қанша уақыт алатынын көрсету: {{reference}} ондағы {{people}} адамды {{day}} дейін қамтиды.",
    fr: "Indiquer combien dure un retrait de {{mission}} : {{reference}} y couvre {{people}} personnes jusqu’au {{day}}.",
  },
  "no-lead-time-else": {
    en: "Without it nobody is told in time to begin.",
    ru: "Без этого никто не будет предупреждён вовремя.",
    kk: "Онсыз ешкімге дер кезінде ескертілмейді.",
    fr: "Sans cela, personne n’est averti à temps.",
  },
  "lapse-before-end": {
    en: "{{people}} are to stay in {{mission}} after {{day}}, the last day that {{reference}} covers: bring them home by then, or have it extended.",
    ru: "{{people}} должны оставаться в {{mission}} после {{day}} — последнего дня, охваченного {{reference}}: вернуть их к этому дню или продлить решение.",
    kk: "{{people}} адам {{reference}} қамтитын соңғы күн {{day}} кейін де {{mission}} миссиясында қалмақ: оларды осы күнге дейін қайтару не шешімді ұзарту керек.",
    fr: "{{people}} personnes doivent rester à {{mission}} après le {{day}}, dernier jour couvert par {{reference}} : les faire rentrer d’ici là, ou la faire prolonger.",
  },
  "lapse-before-end-else": {
    en: "From the day after they would be there without a decision.",
    ru: "Со следующего дня они находились бы там без решения.",
    kk: "Келесі күннен бастап олар онда шешімсіз болар еді.",
    fr: "Dès le lendemain, ils y seraient sans décision.",
  },
  "duty-overdue": {
    en: "{{duty}} ({{reference}}, to {{to}}): due on {{day}}, not recorded as done.",
    ru: "{{duty}} ({{reference}}, кому: {{to}}): срок {{day}}, исполнение не отмечено.",
    kk: "{{duty}} ({{reference}}, кімге: {{to}}): мерзімі {{day}}, орындалғаны белгіленбеген.",
    fr: "{{duty}} ({{reference}}, à {{to}}) : dû le {{day}}, non enregistré comme fait.",
  },
  "duty-overdue-else": {
    en: "The decision’s own duty is not kept.",
    ru: "Обязанность, возложенная решением, не исполнена.",
    kk: "Шешім жүктеген міндет орындалмаған.",
    fr: "L’obligation que porte la décision n’est pas tenue.",
  },
  "duty-due": {
    en: "{{duty}} ({{reference}}, to {{to}}) by {{day}}.",
    ru: "{{duty}} ({{reference}}, кому: {{to}}) до {{day}}.",
    kk: "{{duty}} ({{reference}}, кімге: {{to}}) — {{day}} дейін.",
    fr: "{{duty}} ({{reference}}, à {{to}}) avant le {{day}}.",
  },
  "duty-due-else": {
    en: "After that day the decision’s own duty is not kept.",
    ru: "После этого дня обязанность, возложенная решением, не исполнена.",
    kk: "Осы күннен кейін шешім жүктеген міндет орындалмаған болады.",
    fr: "Après ce jour, l’obligation que porte la décision n’est pas tenue.",
  },
  "owed-after-deployment": {
    en: "{{duty}} ({{reference}}): still owed, and {{people}} are there; the first came on {{day}}.",
    ru: "{{duty}} ({{reference}}): всё ещё не сделано, а там уже {{people}}; первые прибыли {{day}}.",
    kk: "{{duty}} ({{reference}}): әлі орындалмаған, ал онда {{people}} адам бар; алғашқылары {{day}} келген.",
    fr: "{{duty}} ({{reference}}) : toujours dû, alors que {{people}} personnes sont sur place ; les premières sont arrivées le {{day}}.",
  },
  "owed-after-deployment-else": {
    en: "People are there on a paper that is not yet in force at home.",
    ru: "Люди находятся там по документу, который ещё не вступил в силу дома.",
    kk: "Адамдар елде әлі күшіне енбеген құжат бойынша жүр.",
    fr: "Des personnes y sont au titre d’un acte qui n’est pas encore en vigueur chez nous.",
  },
  "condition-to-check": {
    en: "Look whether it is kept, and record it: {{condition}} ({{reference}}); {{people}} are there.",
    ru: "Проверить, соблюдается ли, и записать: {{condition}} ({{reference}}); там {{people}}.",
    kk: "Сақталып жатқанын тексеріп, жазып қою: {{condition}} ({{reference}}); онда {{people}} адам.",
    fr: "Vérifier si elle est tenue, et l’enregistrer : {{condition}} ({{reference}}) ; {{people}} personnes sont sur place.",
  },
  "condition-to-check-else": {
    en: "Nobody can show that it was kept.",
    ru: "Никто не сможет показать, что условие соблюдалось.",
    kk: "Шарттың сақталғанын ешкім көрсете алмайды.",
    fr: "Personne ne peut montrer qu’elle a été tenue.",
  },
  "condition-not-kept": {
    en: "{{condition}} ({{reference}}): found not kept on {{day}}.",
    ru: "{{condition}} ({{reference}}): {{day}} установлено, что не соблюдается.",
    kk: "{{condition}} ({{reference}}): {{day}} күні сақталмағаны анықталды.",
    fr: "{{condition}} ({{reference}}) : constatée non tenue le {{day}}.",
  },
  "condition-not-kept-else": {
    en: "The decision’s consequence: {{what}}.",
    ru: "Последствие по решению: {{what}}.",
    kk: "Шешім бойынша салдары: {{what}}.",
    fr: "Conséquence selon la décision : {{what}}.",
  },
  "ratify-by": {
    en: "{{reference}} was begun in urgency and must be ratified by {{day}}.",
    ru: "{{reference}} начато в срочном порядке и должно быть одобрено до {{day}}.",
    kk: "{{reference}} шұғыл басталған, {{day}} дейін бекітілуі тиіс.",
    fr: "{{reference}} a été engagée dans l’urgence et doit être ratifiée avant le {{day}}.",
  },
  "ratify-by-else": {
    en: "Otherwise everybody under it must come home.",
    ru: "Иначе все, кто по нему находится, должны вернуться.",
    kk: "Әйтпесе ол бойынша жүргендердің бәрі қайтуы тиіс.",
    fr: "Sinon, tous ceux qui en relèvent doivent rentrer.",
  },
});
