/** What is refused in the life of a contribution, in four languages. Places in braces are the facts. Pure. */
import type { Saying } from "../../missions/saying.ts";

/** By code. */
export const contributionText = {
  "claims-settled": {
    en: "Claims of {{person}} are not settled.",
    ru: "Расчёты по {{person}} не закрыты.",
    kk: "{{person}} бойынша есеп айырысу аяқталмаған.",
    fr: "Les comptes de {{person}} ne sont pas soldés.",
  },
  "posts-filled": {
    en: "{{contribution}}: {{staffed}} of {{people}} are planned, and no record of the gap says why.",
    ru: "{{contribution}}: запланировано {{staffed}} из {{people}}, и причина нехватки не записана.",
    kk: "{{contribution}}: {{people}} адамнан {{staffed}} жоспарланған, кем болу себебі жазылмаған.",
    fr: "{{contribution}} : {{staffed}} prévus sur {{people}}, et rien ne dit pourquoi il en manque.",
  },
  "not-authorised": {
    en: "{{contribution}}: the law does not cover its people on these days.",
    ru: "{{contribution}}: закон не покрывает этих людей в эти дни.",
    kk: "{{contribution}}: заң бұл күндері оның адамдарын қамтымайды.",
    fr: "{{contribution}} : la loi ne couvre pas ces personnes ces jours-là.",
  },
  "transport-set": {
    en: "{{contribution}}: how it travels and who pays are not both in the terms.",
    ru: "{{contribution}}: в условиях нет способа переезда или плательщика.",
    kk: "{{contribution}}: шарттарда жеткізу жолы немесе төлеуші көрсетілмеген.",
    fr: "{{contribution}} : le transport et son payeur ne figurent pas tous deux dans les conditions.",
  },
  "no-end-known": {
    en: "{{contribution}}: nothing ends its stay; no decision or mission that it stands under has a last day.",
    ru: "{{contribution}}: конца пребывания нет; ни решение, ни миссия не имеют последнего дня.",
    kk: "{{contribution}}: болу мерзімінің соңы жоқ; шешімнің де, миссияның да соңғы күні белгіленбеген.",
    fr: "{{contribution}} : rien ne met fin à son séjour ; ni la décision ni la mission n’ont de dernier jour.",
  },
  "not-all-home": {
    en: "{{contribution}}: {{people}} of its people are not recorded as home.",
    ru: "{{contribution}}: возвращение не записано у {{people}} человек.",
    kk: "{{contribution}}: {{people}} адамның үйге оралғаны жазылмаған.",
    fr: "{{contribution}} : le retour de {{people}} personnes n’est pas inscrit.",
  },
  "terms-reversed": {
    en: "The last day, {{to}}, lies before the first, {{from}}.",
    ru: "Последний день, {{to}}, раньше первого, {{from}}.",
    kk: "Соңғы күні {{to}} бірінші күннен {{from}} бұрын.",
    fr: "Le dernier jour, {{to}}, précède le premier, {{from}}.",
  },
  "lead-nation": {
    en: "Whoever serves inside a lead nation’s contingent names the lead nation, and nobody else does.",
    ru: "Ведущую страну называют лишь те, кто служит в её контингенте, и они — всегда.",
    kk: "Жетекші елдің контингентінде қызмет ететіндер ғана сол елді көрсетеді, және міндетті түрде.",
    fr: "Qui sert dans le contingent d’une nation-cadre la nomme, et lui seul.",
  },
  "not-embedded": {
    en: "An embedded unit serves inside a lead nation’s contingent; choose that, or an own unit.",
    ru: "Приданное подразделение служит в контингенте ведущей страны; выберите это или своё подразделение.",
    kk: "Қосылған бөлімше жетекші елдің контингентінде қызмет етеді; соны немесе өз бөлімшеңізді таңдаңыз.",
    fr: "Une unité intégrée sert dans le contingent d’une nation-cadre ; choisissez cela, ou une unité propre.",
  },
  "unit-type-missing": {
    en: "A unit names its type.",
    ru: "Подразделение называет свой вид.",
    kk: "Бөлімшенің түрі көрсетіледі.",
    fr: "Une unité indique son type.",
  },
  "mode-in-use": {
    en: "{{contribution}} has {{tours}} tours; another way of serving needs a contribution of its own.",
    ru: "У {{contribution}} есть командировки ({{tours}}); другому порядку службы нужен отдельный вклад.",
    kk: "{{contribution}} бойынша {{tours}} іссапар бар; басқа қызмет тәртібіне жеке үлес керек.",
    fr: "{{contribution}} compte {{tours}} affectations ; un autre mode demande une contribution à part.",
  },
  "talks-state-missing": {
    en: "Say how far the talks have come.",
    ru: "Укажите, как далеко зашли переговоры.",
    kk: "Келіссөздердің қай кезеңге жеткенін көрсетіңіз.",
    fr: "Dites où en sont les pourparlers.",
  },
  "step-before-last": {
    en: "{{contribution}}: the state in force began on {{since}}; a step on {{day}} would come before it.",
    ru: "{{contribution}}: нынешнее состояние — с {{since}}; шаг {{day}} был бы раньше.",
    kk: "{{contribution}}: қазіргі күй {{since}} басталған; {{day}} күнгі қадам одан бұрын болар еді.",
    fr: "{{contribution}} : l’état en cours date du {{since}} ; une étape le {{day}} le précéderait.",
  },
  "new-end-missing": {
    en: "An extension names its new last day.",
    ru: "Продление называет новый последний день.",
    kk: "Ұзарту жаңа соңғы күнді көрсетеді.",
    fr: "Une prolongation indique son nouveau dernier jour.",
  },
  "code-taken": {
    en: "There is a contribution {{contribution}} already; choose another code.",
    ru: "Вклад {{contribution}} уже есть; выберите другой код.",
    kk: "{{contribution}} үлесі бар; басқа код таңдаңыз.",
    fr: "La contribution {{contribution}} existe déjà ; choisissez un autre code.",
  },
  "readiness-certificate": {
    en: "{{contribution}}: the certificate of readiness is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет свидетельства о готовности на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін дайындық куәлігі жазылмаған.",
    fr: "{{contribution}} : le certificat d’aptitude n’est pas inscrit au {{day}}.",
  },
  "load-list": {
    en: "{{contribution}}: the accepted load list is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет согласованного перечня грузов на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін қабылданған жүк тізімі жазылмаған.",
    fr: "{{contribution}} : la liste de chargement acceptée n’est pas inscrite au {{day}}.",
  },
  "transfer-certificate": {
    en: "{{contribution}}: the certificate of transfer of authority is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет акта о передаче полномочий на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін өкілеттік тапсыру актісі жазылмаған.",
    fr: "{{contribution}} : le certificat de transfert d’autorité n’est pas inscrit au {{day}}.",
  },
  "strength-recorded": {
    en: "{{contribution}}: the return of strength by category is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет сведений о численности по категориям на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін санаттар бойынша сан туралы мәлімет жазылмаған.",
    fr: "{{contribution}} : l’état des effectifs par catégorie n’est pas inscrit au {{day}}.",
  },
  "renewal-paper": {
    en: "{{contribution}}: the resolution or the amended agreement is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет резолюции или изменённого соглашения на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін резолюция немесе өзгертілген келісім жазылмаған.",
    fr: "{{contribution}} : ni la résolution ni l’accord modifié ne sont inscrits au {{day}}.",
  },
  "withdrawal-plan": {
    en: "{{contribution}}: no plan of withdrawal or repatriation is recorded up to {{day}}.",
    ru: "{{contribution}}: нет плана вывода или возвращения на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін шығару немесе қайтару жоспары жазылмаған.",
    fr: "{{contribution}} : le plan de retrait ou de rapatriement n’est pas inscrit au {{day}}.",
  },
  "order-paper": {
    en: "{{contribution}}: the note verbale or resolution is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет вербальной ноты или резолюции на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін вербалдық нота немесе резолюция жазылмаған.",
    fr: "{{contribution}} : ni la note verbale ni la résolution ne sont inscrits au {{day}}.",
  },
  "final-inspection": {
    en: "{{contribution}}: the report of the final inspection is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет отчёта об итоговой проверке на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін қорытынды тексеру есебі жазылмаған.",
    fr: "{{contribution}} : le rapport d’inspection finale n’est pas inscrit au {{day}}.",
  },
  "final-verification": {
    en: "{{contribution}}: the final verification report is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет итогового отчёта о проверке имущества на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін қорытынды растау есебі жазылмаған.",
    fr: "{{contribution}} : le rapport de vérification final n’est pas inscrit au {{day}}.",
  },
  "deployment-review": {
    en: "{{contribution}}: the deployment review is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет разбора развёртывания на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін орналастыруды талдау жазылмаған.",
    fr: "{{contribution}} : le bilan du déploiement n’est pas inscrit au {{day}}.",
  },
  "agreement-signed": {
    en: "{{contribution}}: the signed agreement, or the waiver of it is not recorded up to {{day}}.",
    ru: "{{contribution}}: нет подписанного соглашения или отказа от него на {{day}}.",
    kk: "{{contribution}}: {{day}} дейін қол қойылған келісім немесе одан бас тарту құжаты жазылмаған.",
    fr: "{{contribution}} : l’accord signé, ou la dispense n’est pas inscrit au {{day}}.",
  },
} as const satisfies Record<string, Saying>;
