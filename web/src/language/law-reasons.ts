/** Sentences of what the law, the missions and the ledger of presence refuse, by code; places are the facts. */
import { defineText } from "./text.ts";

export const lawReasons = defineText("reasons.law", {
  "mission-not-permitted": {
    en: "{{reference}} permits {{permitted}}; {{mission}} is not among them, so its room cannot be used there.",
    ru: "{{reference}} разрешает {{permitted}}; {{mission}} среди них нет, поэтому его запас там использовать нельзя.",
    kk: "{{reference}} {{permitted}} миссияларына рұқсат береді; {{mission}} олардың ішінде жоқ, сондықтан оның қорын онда пайдалануға болмайды.",
    fr: "{{reference}} permet {{permitted}} ; {{mission}} n’y figure pas, sa marge ne peut donc y servir.",
  },
  "before-validity": {
    en: "{{reference}} holds from {{validFrom}} on; {{from}} lies before it.",
    ru: "{{reference}} действует с {{validFrom}}; {{from}} — раньше.",
    kk: "{{reference}} {{validFrom}} бастап күшінде; {{from}} одан бұрын.",
    fr: "{{reference}} vaut à partir du {{validFrom}} ; le {{from}} est antérieur.",
  },
  "after-validity": {
    en: "{{reference}} holds to {{validTo}}; {{to}} lies after it.",
    ru: "{{reference}} действует по {{validTo}}; {{to}} — позже.",
    kk: "{{reference}} {{validTo}} дейін күшінде; {{to}} одан кейін.",
    fr: "{{reference}} vaut jusqu’au {{validTo}} ; le {{to}} est postérieur.",
  },
  "over-ceiling": {
    en: "{{ceiling}} allows {{people}} on {{day}}: {{used}} are counted, {{asked}} more were asked for, {{free}} may go.",
    ru: "{{ceiling}} допускает {{people}} на {{day}}: учтено {{used}}, запрошено ещё {{asked}}, может выехать {{free}}.",
    kk: "{{ceiling}} {{day}} күніне {{people}} адамға рұқсат береді: {{used}} есептелген, тағы {{asked}} сұралған, {{free}} бара алады.",
    fr: "{{ceiling}} permet {{people}} personnes le {{day}} : {{used}} comptées, {{asked}} de plus demandées, {{free}} peuvent partir.",
  },
  "not-granted": {
    en: "{{reference}} is {{status}} on {{asOf}} and permits nothing.",
    ru: "{{reference}}: состояние на {{asOf}} — {{status}}; ничего не разрешает.",
    kk: "{{reference}}: {{asOf}} күнгі күйі — {{status}}; ештеңеге рұқсат бермейді.",
    fr: "{{reference}} : état au {{asOf}} — {{status}} ; elle ne permet rien.",
  },
  "suspended-since": {
    en: "{{reference}} has been suspended since {{since}}: nobody's days begin under it from then on who was not there under it before.",
    ru: "{{reference}} приостановлено с {{since}}: с этого дня по нему не могут начаться дни того, кто раньше не находился там по нему.",
    kk: "{{reference}} {{since}} бастап тоқтатыла тұрған: бұрын ол бойынша сонда болмаған адамның күндері содан бері оның негізінде басталмайды.",
    fr: "{{reference}} est suspendue depuis le {{since}} : dès lors, nul n’y commence de séjour s’il n’y était pas déjà à ce titre.",
  },
  "nothing-granted": {
    en: "No decision that permits anything is known on {{asOf}}.",
    ru: "На {{asOf}} не известно ни одного разрешающего решения.",
    kk: "{{asOf}} күніне рұқсат беретін бірде-бір шешім белгілі емес.",
    fr: "Au {{asOf}}, aucune décision qui permette quoi que ce soit n’est connue.",
  },
  "mission-unknown": {
    en: "No mission {{mission}} is known.",
    ru: "Миссия {{mission}} не известна.",
    kk: "{{mission}} деген миссия белгісіз.",
    fr: "Aucune mission {{mission}} n’est connue.",
  },
  "mission-not-begun": {
    en: "{{mission}} began on {{started}}; nobody can be there from {{from}}.",
    ru: "{{mission}} начата {{started}}; находиться там с {{from}} нельзя.",
    kk: "{{mission}} {{started}} басталған; {{from}} бастап онда ешкім бола алмайды.",
    fr: "{{mission}} a commencé le {{started}} ; personne ne peut y être dès le {{from}}.",
  },
  "past-mission-end": {
    en: "{{mission}} ends operations on {{last}}; {{to}} lies after it. Service may last to {{last}}; the way home is planned as withdrawal.",
    ru: "{{mission}} завершает операции {{last}}; {{to}} — позже. Служба возможна до {{last}}; возвращение планируется как вывод.",
    kk: "{{mission}} операцияларын {{last}} аяқтайды; {{to}} одан кейін. Қызмет {{last}} дейін ғана; қайту шығару ретінде жоспарланады.",
    fr: "{{mission}} cesse ses opérations le {{last}} ; le {{to}} est postérieur. Le service va jusqu’au {{last}} ; le retour se planifie comme retrait.",
  },
  "past-withdrawal": {
    en: "Everybody must have left {{mission}} by {{last}}; {{to}} lies after it.",
    ru: "К {{last}} все должны покинуть {{mission}}; {{to}} — позже.",
    kk: "{{last}} дейін барлығы {{mission}} миссиясынан кетуі тиіс; {{to}} одан кейін.",
    fr: "Tous doivent avoir quitté {{mission}} au {{last}} ; le {{to}} est postérieur.",
  },
  "mission-end-moved": {
    en: "The mission’s last day was moved while this was being recorded. Look at the mission and try again.",
    ru: "Последний день миссии перенесли, пока это записывалось. Посмотрите миссию и попробуйте снова.",
    kk: "Жазылып жатқанда миссияның соңғы күні жылжытылды. Миссияны қарап, қайта көріңіз.",
    fr: "Le dernier jour de la mission a été déplacé pendant l’enregistrement. Consultez la mission et réessayez.",
  },
  "already-deployed": {
    en: "{{person}} is in {{mission}} from {{from}} to {{to}}; {{askedFrom}} to {{askedTo}} meets it.",
    ru: "{{person}} в {{mission}} с {{from}} по {{to}}; это пересекается с {{askedFrom}} – {{askedTo}}.",
    kk: "{{person}} {{from}} – {{to}} аралығында {{mission}} миссиясында; {{askedFrom}} – {{askedTo}} онымен қабаттасады.",
    fr: "{{person}} est à {{mission}} du {{from}} au {{to}} ; du {{askedFrom}} au {{askedTo}} cela se recoupe.",
  },
  "two-tours-at-once": {
    en: "One person was given two tours that meet: {{mission}} from {{from}}, and another from {{askedFrom}}.",
    ru: "Одному человеку даны две пересекающиеся командировки: {{mission}} с {{from}} и другая с {{askedFrom}}.",
    kk: "Бір адамға қабаттасатын екі іссапар берілген: {{from}} бастап {{mission}} және {{askedFrom}} бастап тағы бірі.",
    fr: "Une personne a reçu deux affectations qui se recoupent : {{mission}} dès le {{from}}, et une autre dès le {{askedFrom}}.",
  },
  "days-reversed": {
    en: "The last day, {{to}}, lies before the first, {{from}}.",
    ru: "Последний день, {{to}}, раньше первого, {{from}}.",
    kk: "Соңғы күн, {{to}}, бірінші күннен, {{from}}, бұрын.",
    fr: "Le dernier jour, {{to}}, précède le premier, {{from}}.",
  },
});
