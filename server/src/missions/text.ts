/** What is refused of changes to missions, in four languages. Places in braces are the facts. Pure. */
import type { Saying } from "./saying.ts";

export { codeNames } from "./names.ts";

/** By code. */
export const missionText = {
  "end-before-start": {
    en: "{{mission}} began on {{started}}; it cannot end on {{day}}.",
    ru: "{{mission}} начата {{started}}; завершиться {{day}} она не может.",
    kk: "{{mission}} {{started}} басталған; {{day}} аяқтала алмайды.",
    fr: "{{mission}} a commencé le {{started}} ; elle ne peut finir le {{day}}.",
  },
  "liquidation-before-withdrawal": {
    en: "{{mission}} completes its withdrawal on {{withdrawal}}; accounts cannot be closed on {{day}}.",
    ru: "{{mission}} завершает вывод {{withdrawal}}; закрыть счета {{day}} нельзя.",
    kk: "{{mission}} шығаруды {{withdrawal}} аяқтайды; есептерді {{day}} жабуға болмайды.",
    fr: "{{mission}} achève son retrait le {{withdrawal}} ; les comptes ne peuvent être clos le {{day}}.",
  },
  "mandate-ends-before-it-begins": {
    en: "A mandate from {{from}} cannot end on {{to}}.",
    ru: "Мандат с {{from}} не может закончиться {{to}}.",
    kk: "{{from}} басталатын мандат {{to}} аяқтала алмайды.",
    fr: "Un mandat commençant le {{from}} ne peut finir le {{to}}.",
  },
  "not-adopted-yet": {
    en: "{{adoptedOn}} has not come yet; record the resolution when it is adopted.",
    ru: "{{adoptedOn}} ещё не наступило; внесите резолюцию, когда она будет принята.",
    kk: "{{adoptedOn}} әлі келген жоқ; қарар қабылданғанда енгізіңіз.",
    fr: "Le {{adoptedOn}} n’est pas encore venu ; enregistrez la résolution quand elle sera adoptée.",
  },
  "resolution-known": {
    en: "{{resolution}} is on record for {{mission}} from {{from}} on; correct that instead.",
    ru: "{{resolution}} уже внесена для {{mission}} с {{from}}; исправьте эту запись.",
    kk: "{{resolution}} {{mission}} үшін {{from}} бастап енгізілген; сол жазбаны түзетіңіз.",
    fr: "{{resolution}} est déjà enregistrée pour {{mission}} dès le {{from}} ; corrigez-la plutôt.",
  },
  "rollover-changes-terms": {
    en: "A technical rollover keeps the terms; a resolution with new numbers is a renewal or a change.",
    ru: "Техническое продление условий не меняет; резолюция с новыми числами — продление или изменение.",
    kk: "Техникалық ұзарту шарттарды өзгертпейді; жаңа сандары бар қарар — ұзарту не өзгерту.",
    fr: "Une prolongation technique garde les termes ; une résolution avec de nouveaux nombres est un renouvellement ou une modification.",
  },
  "rollover-without-mandate": {
    en: "No known mandate of {{mission}} reaches to the day before {{from}}; a rollover continues one without a gap.",
    ru: "Ни один известный мандат {{mission}} не доходит до дня перед {{from}}; техническое продление идёт без перерыва.",
    kk: "{{mission}} белгілі мандаттарының ешқайсысы {{from}} алдындағы күнге жетпейді; техникалық ұзарту үзіліссіз болады.",
    fr: "Aucun mandat connu de {{mission}} n’atteint la veille du {{from}} ; une prolongation technique en continue un sans interruption.",
  },
  "mandate-past-operations": {
    en: "{{mission}} ends operations on {{operations}}; a mandate to {{to}} needs a later end of operations in the same change.",
    ru: "{{mission}} завершает операции {{operations}}; мандат до {{to}} требует в той же записи более позднего конца операций.",
    kk: "{{mission}} операцияларын {{operations}} аяқтайды; {{to}} дейінгі мандат үшін сол өзгерісте операциялардың кейінгі соңы керек.",
    fr: "{{mission}} cesse ses opérations le {{operations}} ; un mandat jusqu’au {{to}} demande une fin des opérations plus tardive dans le même changement.",
  },
  "end-given-twice": {
    en: "Each end of {{mission}} is given once.",
    ru: "Каждый конец {{mission}} указывается один раз.",
    kk: "{{mission}} әр аяқталуы бір рет көрсетіледі.",
    fr: "Chaque fin de {{mission}} se donne une seule fois.",
  },
  "terminated-before-decided": {
    en: "Operations cannot end on {{operations}}, before it was decided on {{adoptedOn}}; the same day is the earliest.",
    ru: "Операции не могут завершиться {{operations}}, до решения {{adoptedOn}}; самое раннее — в тот же день.",
    kk: "Операциялар {{operations}} күні, {{adoptedOn}} шешіміне дейін аяқтала алмайды; ең ертесі — сол күні.",
    fr: "Les opérations ne peuvent cesser le {{operations}}, avant la décision du {{adoptedOn}} ; le même jour est le plus tôt.",
  },
  "fact-unknown": {
    en: "{{mission}} has no such fact on record now; look at it again.",
    ru: "В записях {{mission}} сейчас такого нет; посмотрите ещё раз.",
    kk: "{{mission}} жазбасында қазір мұндай дерек жоқ; қайта қараңыз.",
    fr: "{{mission}} n’a plus ce fait au registre ; regardez à nouveau.",
  },
  "nothing-changes": {
    en: "{{mission}} already says this; nothing would change.",
    ru: "В {{mission}} это уже так; ничего не изменится.",
    kk: "{{mission}} жазбасында бұл бар; ештеңе өзгермейді.",
    fr: "{{mission}} le dit déjà ; rien ne changerait.",
  },
  "strength-days-reversed": {
    en: "A number from {{from}} cannot hold to {{to}}.",
    ru: "Численность с {{from}} не может действовать до {{to}}.",
    kk: "{{from}} басталатын сан {{to}} дейін күшінде бола алмайды.",
    fr: "Un effectif à partir du {{from}} ne peut valoir jusqu’au {{to}}.",
  },
  "strength-before-mission": {
    en: "{{mission}} began on {{started}}; {{from}} lies before it.",
    ru: "{{mission}} начата {{started}}; {{from}} — раньше.",
    kk: "{{mission}} {{started}} басталған; {{from}} одан бұрын.",
    fr: "{{mission}} a commencé le {{started}} ; le {{from}} est antérieur.",
  },
  "strength-on-record": {
    en: "{{people}} is on record from {{from}} on; correct that line, or begin after it.",
    ru: "С {{from}} уже внесено {{people}}; исправьте эту строку или начните позже.",
    kk: "{{from}} бастап {{people}} енгізілген; сол жолды түзетіңіз не кейінірек бастаңыз.",
    fr: "{{people}} est déjà enregistré dès le {{from}} ; corrigez cette ligne, ou commencez après.",
  },
  "strength-given-twice": {
    en: "{{line}} is given twice; one number holds for a category on a day.",
    ru: "{{line}} указано дважды; на день в категории действует одно число.",
    kk: "{{line}} екі рет берілген; бір күнде санатқа бір сан ғана.",
    fr: "{{line}} est donné deux fois ; un seul nombre vaut par catégorie et par jour.",
  },
  "start-after-end": {
    en: "{{mission}} ended operations on {{operations}}; it cannot have begun on {{started}}.",
    ru: "{{mission}} завершила операции {{operations}}; начаться {{started}} она не могла.",
    kk: "{{mission}} операцияларын {{operations}} аяқтаған; {{started}} басталуы мүмкін емес.",
    fr: "{{mission}} a cessé ses opérations le {{operations}} ; elle n’a pu commencer le {{started}}.",
  },
  "mission-known": {
    en: "{{mission}} is on record already; correct it instead.",
    ru: "{{mission}} уже внесена; исправьте её.",
    kk: "{{mission}} енгізілген; соны түзетіңіз.",
    fr: "{{mission}} est déjà enregistrée ; corrigez-la plutôt.",
  },
  "nothing-to-undo": {
    en: "Nothing was changed in {{mission}} that could be taken back; record a correction instead.",
    ru: "В {{mission}} нет изменения, которое можно отменить; внесите исправление.",
    kk: "{{mission}} ішінде кері қайтарылатын өзгеріс жоқ; түзету енгізіңіз.",
    fr: "Rien n’a été changé dans {{mission}} qui puisse être annulé ; enregistrez une correction.",
  },
  "reduction-without-size": {
    en: "A reduction says how many people or which share; give one of them.",
    ru: "В сокращении указывается число людей или доля; дайте одно из двух.",
    kk: "Қысқартуда адам саны не үлесі көрсетіледі; бірін беріңіз.",
    fr: "Une réduction dit combien de personnes ou quelle part ; donnez l’un des deux.",
  },
  "reduction-needs-people": {
    en: "A reduction that is asked of us names the people and the day by which they must have left.",
    ru: "Сокращение, которого просят от нас, называет число людей и день, к которому они должны выехать.",
    kk: "Бізден сұралған қысқарту адам саны мен шығу мерзімін атайды.",
    fr: "Une réduction qui nous est demandée nomme les personnes et le jour où elles doivent être parties.",
  },
  "reduction-before-it-is-known": {
    en: "They cannot leave by {{leaveBy}}: it becomes known only on {{day}}.",
    ru: "Выехать до {{leaveBy}} нельзя: об этом становится известно лишь {{day}}.",
    kk: "{{leaveBy}} дейін шығу мүмкін емес: бұл {{day}} күні ғана белгілі болады.",
    fr: "Ils ne peuvent partir avant le {{leaveBy}} : cela n’est connu que le {{day}}.",
  },
  "reduction-cannot-begin": {
    en: "A reduction begins announced or ordered.",
    ru: "Сокращение начинается с объявления или предписания.",
    kk: "Қысқарту жариялаудан не бұйрықтан басталады.",
    fr: "Une réduction commence annoncée ou ordonnée.",
  },
  "reduction-does-not-follow": {
    en: "The reduction is {{state}}; {{asked}} does not follow from that.",
    ru: "Сокращение: {{state}}; {{asked}} из этого не следует.",
    kk: "Қысқартудың күйі: {{state}}; одан кейін {{asked}} бола алмайды.",
    fr: "La réduction est {{state}} ; {{asked}} n’en découle pas.",
  },
  "reduction-event-too-early": {
    en: "The last step was on {{last}}; {{day}} lies before that.",
    ru: "Последний шаг был {{last}}; {{day}} — раньше.",
    kk: "Соңғы қадам {{last}} болған; {{day}} одан бұрын.",
    fr: "La dernière étape date du {{last}} ; le {{day}} est antérieur.",
  },
  "not-yet-happened": {
    en: "{{day}} has not come yet; record what has been said or done.",
    ru: "{{day}} ещё не наступило; вносится сказанное и сделанное.",
    kk: "{{day}} әлі келген жоқ; айтылған не істелген ғана енгізіледі.",
    fr: "Le {{day}} n’est pas encore venu ; enregistrez ce qui a été dit ou fait.",
  },
} as const satisfies Record<string, Saying>;
