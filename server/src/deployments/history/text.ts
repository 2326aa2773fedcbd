/** Sentences of what an import finds, by code; `{{name}}` is a fact. English is the message itself. Pure; shared with the pages. */
import type { HistoryFinding, HistoryLanguage } from "./schema.ts";

type Sentence = Readonly<Record<Exclude<HistoryLanguage, "en">, string>>;

const say = (ru: string, kk: string, fr: string): Sentence => ({ ru, kk, fr });

const SENTENCES: Readonly<Record<string, Sentence>> = {
  "column-missing": say(
    "На листе {{sheet}} нет столбца «{{field}}». Укажите, какой это столбец, или исключите лист.",
    "{{sheet}} парағында «{{field}}» бағаны жоқ. Қай баған екенін көрсетіңіз немесе парақты алып тастаңыз.",
    "{{sheet}} n’a pas de colonne « {{field}} ». Indiquez laquelle, ou laissez la feuille de côté.",
  ),
  "nothing-read": say(
    "Ни один лист файла не читается ({{sheets}}): заголовки не распознаны. Укажите, что содержит лист, или начните с шаблона.",
    "Файлдың бірде-бір парағы оқылмайды ({{sheets}}): тақырыптары танылмады. Парақта не тізілгенін көрсетіңіз немесе үлгіден бастаңыз.",
    "Aucune feuille du fichier n’est lue ({{sheets}}) : leurs titres ne sont pas reconnus. Indiquez ce que liste une feuille, ou partez du modèle.",
  ),
  "sheet-left-out": say(
    "Лист {{sheet}} не читается: его заголовки не распознаны или он исключён.",
    "{{sheet}} парағы оқылмайды: тақырыптары танылмады немесе ол алынып тасталды.",
    "{{sheet}} est laissée de côté : ses titres ne sont pas reconnus, ou on l’a demandé.",
  ),
  "sheet-hidden": say(
    "Лист {{sheet}} в файле скрыт, но читается.",
    "{{sheet}} парағы файлда жасырын, бірақ оқылады.",
    "{{sheet}} est masquée dans le fichier, et elle est lue.",
  ),
  "rows-hidden": say(
    "Скрытые строки листа {{sheet}} ({{rows}}) тоже читаются.",
    "{{sheet}} парағының жасырын жолдары ({{rows}}) да оқылады.",
    "Les lignes masquées de {{sheet}} ({{rows}}) sont lues aussi.",
  ),
  "formulas-cached": say(
    "На листе {{sheet}} формулы ({{cells}}): взяты значения, с которыми файл сохранён.",
    "{{sheet}} парағында формулалар бар ({{cells}}): файл сақталған кездегі мәндер алынды.",
    "{{sheet}} contient des formules ({{cells}}) : leurs valeurs sont celles enregistrées.",
  ),
  "cell-needed": say(
    "Эта ячейка должна быть заполнена.",
    "Бұл ұяшық толтырылуы тиіс.",
    "Cette cellule doit être remplie.",
  ),
  "cell-error": say(
    "Таблица не смогла вычислить эту ячейку ({{value}}).",
    "Кесте бұл ұяшықты есептей алмады ({{value}}).",
    "Le tableur n’a pas pu calculer cette cellule ({{value}}).",
  ),
  "formula-without-value": say(
    "В файле нет значения этой формулы; откройте его в таблице, дайте ей посчитать и сохраните.",
    "Файлда бұл формуланың мәні жоқ; оны кестеде ашып, есептетіп, сақтаңыз.",
    "Le fichier n’a pas de valeur pour cette formule ; ouvrez-le dans un tableur, laissez-le calculer, enregistrez.",
  ),
  "text-too-long": say(
    "В ячейке больше {{limit}} знаков.",
    "Ұяшықта {{limit}} таңбадан көп.",
    "La cellule dépasse {{limit}} signes.",
  ),
  "day-ambiguous": say(
    "«{{value}}» — это {{first}} или {{second}}? Запишите год-месяц-день или датой таблицы.",
    "«{{value}}» — {{first}} ме, әлде {{second}} ме? Жыл-ай-күн түрінде немесе кестенің күнімен жазыңыз.",
    "« {{value}} », est-ce le {{first}} ou le {{second}} ? Écrivez année-mois-jour, ou une date du tableur.",
  ),
  "day-unreadable": say(
    "«{{value}}» не дата; пишите 2022-06-30, 30.06.2022 или 30 июн 2022.",
    "«{{value}}» күн емес; 2022-06-30 немесе 30.06.2022 деп жазыңыз.",
    "« {{value}} » n’est pas une date ; écrivez 2022-06-30, 30.06.2022 ou 30 juin 2022.",
  ),
  "number-unreadable": say(
    "«{{value}}» не целое число больше 0.",
    "«{{value}}» 0-ден үлкен бүтін сан емес.",
    "« {{value}} » n’est pas un nombre entier supérieur à 0.",
  ),
  "number-too-long": say(
    "В номере не больше 40 знаков.",
    "Нөмірде 40 таңбадан артық болмауы керек.",
    "Un numéro a 40 signes au plus.",
  ),
  "word-unknown": say(
    "Слово «{{value}}» здесь не известно. Допустимые слова — на листе «Пояснения» шаблона.",
    "«{{value}}» сөзі мұнда белгісіз. Рұқсат етілген сөздер үлгінің «Түсіндірме» парағында.",
    "Le mot « {{value}} » est inconnu ici. Les mots admis sont sur la feuille « Explications » du modèle.",
  ),
  "grade-unknown": say(
    "«{{value}}» не код НАТО; есть OF-1…OF-10 и OR-1…OR-9.",
    "«{{value}}» НАТО коды емес; OF-1…OF-10 және OR-1…OR-9 бар.",
    "« {{value}} » n’est pas un code OTAN ; il y a OF-1 à OF-10 et OR-1 à OR-9.",
  ),
  "rank-order-taken": say(
    "Место {{ordinal}} в порядке званий занято.",
    "Атақтар ретіндегі {{ordinal}}-орын бос емес.",
    "La place {{ordinal}} dans l’ordre des grades est prise.",
  ),
  "rank-unknown": say(
    "Звание {{rank}} не записано. Возьмите код или название из списка или внесите его на лист «Звания».",
    "{{rank}} атағы тіркелмеген. Тізімдегі кодты не атауды алыңыз немесе «Атақтар» парағына енгізіңіз.",
    "Le grade {{rank}} n’est pas enregistré. Prenez un code ou un intitulé de la liste, ou ajoutez-le sur la feuille Grades.",
  ),
  "rank-without-day": say(
    "{{number}} записан со званием {{known}} с {{since}}. Чтобы изменить, укажите рядом дату звания.",
    "{{number}} {{since}} бастап {{known}} атағымен тіркелген. Өзгерту үшін қасына атақ күнін жазыңыз.",
    "{{number}} est enregistré comme {{known}} depuis le {{since}}. Pour le changer, indiquez la date du grade.",
  ),
  "name-incomplete": say(
    "«{{value}}»: одно слово; нужны фамилия и после неё имя.",
    "«{{value}}»: бір сөз; тегі, одан кейін аты керек.",
    "« {{value}} » : un seul mot ; il faut le nom de famille puis le prénom.",
  ),
  "person-unnamed": say(
    "Строка никого не называет: впишите номер или имя.",
    "Жолда ешкім көрсетілмеген: нөмірін не атын жазыңыз.",
    "La ligne ne nomme personne : donnez un matricule ou un nom.",
  ),
  "person-unknown": say(
    "Такой человек не записан, и ни один лист лиц его не вносит.",
    "Мұндай адам тіркелмеген және бірде-бір адамдар парағы оны енгізбейді.",
    "Cette personne n’est pas enregistrée et aucune feuille de personnes ne l’apporte.",
  ),
  "number-other-person": say(
    "{{number}} до сих пор — {{known}}; здесь другое имя. Проверьте номер.",
    "{{number}} әзірге — {{known}}; мұнда басқа ат. Нөмірді тексеріңіз.",
    "{{number}} est jusqu’ici {{known}} ; un autre nom figure ici. Vérifiez le matricule.",
  ),
  "person-contradicted": say(
    "В строке {{row}} листа {{sheet}} у того же человека {{before}}, а здесь {{now}}.",
    "{{sheet}} парағының {{row}}-жолында сол адамда {{before}}, ал мұнда {{now}}.",
    "La ligne {{row}} de {{sheet}} donne {{before}} pour la même personne, celle-ci {{now}}.",
  ),
  "person-differs": say(
    "{{number}} записан с «{{known}}»; здесь «{{given}}». Проверьте, тот ли это человек.",
    "{{number}} «{{known}}» деп тіркелген; мұнда «{{given}}». Сол адам ба, тексеріңіз.",
    "{{number}} est enregistré avec « {{known}} » ; ici « {{given}} ». Vérifiez que c’est la même personne.",
  ),
  "person-fact-left": say(
    "В записи этого нет; импорт не добавляет этого уже записанному человеку.",
    "Жазбада бұл жоқ; импорт оны тіркелген адамға қоспайды.",
    "L’enregistrement n’en a pas ; un import ne l’ajoute pas à quelqu’un d’enregistré.",
  ),
  "person-ambiguous": say(
    "{{name}}: так зовут нескольких ({{among}}). Укажите, кто имеется в виду, или впишите номер.",
    "{{name}}: мұндай аты бар бірнеше адам бар ({{among}}). Кім екенін көрсетіңіз немесе нөмірін жазыңыз.",
    "{{name}} : plusieurs personnes portent ce nom ({{among}}). Dites qui, ou donnez le matricule.",
  ),
  "person-perhaps": say(
    "{{name}}: имена созвучны, и больше ничто не решает. Скажите, кто это, или что это новый человек.",
    "{{name}}: аттары ұқсас, ал басқа ештеңе шешпейді. Кім екенін немесе жаңа адам екенін айтыңыз.",
    "{{name}} : les noms se ressemblent et rien d’autre ne tranche. Dites qui c’est, ou que c’est quelqu’un de nouveau.",
  ),
  "person-perhaps-twice": say(
    "{{name}}: имя и день рождения уже есть под другим номером. Скажите, тот ли это человек.",
    "{{name}}: аты мен туған күні басқа нөмірмен бар. Сол адам ба, айтыңыз.",
    "{{name}} : ce nom et cette date de naissance existent sous un autre matricule. Dites si c’est la même personne.",
  ),
  "person-matched-birth": say(
    "{{name}} — это {{known}} {{number}}: то же имя другими буквами и тот же день рождения.",
    "{{name}} — бұл {{known}} {{number}}: сол ат басқа әріппен, туған күні бірдей.",
    "{{name}} est pris pour {{known}} {{number}} : même nom en d’autres lettres, même date de naissance.",
  ),
  "person-matched-father": say(
    "{{name}} — это {{known}} {{number}}: то же имя другими буквами и то же отчество.",
    "{{name}} — бұл {{known}} {{number}}: сол ат басқа әріппен, әкесінің аты бірдей.",
    "{{name}} est pris pour {{known}} {{number}} : même nom en d’autres lettres, même nom du père.",
  ),
  "answer-unknown": say(
    "Ответ называет {{answer}}, а такого никто не знает.",
    "Жауапта {{answer}} аталған, ондай ешкім жоқ.",
    "La réponse nomme {{answer}}, que personne ne connaît.",
  ),
  "contribution-unknown": say(
    "Вклад {{contribution}} не записан и не внесён листом вкладов.",
    "{{contribution}} үлесі тіркелмеген және үлестер парағында жоқ.",
    "La contribution {{contribution}} n’est ni enregistrée ni sur la feuille des contributions.",
  ),
  "contribution-elsewhere": say(
    "{{contribution}} — вклад в {{other}}, а не в {{mission}}.",
    "{{contribution}} — {{mission}} емес, {{other}} миссиясының үлесі.",
    "{{contribution}} est une contribution à {{other}}, non à {{mission}}.",
  ),
  "contribution-differs": say(
    "{{code}} записан для {{mission}} с другой ролью или способом. Измените его в «Развёртывании» или возьмите другой код.",
    "{{code}} {{mission}} үшін басқа рөлмен не тәсілмен тіркелген. Оны «Жіберу» бөлімінде өзгертіңіз немесе басқа код алыңыз.",
    "{{code}} est enregistrée pour {{mission}} dans un autre rôle ou mode. Changez-la dans Déploiements, ou prenez un autre code.",
  ),
  "rotation-unknown": say(
    "У {{contribution}} нет ротации {{rotation}}; внесите её на лист ротаций.",
    "{{contribution}} үлесінде {{rotation}}-ротация жоқ; оны ротациялар парағына енгізіңіз.",
    "{{contribution}} n’a pas de relève {{rotation}} ; ajoutez-la sur la feuille des relèves.",
  ),
  "rotation-without-contribution": say(
    "Ротация {{rotation}} какого вклада? Назовите его рядом.",
    "{{rotation}}-ротация қай үлестікі? Қасына жазыңыз.",
    "Relève {{rotation}} de quelle contribution ? Nommez-la à côté.",
  ),
  "code-twice": say(
    "Код {{code}} стоит в двух строках.",
    "{{code}} коды екі жолда тұр.",
    "Le code {{code}} figure sur deux lignes.",
  ),
  "kind-and-mode": say(
    "Подразделение в составе служит внутри контингента партнёра.",
    "Құрамдас бөлімше серіктес контингентінің ішінде қызмет етеді.",
    "Une unité intégrée sert au sein du contingent d’un partenaire.",
  ),
  "partner-unreadable": say(
    "Нужен код страны из трёх букв, например IND; здесь «{{value}}».",
    "Үш әріпті ел коды керек, мысалы IND; мұнда «{{value}}».",
    "Il faut un code de pays à trois lettres, comme IND ; ici « {{value}} ».",
  ),
  "partner-without-embedding": say(
    "У тех, кто едет по собственному соглашению, партнёра нет; здесь {{partner}}.",
    "Өз келісімімен баратындарда серіктес болмайды; мұнда {{partner}}.",
    "Qui part sous l’accord propre du pays n’a pas de partenaire ; ici {{partner}}.",
  ),
  "post-kept-as-words": say(
    "Должность {{post}} не записана; командировка сохраняется без должности, слово — в примечании.",
    "{{post}} лауазымы тіркелмеген; мерзім лауазымсыз сақталады, сөз ескертпеде қалады.",
    "Le poste {{post}} n’est pas enregistré ; le séjour est gardé sans poste, le mot en note.",
  ),
  "post-elsewhere": say(
    "Должность {{post}} — в {{other}}, а не в {{mission}}.",
    "{{post}} лауазымы {{mission}} емес, {{other}} миссиясында.",
    "Le poste {{post}} est à {{other}}, non à {{mission}}.",
  ),
  "end-without-day": say(
    "Сказано, как завершилось, но не когда.",
    "Қалай аяқталғаны айтылған, қашан екені айтылмаған.",
    "La ligne dit comment le séjour s’est terminé, et non quand.",
  ),
  "open-without-day": say(
    "Последнего дня нет. Впишите плановый день или укажите для всего импорта, до какого дня планируются открытые командировки.",
    "Соңғы күн жоқ. Жоспарланған күнді жазыңыз немесе ашық мерзімдер қай күнге дейін жоспарланғанын бүкіл импортқа көрсетіңіз.",
    "Le séjour n’a pas de dernier jour. Écrivez le jour prévu, ou dites pour tout l’import jusqu’à quand les séjours ouverts sont prévus.",
  ),
  "open-until-past": say(
    "Открытые командировки нельзя планировать до {{day}}: этот день прошёл.",
    "Ашық мерзімдерді {{day}} дейін жоспарлауға болмайды: ол күн өтіп кеткен.",
    "Les séjours ouverts ne peuvent être prévus jusqu’au {{day}} : ce jour est passé.",
  ),
  "in-the-future": say(
    "{{day}} ещё не наступило. История хранит то, что было; планируемое приказывается в «Планах».",
    "{{day}} әлі келген жоқ. Тарих болғанды сақтайды; жоспарланғаны «Жоспарлар» бөлімінде бұйырылады.",
    "Le {{day}} n’est pas encore venu. L’historique garde ce qui a eu lieu ; ce qui est prévu s’ordonne dans Plans.",
  ),
  "extension-instead": say(
    "{{person}} записан по {{until}}; {{to}} ещё не наступило, и это не исправление: внесите продление на странице командировки.",
    "{{person}} {{until}} дейін жазылған; {{to}} әлі келген жоқ, сондықтан бұл түзету емес: іссапар бетінде ұзартуды енгізіңіз.",
    "{{person}} est inscrit jusqu’au {{until}} ; le {{to}} n’est pas encore venu, ce n’est donc pas une correction : inscrivez une prolongation sur la page de l’affectation.",
  ),
  "left-before": say(
    "{{person}} убыл {{until}}; {{to}} ещё не наступило. Укажите наступивший день или отмените убытие и внесите продление.",
    "{{person}} {{until}} кетті; {{to}} әлі келген жоқ. Келген күнді көрсетіңіз немесе кетуін қайтарып, ұзартуды енгізіңіз.",
    "{{person}} est parti le {{until}} ; le {{to}} n’est pas encore venu. Donnez un jour déjà venu, ou annulez le départ et inscrivez une prolongation.",
  ),
  "days-reversed": say(
    "Последний день ({{to}}) раньше первого ({{from}}).",
    "Соңғы күн ({{to}}) бірінші күннен ({{from}}) бұрын.",
    "Le dernier jour ({{to}}) précède le premier ({{from}}).",
  ),
  "repatriation-needs-cause": say(
    "Досрочному возвращению нужна причина.",
    "Мерзімінен бұрын қайтаруға себеп керек.",
    "Un rapatriement a besoin de sa cause.",
  ),
  "repatriation-needs-payer": say(
    "Досрочному возвращению нужно знать, кто платит: ООН, страна или партнёр.",
    "Мерзімінен бұрын қайтаруға кім төлейтіні керек: БҰҰ, ел немесе серіктес.",
    "Un rapatriement a besoin de qui paie : l’ONU, le pays ou le partenaire.",
  ),
  "row-twice": say(
    "Строка {{row}} говорит то же; считается один раз.",
    "{{row}}-жол дәл соны айтады; бір рет есептеледі.",
    "La ligne {{row}} dit la même chose ; elle compte une fois.",
  ),
  "already-deployed": say(
    "{{person}} уже в {{mission}} с {{from}} по {{to}}; {{askedFrom}} – {{askedTo}} пересекается. Никто не бывает в двух местах в один день: завершите одно до начала другого.",
    "{{person}} {{from}} – {{to}} аралығында {{mission}} миссиясында; {{askedFrom}} – {{askedTo}} онымен қиылысады. Бір күнде екі жерде болуға болмайды: бірін екіншісі басталғанша аяқтаңыз.",
    "{{person}} est à {{mission}} du {{from}} au {{to}} ; {{askedFrom}} – {{askedTo}} s’y croise. Nul n’est à deux endroits le même jour : terminez l’un avant l’autre.",
  ),
  "planned-not-covered": say(
    "Плановые дни после {{today}} не покрыты решением. Прошедшие дни можно записать как нарушение, плановые — нет: последним днём укажите {{today}} или раньше.",
    "{{today}} кейінгі жоспарланған күндер шешіммен қамтылмаған. Өткен күндерді бұзушылық ретінде жазуға болады, жоспарланғанын — жоқ: соңғы күнге {{today}} немесе бұрынғыны жазыңыз.",
    "Les jours prévus après le {{today}} ne sont couverts par aucune décision. Les jours passés peuvent être notés comme infraction, les jours prévus non : donnez le {{today}} ou un jour antérieur.",
  ),
};

/** Codes that have sentences here; others have theirs with the law. */
export const FINDING_CODES: readonly string[] = Object.keys(SENTENCES);

/**
 * The sentence of a finding; its English message where the language has none or a fact is lacking.
 *
 * @param fact words a fact, as a day in the reader's way
 */
export function sayFinding(
  finding: Pick<HistoryFinding, "code" | "message" | "facts">,
  language: HistoryLanguage,
  fact: (value: string | number) => string = String,
): string {
  const sentence = language === "en" ? undefined : SENTENCES[finding.code]?.[language];
  if (sentence === undefined) return finding.message;
  const said = sentence.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = finding.facts[name];
    return value === undefined || value === null ? place : fact(value);
  });
  return said.includes("{{") ? finding.message : said;
}
