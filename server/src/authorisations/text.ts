/** What the law answers beside the commonest refusals: why not, what would make it lawful, and what is wrong with a draft, in four languages. Places in braces are the facts. Pure. */
import type { Saying } from "../missions/saying.ts";
import { decisionSayings } from "./decision-sayings.ts";

/** By code. */
export const lawText = {
  ...decisionSayings,
  "role-not-permitted": {
    en: "{{reference}} permits in {{mission}}: {{permitted}}; {{role}} is not among them.",
    ru: "{{reference}} разрешает в {{mission}}: {{permitted}}; {{role}} — нет.",
    kk: "{{reference}} {{mission}} миссиясында мыналарға рұқсат береді: {{permitted}}; {{role}} олардың ішінде жоқ.",
    fr: "{{reference}} permet à {{mission}} : {{permitted}} ; {{role}} n’y figure pas.",
  },
  "mode-not-permitted": {
    en: "{{reference}} permits for {{mission}}: {{permitted}}; not: {{mode}}.",
    ru: "{{reference}} разрешает {{mission}} в виде: {{permitted}}; {{mode}} — нет.",
    kk: "{{reference}} {{mission}} үшін рұқсат еткен тәсіл: {{permitted}}; {{mode}} — рұқсат етілмеген.",
    fr: "{{reference}} permet pour {{mission}} : {{permitted}} ; non : {{mode}}.",
  },
  "partner-not-permitted": {
    en: "{{reference}} permits {{mission}} inside a contingent of {{permitted}}, not of {{partner}}.",
    ru: "{{reference}} разрешает {{mission}} в составе контингента {{permitted}}, а не {{partner}}.",
    kk: "{{reference}} {{mission}} миссиясына {{partner}} емес, {{permitted}} контингенті құрамында рұқсат береді.",
    fr: "{{reference}} permet {{mission}} au sein d’un contingent de {{permitted}}, pas de {{partner}}.",
  },
  "unit-not-permitted": {
    en: "{{reference}} permits units of type {{permitted}}, not {{unitType}}.",
    ru: "{{reference}} разрешает подразделения типа {{permitted}}, а не {{unitType}}.",
    kk: "{{reference}} {{unitType}} емес, {{permitted}} түріндегі бөлімшелерге рұқсат береді.",
    fr: "{{reference}} permet des unités de type {{permitted}}, pas {{unitType}}.",
  },
  "withdrawal-not-covered": {
    en: "{{reference}} does not cover the way home after {{mission}} ends its operations.",
    ru: "{{reference}} не распространяется на возвращение после завершения операций {{mission}}.",
    kk: "{{reference}} {{mission}} операциялары аяқталғаннан кейін қайтуды қамтымайды.",
    fr: "{{reference}} ne couvre pas le retour après la fin des opérations de {{mission}}.",
  },
  "end-with-mission": {
    en: "End on {{to}}, the last day that may be planned in {{mission}}.",
    ru: "Завершить {{to}}: это последний день, который можно планировать в {{mission}}.",
    kk: "{{to}} аяқтау: бұл {{mission}} миссиясында жоспарлауға болатын соңғы күн.",
    fr: "Terminer le {{to}}, dernier jour qui puisse être planifié à {{mission}}.",
  },
  "fewer-people": {
    en: "At most {{people}} may go on all of these days under {{reference}}.",
    ru: "По {{reference}} во все эти дни могут выехать не более {{people}}.",
    kk: "{{reference}} бойынша осы күндердің бәрінде ең көбі {{people}} адам бара алады.",
    fr: "Au plus {{people}} peuvent partir tous ces jours au titre de {{reference}}.",
  },
  "later-start": {
    en: "From {{from}} on there is room for all {{people}} under {{reference}}.",
    ru: "С {{from}} по {{reference}} есть место для всех {{people}}.",
    kk: "{{from}} бастап {{reference}} бойынша {{people}} адамның бәріне орын бар.",
    fr: "À partir du {{from}} il y a place pour les {{people}} au titre de {{reference}}.",
  },
  "earlier-end": {
    en: "Up to {{to}} there is room for all {{people}} under {{reference}}.",
    ru: "До {{to}} по {{reference}} есть место для всех {{people}}.",
    kk: "{{to}} дейін {{reference}} бойынша {{people}} адамның бәріне орын бар.",
    fr: "Jusqu’au {{to}} il y a place pour les {{people}} au titre de {{reference}}.",
  },
  "begin-with-decision": {
    en: "Begin on {{validFrom}} or later, when {{reference}} holds.",
    ru: "Начать {{validFrom}} или позже, когда действует {{reference}}.",
    kk: "{{reference}} күшіне енген {{validFrom}} немесе одан кейін бастау.",
    fr: "Commencer le {{validFrom}} ou plus tard, quand {{reference}} vaut.",
  },
  "end-with-decision": {
    en: "End on {{validTo}} or earlier, while {{reference}} holds, or have it extended.",
    ru: "Завершить {{validTo}} или раньше, пока действует {{reference}}, либо продлить её.",
    kk: "{{reference}} күшінде тұрғанда, {{validTo}} немесе одан бұрын аяқтау, не оны ұзарту.",
    fr: "Terminer le {{validTo}} ou plus tôt, tant que {{reference}} vaut, ou la faire prolonger.",
  },
  "resume-decision": {
    en: "{{reference}} is suspended: once it is resumed, all {{people}} may go.",
    ru: "{{reference}} приостановлено: после возобновления смогут выехать все {{people}}.",
    kk: "{{reference}} тоқтатыла тұрды: қайта жалғасса, {{people}} адамның бәрі бара алады.",
    fr: "{{reference}} est suspendue : une fois reprise, les {{people}} pourront partir.",
  },
  "proposed-decision": {
    en: "{{reference}} is before {{bodies}} ({{status}}): its grant would let all {{people}} go.",
    ru: "{{reference}} на рассмотрении: {{bodies}} ({{status}}); если оно будет принято, смогут выехать все {{people}}.",
    kk: "{{reference}} қаралуда: {{bodies}} ({{status}}); берілсе, {{people}} адамның бәрі бара алады.",
    fr: "{{reference}} est devant {{bodies}} ({{status}}) : accordée, elle permettrait aux {{people}} de partir.",
  },
  "drafted-decision": {
    en: "{{reference}} is drafted: proposed to {{bodies}} and granted as it stands, it would let all {{people}} go.",
    ru: "{{reference}} подготовлено как проект: если внести его ({{bodies}}) и принять в этом виде, смогут выехать все {{people}}.",
    kk: "{{reference}} жобасы дайын: осы күйінде енгізіліп ({{bodies}}) берілсе, {{people}} адамның бәрі бара алады.",
    fr: "{{reference}} est rédigée : proposée à {{bodies}} et accordée telle quelle, elle permettrait aux {{people}} de partir.",
  },
  "needs-decision": {
    en: "Otherwise a new decision is needed ({{procedure}}) that names {{mission}} for {{role}}, {{mode}}.",
    ru: "Иначе нужно новое решение ({{procedure}}), называющее {{mission}}: {{role}}, {{mode}}.",
    kk: "Әйтпесе {{mission}} миссиясын ({{role}}, {{mode}}) атайтын жаңа шешім керек ({{procedure}}).",
    fr: "Sinon il faut une nouvelle décision ({{procedure}}) qui nomme {{mission}} pour {{role}}, {{mode}}.",
  },
  "needs-higher-ceiling": {
    en: "Otherwise a new decision is needed ({{procedure}}) that raises the ceiling so far that {{people}} may go to {{mission}}.",
    ru: "Иначе нужно новое решение ({{procedure}}), повышающее предел так, чтобы {{people}} могли выехать в {{mission}}.",
    kk: "Әйтпесе {{people}} адам {{mission}} миссиясына бара алатындай шекті көтеретін жаңа шешім керек ({{procedure}}).",
    fr: "Sinon il faut une nouvelle décision ({{procedure}}) qui relève le plafond pour que {{people}} puissent partir à {{mission}}.",
  },
  "not-added-up": {
    en: "{{other}} names the mission too; its room is not added to that of {{used}}.",
    ru: "{{other}} тоже называет эту миссию; её запас не складывается с запасом {{used}}.",
    kk: "{{other}} да осы миссияны атайды; оның қоры {{used}} қорына қосылмайды.",
    fr: "{{other}} nomme aussi la mission ; sa marge ne s’ajoute pas à celle de {{used}}.",
  },
  "step-out-of-order": {
    en: "{{reference}} is {{status}}; {{step}} cannot follow.",
    ru: "{{reference}}: состояние {{status}}; {{step}} за ним следовать не может.",
    kk: "{{reference}}: күйі {{status}}; одан кейін {{step}} бола алмайды.",
    fr: "{{reference}} est à l’état {{status}} ; {{step}} ne peut suivre.",
  },
  "step-before-last": {
    en: "{{reference}} has an event of {{last}}; a step of {{day}} would come before it.",
    ru: "У {{reference}} есть событие от {{last}}; шаг от {{day}} предшествовал бы ему.",
    kk: "{{reference}} бойынша {{last}} күнгі оқиға бар; {{day}} қадамы одан бұрын болар еді.",
    fr: "{{reference}} a un événement du {{last}} ; une étape du {{day}} le précéderait.",
  },
  "same-person": {
    en: "The same account proposed it; another person must do this.",
    ru: "Это предложила та же учётная запись; сделать это должен другой человек.",
    kk: "Мұны сол тіркелгі ұсынған; басқа адам орындауы тиіс.",
    fr: "Le même compte l’a proposé ; une autre personne doit le faire.",
  },
  "reference-taken": {
    en: "{{reference}} exists already; choose another reference.",
    ru: "{{reference}} уже существует; выберите другое обозначение.",
    kk: "{{reference}} бұрыннан бар; басқа белгі таңдаңыз.",
    fr: "{{reference}} existe déjà ; choisissez une autre référence.",
  },
  "procedure-unknown": {
    en: "The country’s law knows no procedure {{procedure}} on {{day}}.",
    ru: "Закон страны не знает процедуры {{procedure}} на {{day}}.",
    kk: "Ел заңы {{day}} күніне {{procedure}} рәсімін білмейді.",
    fr: "Le droit du pays ne connaît pas de procédure {{procedure}} au {{day}}.",
  },
  "relation-unknown": {
    en: "{{reference}} refers to {{to}}, which does not exist.",
    ru: "{{reference}} ссылается на {{to}}, которого нет.",
    kk: "{{reference}} жоқ {{to}} шешіміне сілтейді.",
    fr: "{{reference}} renvoie à {{to}}, qui n’existe pas.",
  },
  "ceiling-twice": {
    en: "{{reference}} names a ceiling twice.",
    ru: "{{reference}} называет один предел дважды.",
    kk: "{{reference}} бір шекті екі рет атайды.",
    fr: "{{reference}} nomme deux fois un plafond.",
  },
  "ceiling-unknown": {
    en: "{{reference}} refers to the ceiling {{ceiling}}, which it does not define.",
    ru: "{{reference}} ссылается на предел {{ceiling}}, которого не определяет.",
    kk: "{{reference}} өзі анықтамаған {{ceiling}} шегіне сілтейді.",
    fr: "{{reference}} renvoie au plafond {{ceiling}}, qu’elle ne définit pas.",
  },
  "overlap-without-presence": {
    en: "{{ceiling}} counts {{reading}}; an overlap allowance belongs only to a ceiling on people present.",
    ru: "{{ceiling}} считает {{reading}}; допуск на смену возможен только для предела присутствующих.",
    kk: "{{ceiling}} {{reading}} санайды; ауысу рұқсаты тек қатысып тұрғандар шегіне тән.",
    fr: "{{ceiling}} compte {{reading}} ; une tolérance de relève ne vaut que pour un plafond de personnes présentes.",
  },
} as const satisfies Record<string, Saying>;
