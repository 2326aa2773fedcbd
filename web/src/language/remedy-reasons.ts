/** Sentences of the ways out of a denial, of remarks beside an answer, and of what stands against a reading; places are the facts. */
import { defineText } from "./text.ts";

export const remedyReasons = defineText("reasons.remedies", {
  "fewer-people": {
    en: "At most {{people}} may go on all of these days under {{reference}}.",
    ru: "Во все эти дни по {{reference}} могут выехать не более {{people}}.",
    kk: "{{reference}} бойынша осы күндердің бәрінде ең көбі {{people}} адам бара алады.",
    fr: "Au plus {{people}} peuvent partir tous ces jours au titre de {{reference}}.",
  },
  "fewer-and-shorter": {
    en: "{{people}} may go until {{to}} under {{reference}}.",
    ru: "По {{reference}} могут выехать {{people}} до {{to}}.",
    kk: "{{reference}} бойынша {{people}} адам {{to}} дейін бара алады.",
    fr: "{{people}} peuvent partir jusqu’au {{to}} au titre de {{reference}}.",
  },
  "later-start": {
    en: "From {{from}} on there is room for all {{people}}.",
    ru: "С {{from}} есть место для всех {{people}}.",
    kk: "{{from}} бастап {{people}} адамның бәріне орын бар.",
    fr: "À partir du {{from}} il y a place pour les {{people}}.",
  },
  "earlier-end": {
    en: "Up to {{to}} there is room for all {{people}}.",
    ru: "До {{to}} есть место для всех {{people}}.",
    kk: "{{to}} дейін {{people}} адамның бәріне орын бар.",
    fr: "Jusqu’au {{to}} il y a place pour les {{people}}.",
  },
  "shift-later": {
    en: "For as long, but from {{from}} to {{to}}, all {{people}} may go.",
    ru: "На тот же срок, но с {{from}} по {{to}}, могут выехать все {{people}}.",
    kk: "Сол мерзімге, бірақ {{from}} – {{to}} аралығында {{people}} адамның бәрі бара алады.",
    fr: "Pour la même durée, mais du {{from}} au {{to}}, les {{people}} peuvent partir.",
  },
  "shift-earlier": {
    en: "For as long, but from {{from}} to {{to}}, all {{people}} may go.",
    ru: "На тот же срок, но с {{from}} по {{to}}, могут выехать все {{people}}.",
    kk: "Сол мерзімге, бірақ {{from}} – {{to}} аралығында {{people}} адамның бәрі бара алады.",
    fr: "Pour la même durée, mais du {{from}} au {{to}}, les {{people}} peuvent partir.",
  },
  "other-mode": {
    en: "They may go {{mode}}, under {{reference}}.",
    ru: "Они могут выехать в виде «{{mode}}» по {{reference}}.",
    kk: "{{reference}} бойынша «{{mode}}» түрінде бара алады.",
    fr: "Ils peuvent partir en mode « {{mode}} » au titre de {{reference}}.",
  },
  "other-role": {
    en: "In the role of {{role}} they may go, under {{reference}}.",
    ru: "В роли «{{role}}» они могут выехать по {{reference}}.",
    kk: "«{{role}}» рөлінде {{reference}} бойынша бара алады.",
    fr: "Au titre de « {{role}} », ils peuvent partir selon {{reference}}.",
  },
  "other-decision": {
    en: "Under {{reference}} they may go.",
    ru: "По {{reference}} они могут выехать.",
    kk: "{{reference}} бойынша олар бара алады.",
    fr: "Au titre de {{reference}}, ils peuvent partir.",
  },
  "divide-people": {
    en: "Divided between decisions they may go: {{parts}}.",
    ru: "Разделённые между решениями, они могут выехать: {{parts}}.",
    kk: "Шешімдер арасында бөлінсе, бара алады: {{parts}}.",
    fr: "Répartis entre les décisions, ils peuvent partir : {{parts}}.",
  },
  "without-persons": {
    en: "Without {{persons}}: {{people}} may be asked for.",
    ru: "Без {{persons}}: спросить можно о {{people}}.",
    kk: "{{persons}} болмаса: {{people}} адам туралы сұрауға болады.",
    fr: "Sans {{persons}} : on peut demander pour {{people}}.",
  },
  "needs-higher-ceiling": {
    en: "A decision ({{procedure}}) that raises {{ceilings}} in {{reference}} would let all {{people}} go to {{mission}}.",
    ru: "Решение ({{procedure}}), повышающее {{ceilings}} в {{reference}}, позволило бы всем {{people}} выехать в {{mission}}.",
    kk: "{{reference}} ішінде {{ceilings}} көтеретін шешім ({{procedure}}) {{people}} адамның бәріне {{mission}} миссиясына баруға мүмкіндік берер еді.",
    fr: "Une décision ({{procedure}}) qui porte {{ceilings}} dans {{reference}} permettrait aux {{people}} de partir à {{mission}}.",
  },
  "extend-decision": {
    en: "If {{reference}} were extended to {{to}}, all {{people}} could go.",
    ru: "Если продлить {{reference}} до {{to}}, могли бы выехать все {{people}}.",
    kk: "{{reference}} {{to}} дейін ұзартылса, {{people}} адамның бәрі бара алар еді.",
    fr: "Si {{reference}} était prolongée au {{to}}, les {{people}} pourraient partir.",
  },
  "decisions-in-turn": {
    en: "Different decisions cover different days: {{parts}}.",
    ru: "Разные дни охвачены разными решениями: {{parts}}.",
    kk: "Әр күнді әртүрлі шешім қамтиды: {{parts}}.",
    fr: "Des décisions différentes couvrent des jours différents : {{parts}}.",
  },
  "reading-is-so": {
    en: "{{ceiling}} is read so already: {{reading}}.",
    ru: "{{ceiling}} уже читается так: {{reading}}.",
    kk: "{{ceiling}} онсыз да солай оқылады: {{reading}}.",
    fr: "{{ceiling}} est déjà lu ainsi : {{reading}}.",
  },
  "reading-already-proposed": {
    en: "{{by}} proposed another reading of {{ceiling}} on {{day}} ({{reading}}); that must be confirmed or refused first.",
    ru: "{{by}} {{day}} предложил(а) другое прочтение {{ceiling}} ({{reading}}); сначала его нужно подтвердить или отклонить.",
    kk: "{{by}} {{day}} күні {{ceiling}} үшін басқа оқуды ұсынды ({{reading}}); алдымен оны растау не қабылдамау керек.",
    fr: "{{by}} a proposé le {{day}} une autre lecture de {{ceiling}} ({{reading}}) ; elle doit d’abord être confirmée ou refusée.",
  },
  "ceiling-gone": {
    en: "The ceiling whose reading {{by}} proposed on {{day}} no longer applies. Refuse the proposal, or let it be taken back.",
    ru: "Предел, прочтение которого {{by}} предложил(а) {{day}}, больше не действует. Отклоните предложение, или пусть его отзовут.",
    kk: "{{by}} {{day}} күні басқаша оқылуын ұсынған шек енді қолданылмайды. Ұсынысты қабылдамаңыз немесе ол қайтарып алынсын.",
    fr: "Le plafond dont {{by}} a proposé une lecture le {{day}} ne vaut plus. Refusez la proposition, ou qu’elle soit retirée.",
  },
  "reading-decided": {
    en: "What {{by}} proposed for {{ceiling}} on {{day}} was decided already.",
    ru: "Предложение {{by}} от {{day}} по {{ceiling}} уже решено.",
    kk: "{{by}} {{day}} күні {{ceiling}} үшін ұсынғаны шешіліп қойған.",
    fr: "Ce que {{by}} a proposé pour {{ceiling}} le {{day}} est déjà décidé.",
  },
  "reading-moved-on": {
    en: "{{ceiling}} was read otherwise when this was proposed ({{before}}) than now ({{reading}}); propose it again.",
    ru: "Когда это предлагалось, {{ceiling}} читался иначе ({{before}}), чем теперь ({{reading}}); предложите снова.",
    kk: "Бұл ұсынылғанда {{ceiling}} басқаша оқылған ({{before}}), қазір — {{reading}}; қайта ұсыныңыз.",
    fr: "{{ceiling}} se lisait autrement lors de la proposition ({{before}}) qu’à présent ({{reading}}) ; proposez à nouveau.",
  },
  "plans-without-place": {
    en: "Read so ({{reading}}), {{ceiling}} ({{people}}) has no place for {{plans}} planned stays, the first from {{day}} in {{mission}}; cancel or shorten them first.",
    ru: "При таком прочтении ({{reading}}) в {{ceiling}} ({{people}}) нет места для запланированных пребываний: {{plans}}, первое с {{day}} в {{mission}}; сначала отмените или сократите их.",
    kk: "Осылай оқылса ({{reading}}), {{ceiling}} ({{people}}) ішінде {{plans}} жоспарланған болуға орын жоқ, біріншісі {{day}} бастап {{mission}} миссиясында; алдымен олардың күшін жойыңыз не қысқартыңыз.",
    fr: "Lu ainsi ({{reading}}), {{ceiling}} ({{people}}) n’a pas de place pour {{plans}} séjours prévus, le premier dès le {{day}} à {{mission}} ; annulez-les ou raccourcissez-les d’abord.",
  },
  "check-not-come": {
    en: "{{day}} has not come; today is {{today}}.",
    ru: "{{day}} ещё не наступило; сегодня {{today}}.",
    kk: "{{day}} әлі келген жоқ; бүгін {{today}}.",
    fr: "Le {{day}} n’est pas venu ; nous sommes le {{today}}.",
  },
  "check-next-before": {
    en: "The next look, {{next}}, must come after this one, {{day}}.",
    ru: "Следующая проверка, {{next}}, должна быть позже этой, {{day}}.",
    kk: "Келесі тексеру, {{next}}, осыдан, {{day}}, кейін болуы тиіс.",
    fr: "La prochaine vérification, {{next}}, doit suivre celle-ci, {{day}}.",
  },
});
