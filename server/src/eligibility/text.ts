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
