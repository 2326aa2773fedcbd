/** The office's words for what is known of missions: kinds, states, series, categories, ends and changes. */
import { useCallback } from "react";
import { defineText } from "../language/text.ts";
import { useText } from "../language/use-text.ts";

export const missionWords = defineText("missionWords", {
  // Kinds of missions
  peacekeeping: {
    en: "peacekeeping operation",
    ru: "миротворческая операция",
    kk: "бітімгершілік операция",
    fr: "opération de maintien de la paix",
  },
  political: {
    en: "political mission of the UN",
    ru: "политическая миссия ООН",
    kk: "БҰҰ саяси миссиясы",
    fr: "mission politique de l’ONU",
  },
  other: { en: "not a UN mission", ru: "не миссия ООН", kk: "БҰҰ миссиясы емес", fr: "hors ONU" },
  // Where a mission stands
  not_begun: { en: "not begun", ru: "не начата", kk: "басталмаған", fr: "pas commencée" },
  active: { en: "active", ru: "действует", kk: "жұмыс істеуде", fr: "active" },
  withdrawing: { en: "withdrawing", ru: "выводится", kk: "шығарылуда", fr: "en retrait" },
  liquidating: { en: "in liquidation", ru: "ликвидируется", kk: "таратылуда", fr: "en liquidation" },
  ended: { en: "ended", ru: "завершена", kk: "аяқталған", fr: "terminée" },
  // Kinds of mandates
  establishment: { en: "establishment", ru: "учреждение", kk: "құру", fr: "création" },
  renewal: { en: "renewal", ru: "продление", kk: "ұзарту", fr: "renouvellement" },
  rollover: {
    en: "technical rollover",
    ru: "техническое продление",
    kk: "техникалық ұзарту",
    fr: "prolongation technique",
  },
  change: { en: "change of terms", ru: "изменение условий", kk: "шарттарды өзгерту", fr: "modification des termes" },
  final: { en: "last mandate", ru: "последний мандат", kk: "соңғы мандат", fr: "dernier mandat" },
  termination: { en: "termination", ru: "прекращение", kk: "тоқтату", fr: "cessation" },
  // Series and categories
  authorised: { en: "authorised", ru: "разрешено Советом", kk: "Кеңес рұқсат еткен", fr: "autorisé" },
  planned: { en: "planned", ru: "запланировано", kk: "жоспарланған", fr: "prévu" },
  reported: { en: "reported", ru: "по отчётам", kk: "есеп бойынша", fr: "constaté" },
  military: { en: "military", ru: "военные", kk: "әскерилер", fr: "militaires" },
  observers_staff: {
    en: "observers and staff officers",
    ru: "наблюдатели и штабные офицеры",
    kk: "бақылаушылар мен штаб офицерлері",
    fr: "observateurs et officiers d’état-major",
  },
  police: { en: "police", ru: "полиция", kk: "полиция", fr: "police" },
  uniformed: { en: "all uniformed", ru: "весь состав в форме", kk: "барлық киім нысандылар", fr: "tous en uniforme" },
  // Three ends
  operations: { en: "end of operations", ru: "конец операций", kk: "операциялардың соңы", fr: "fin des opérations" },
  withdrawal: { en: "withdrawal complete", ru: "вывод завершён", kk: "шығару аяқталды", fr: "retrait achevé" },
  liquidation: {
    en: "liquidation complete",
    ru: "ликвидация завершена",
    kk: "тарату аяқталды",
    fr: "liquidation achevée",
  },
  // Reductions
  announced: { en: "announced", ru: "объявлено", kk: "жарияланды", fr: "annoncée" },
  ordered: { en: "ordered", ru: "предписано", kk: "бұйырылды", fr: "ordonnée" },
  executing: { en: "being carried out", ru: "выполняется", kk: "орындалуда", fr: "en cours" },
  executed: { en: "carried out", ru: "выполнено", kk: "орындалды", fr: "exécutée" },
  withdrawn: { en: "withdrawn", ru: "отменено", kk: "күшін жойды", fr: "retirée" },
  mission: { en: "the whole mission", ru: "вся миссия", kk: "бүкіл миссия", fr: "toute la mission" },
  us: { en: "us", ru: "мы", kk: "біз", fr: "nous" },
  // How well something is known
  verified: { en: "verified", ru: "проверено", kk: "тексерілген", fr: "vérifié" },
  unverified: { en: "unverified", ru: "не проверено", kk: "тексерілмеген", fr: "non vérifié" },
  inferred: { en: "inferred", ru: "выведено", kk: "шығарылған", fr: "déduit" },
  day: { en: "to the day", ru: "до дня", kk: "күніне дейін", fr: "au jour près" },
  month: { en: "to the month", ru: "до месяца", kk: "айына дейін", fr: "au mois près" },
  // How a plan stands
  draft: { en: "draft", ru: "черновик", kk: "жоба", fr: "projet" },
  proposed: { en: "proposed", ru: "внесён", kk: "ұсынылған", fr: "proposé" },
  approved: { en: "approved", ru: "одобрен", kk: "мақұлданған", fr: "approuvé" },
  // What a change was
  shipped: {
    en: "came with the product",
    ru: "поставлено с продуктом",
    kk: "өніммен бірге келген",
    fr: "fourni avec le produit",
  },
  added: { en: "mission added", ru: "миссия добавлена", kk: "миссия қосылды", fr: "mission ajoutée" },
  resolution: {
    en: "resolution recorded",
    ru: "внесена резолюция",
    kk: "қарар енгізілді",
    fr: "résolution enregistrée",
  },
  end: { en: "end moved", ru: "перенесён конец", kk: "аяқталу күні жылжытылды", fr: "fin déplacée" },
  end_withdrawn: { en: "end withdrawn", ru: "конец снят", kk: "аяқталу күні алынды", fr: "fin retirée" },
  mandate_corrected: {
    en: "mandate corrected",
    ru: "мандат исправлен",
    kk: "мандат түзетілді",
    fr: "mandat corrigé",
  },
  mandate_withdrawn: { en: "mandate withdrawn", ru: "мандат снят", kk: "мандат алынды", fr: "mandat retiré" },
  strength: { en: "number recorded", ru: "внесена численность", kk: "сан енгізілді", fr: "effectif enregistré" },
  strength_corrected: {
    en: "number corrected",
    ru: "численность исправлена",
    kk: "сан түзетілді",
    fr: "effectif corrigé",
  },
  strength_withdrawn: { en: "number withdrawn", ru: "численность снята", kk: "сан алынды", fr: "effectif retiré" },
  profile: { en: "facts corrected", ru: "сведения исправлены", kk: "деректер түзетілді", fr: "fiche corrigée" },
  reduction: {
    en: "reduction recorded",
    ru: "внесено сокращение",
    kk: "қысқарту енгізілді",
    fr: "réduction enregistrée",
  },
  reduction_event: {
    en: "reduction went on",
    ru: "шаг сокращения",
    kk: "қысқарту қадамы",
    fr: "étape de réduction",
  },
  undone: { en: "taken back", ru: "отменено", kk: "кері қайтарылды", fr: "annulé" },
  carried_over: {
    en: "carried over by an upgrade",
    ru: "перенесено при обновлении",
    kk: "жаңарту кезінде көшірілді",
    fr: "repris lors d’une mise à jour",
  },
});

/** A function that says one of these words; a code that is none of them as it is. */
export function useMissionWord(): (code: string) => string {
  const say = useText(missionWords);
  return useCallback(
    (code) => (Object.hasOwn(missionWords.phrases, code) ? say(code as keyof typeof missionWords.phrases) : code),
    [say],
  );
}
