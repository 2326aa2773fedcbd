/** What rules of eligibility say, by code, and the rules' names, in four languages. The places are the facts of the hit. Pure. */
import { ATTRIBUTES, hitCode } from "./sentences.ts";

/** One sentence in the languages of the interface. */
export interface Saying {
  readonly en: string;
  readonly ru: string;
  readonly kk: string;
  readonly fr: string;
}

/** Names of the rules that ship with the product and of what posts ask by themselves, by code; they stand in the fact `rule`. */
export const ruleNames = {
  "un-declaration": {
    en: "volunteer’s declaration",
    ru: "заявление добровольца",
    kk: "еріктінің өтініші",
    fr: "déclaration de volontariat",
  },
  "un-age-observer": {
    en: "age of observers and staff officers",
    ru: "возраст наблюдателей и штабных офицеров",
    kk: "бақылаушылар мен штаб офицерлерінің жасы",
    fr: "âge des observateurs et officiers d’état-major",
  },
  "un-age-contingent": {
    en: "age of members of units",
    ru: "возраст военнослужащих подразделений",
    kk: "бөлімше мүшелерінің жасы",
    fr: "âge des membres d’unités",
  },
  "un-age-contingent-preferred": {
    en: "preferred age of members of units",
    ru: "желательный возраст военнослужащих подразделений",
    kk: "бөлімше мүшелерінің қалаулы жасы",
    fr: "âge souhaité des membres d’unités",
  },
  "un-officer-service": {
    en: "years as an officer",
    ru: "лет офицерской службы",
    kk: "офицер болған жылдары",
    fr: "années comme officier",
  },
  "un-serving": {
    en: "in service for the whole tour",
    ru: "служба на весь срок командировки",
    kk: "іссапар бойы қызметте болу",
    fr: "en service pendant toute l’affectation",
  },
  "un-conduct": {
    en: "conduct attestation",
    ru: "аттестация о поведении",
    kk: "мінез-құлық аттестациясы",
    fr: "attestation de conduite",
  },
  "un-medical": {
    en: "medical fitness",
    ru: "годность по здоровью",
    kk: "денсаулығының жарамдылығы",
    fr: "aptitude médicale",
  },
  "un-passport": { en: "passport", ru: "паспорт", kk: "паспорт", fr: "passeport" },
  "un-driving-observer": {
    en: "driving with a manual gearbox",
    ru: "вождение с механической коробкой",
    kk: "механикалық қорапты көлік жүргізу",
    fr: "conduite à boîte manuelle",
  },
  "un-grade": { en: "rank of the post", ru: "звание по должности", kk: "лауазымға сай атақ", fr: "grade du poste" },
  "un-core-training": {
    en: "core pre-deployment training",
    ru: "базовая подготовка к отправке",
    kk: "жіберер алдындағы негізгі дайындық",
    fr: "formation de base avant déploiement",
  },
  "un-observer-course": {
    en: "observer course",
    ru: "курс наблюдателей",
    kk: "бақылаушылар курсы",
    fr: "cours d’observateur",
  },
  "un-staff-course": {
    en: "staff officer course",
    ru: "курс штабных офицеров",
    kk: "штаб офицерлері курсы",
    fr: "cours d’officier d’état-major",
  },
  "kaz-age": {
    en: "national age limits",
    ru: "национальные пределы возраста",
    kk: "ұлттық жас шегі",
    fr: "limites d’âge nationales",
  },
  "kaz-service": {
    en: "years in the Armed Forces",
    ru: "лет службы в Вооружённых силах",
    kk: "Қарулы күштердегі қызмет жылдары",
    fr: "années dans les forces armées",
  },
  "kaz-rank": {
    en: "captain to colonel",
    ru: "от капитана до полковника",
    kk: "капитаннан полковникке дейін",
    fr: "de capitaine à colonel",
  },
  "kaz-english": { en: "English", ru: "английский язык", kk: "ағылшын тілі", fr: "anglais" },
  "kaz-driving": {
    en: "driving with a manual gearbox (national)",
    ru: "вождение с механической коробкой (национальное)",
    kk: "механикалық қорапты көлік жүргізу (ұлттық)",
    fr: "conduite à boîte manuelle (national)",
  },
  "kaz-available": {
    en: "free for the whole tour",
    ru: "свободен на весь срок",
    kk: "бүкіл мерзімге бос",
    fr: "disponible pendant toute l’affectation",
  },
  "kaz-rest": {
    en: "days at home between tours",
    ru: "дней дома между командировками",
    kk: "іссапарлар арасында үйде болу күндері",
    fr: "jours au pays entre affectations",
  },
  "post-language": {
    en: "a language that the post asks for",
    ru: "язык, требуемый должностью",
    kk: "лауазым талап ететін тіл",
    fr: "une langue demandée par le poste",
  },
  "post-course": {
    en: "a course that the post asks for",
    ru: "курс, требуемый должностью",
    kk: "лауазым талап ететін курс",
    fr: "un cours demandé par le poste",
  },
  "post-skill": {
    en: "a skill that the post asks for",
    ru: "навык, требуемый должностью",
    kk: "лауазым талап ететін дағды",
    fr: "une compétence demandée par le poste",
  },
  "post-driving": {
    en: "a driving licence that the post asks for",
    ru: "водительские права, требуемые должностью",
    kk: "лауазым талап ететін жүргізуші куәлігі",
    fr: "un permis demandé par le poste",
  },
  "post-clearance": {
    en: "a clearance that the post asks for",
    ru: "допуск, требуемый должностью",
    kk: "лауазым талап ететін рұқсат",
    fr: "une habilitation demandée par le poste",
  },
} as const satisfies Readonly<Record<string, Saying>>;

const BY_RESULT = {
  met: {
    en: "{{rule}}: met ({{found}}).",
    ru: "{{rule}}: выполнено ({{found}}).",
    kk: "{{rule}}: орындалған ({{found}}).",
    fr: "{{rule}} : rempli ({{found}}).",
  },
  waived: {
    en: "{{rule}}: waived; asked is {{terms}}, on file is {{found}}.",
    ru: "{{rule}}: сделано исключение; требуется {{terms}}, в деле {{found}}.",
    kk: "{{rule}}: ерекшелік жасалған; талап {{terms}}, істе {{found}}.",
    fr: "{{rule}} : dérogation ; demandé {{terms}}, au dossier {{found}}.",
  },
  not_yet: {
    en: "{{rule}}: only from {{from}} (on file: {{found}}).",
    ru: "{{rule}}: только с {{from}} (в деле: {{found}}).",
    kk: "{{rule}}: тек {{from}} бастап (істе: {{found}}).",
    fr: "{{rule}} : seulement à partir du {{from}} (au dossier : {{found}}).",
  },
  unknown: {
    en: "{{rule}}: nothing valid on file; asked is {{terms}}. Unknown never counts as yes.",
    ru: "{{rule}}: действующего подтверждения нет; требуется {{terms}}. Неизвестное не считается выполненным.",
    kk: "{{rule}}: жарамды растау жоқ; талап {{terms}}. Белгісіз нәрсе орындалған болып саналмайды.",
    fr: "{{rule}} : rien de valable au dossier ; demandé {{terms}}. L’inconnu ne vaut jamais oui.",
  },
  failed: {
    en: "{{rule}}: asked is {{terms}}; on file is {{found}}.",
    ru: "{{rule}}: требуется {{terms}}; в деле {{found}}.",
    kk: "{{rule}}: талап {{terms}}; істе {{found}}.",
    fr: "{{rule}} : demandé {{terms}} ; au dossier {{found}}.",
  },
} as const satisfies Readonly<Record<string, Saying>>;

/** The sentence of each rule's word, by the code of the hit: `language.failed`, `medical.unknown`, … */
export const hitText: Readonly<Record<string, Saying>> = Object.fromEntries(
  ATTRIBUTES.flatMap((attribute) =>
    (Object.keys(BY_RESULT) as (keyof typeof BY_RESULT)[]).map((result) => [
      hitCode(attribute, result),
      BY_RESULT[result],
    ]),
  ),
);

/** Sentences of refusals of waivers, evidence, declarations, agreed tours and templates. */
export const recordText = {
  "waiver.no-rule": {
    en: "No rule {{rule}} is in force on {{day}}.",
    ru: "На {{day}} правило {{rule}} не действует.",
    kk: "{{day}} күні {{rule}} ережесі қолданылмайды.",
    fr: "Aucune règle {{rule}} n’est en vigueur le {{day}}.",
  },
  "waiver.hard": {
    en: "This rule cannot be waived by anybody: {{rule}}.",
    ru: "Из этого правила никто не может сделать исключение: {{rule}}.",
    kk: "Бұл ережеден ешкім ерекшелік жасай алмайды: {{rule}}.",
    fr: "Nul ne peut déroger à cette règle : {{rule}}.",
  },
  "waiver.authority": {
    en: "{{rule}}: waived by {{authority}}, not by {{given}}.",
    ru: "{{rule}}: исключение делает {{authority}}, а не {{given}}.",
    kk: "{{rule}}: ерекшелікті {{given}} емес, {{authority}} жасайды.",
    fr: "{{rule}} : la dérogation vient de {{authority}}, non de {{given}}.",
  },
  "waiver.days": {
    en: "A waiver from {{from}} cannot end on {{to}}.",
    ru: "Исключение с {{from}} не может закончиться {{to}}.",
    kk: "{{from}} басталған ерекшелік {{to}} аяқтала алмайды.",
    fr: "Une dérogation à partir du {{from}} ne peut finir le {{to}}.",
  },
  "evidence.result": {
    en: "The result “{{result}}” is none of: {{allowed}}.",
    ru: "Результат «{{result}}» не из числа возможных: {{allowed}}.",
    kk: "«{{result}}» нәтижесі мүмкін мәндерге жатпайды: {{allowed}}.",
    fr: "Le résultat « {{result}} » n’est aucun de : {{allowed}}.",
  },
  "evidence.diagnosis": {
    en: "Of health only fit or unfit and until when is kept. Leave the subject empty.",
    ru: "О здоровье хранится только «годен» или «не годен» и до какого дня. Оставьте предмет пустым.",
    kk: "Денсаулық туралы тек жарамды не жарамсыз және қашанға дейін екені сақталады. Тақырыбын бос қалдырыңыз.",
    fr: "De la santé on ne garde qu’apte ou inapte, et jusqu’à quand. Laissez l’objet vide.",
  },
  "evidence.future": {
    en: "Evidence is recorded once it exists: it is dated {{issued}}, today is {{today}}.",
    ru: "Подтверждение вносится, когда оно есть: дата {{issued}}, сегодня {{today}}.",
    kk: "Растау бар болғанда ғана енгізіледі: күні {{issued}}, бүгін {{today}}.",
    fr: "Une preuve s’enregistre quand elle existe : elle est datée du {{issued}}, nous sommes le {{today}}.",
  },
  "evidence.days": {
    en: "Evidence issued on {{issued}} cannot have run out on {{expires}}.",
    ru: "Подтверждение от {{issued}} не могло истечь {{expires}}.",
    kk: "{{issued}} берілген растаудың мерзімі {{expires}} аяқталуы мүмкін емес.",
    fr: "Une preuve émise le {{issued}} n’a pu expirer le {{expires}}.",
  },
  "declaration.future": {
    en: "A declaration is recorded once it was given: it is dated {{given}}, today is {{today}}.",
    ru: "Заявление вносится, когда оно подано: дата {{given}}, сегодня {{today}}.",
    kk: "Өтініш берілгенде ғана енгізіледі: күні {{given}}, бүгін {{today}}.",
    fr: "Une déclaration s’enregistre une fois faite : elle est datée du {{given}}, nous sommes le {{today}}.",
  },
  "declaration.days": {
    en: "A declaration given on {{given}} cannot end on {{expires}}.",
    ru: "Заявление от {{given}} не может закончиться {{expires}}.",
    kk: "{{given}} берілген өтініш {{expires}} аяқтала алмайды.",
    fr: "Une déclaration du {{given}} ne peut finir le {{expires}}.",
  },
  "template.sum": {
    en: "The lines of {{unitType}} add up to {{sum}} posts; its strength is {{strength}}.",
    ru: "Строки {{unitType}} дают в сумме должностей: {{sum}}; численность {{strength}}.",
    kk: "{{unitType}} жолдарының қосындысы {{sum}} лауазым; саны {{strength}}.",
    fr: "Les lignes de {{unitType}} totalisent {{sum}} postes ; l’effectif est de {{strength}}.",
  },
  "tour.outside-post": {
    en: "The tour {{tour}} lies outside the days of the post {{post}}.",
    ru: "Командировка {{tour}} выходит за дни существования должности {{post}}.",
    kk: "{{tour}} іссапары {{post}} лауазымының күндерінен тыс.",
    fr: "L’affectation {{tour}} sort des jours du poste {{post}}.",
  },
  "tour.past-mission-end": {
    en: "{{mission}} ends operations on {{lastDay}}; the tour {{tour}} would last to {{to}}.",
    ru: "{{mission}} завершает операции {{lastDay}}; командировка {{tour}} длилась бы до {{to}}.",
    kk: "{{mission}} операцияларын {{lastDay}} аяқтайды; {{tour}} іссапары {{to}} дейін созылар еді.",
    fr: "{{mission}} cesse ses opérations le {{lastDay}} ; l’affectation {{tour}} durerait jusqu’au {{to}}.",
  },
  "tour.overlaps": {
    en: "The tours {{tour}} and {{other}} share {{days}} days; a handover has at most {{atMost}}.",
    ru: "Командировки {{tour}} и {{other}} пересекаются; общих дней: {{days}}, для передачи не больше {{atMost}}.",
    kk: "{{tour}} мен {{other}} іссапарларының ортақ күні {{days}}; тапсыруға ең көбі {{atMost}} күн.",
    fr: "Les affectations {{tour}} et {{other}} ont {{days}} jours communs ; une relève en a au plus {{atMost}}.",
  },
} as const satisfies Readonly<Record<string, Saying>>;
