/** What is refused of any step, lifted guard or change that waits, in four languages. Places in braces are the facts. Pure. */
import type { Saying } from "../missions/saying.ts";

/** By code. */
export const lifeText = {
  "wrong-state": {
    en: "{{person}}: this does not follow what is recorded so far.",
    ru: "{{person}}: это не следует за тем, что записано до сих пор.",
    kk: "{{person}}: бұл осы уақытқа дейін жазылғаннан кейін келмейді.",
    fr: "{{person}} : cela ne fait pas suite à ce qui est inscrit jusqu’ici.",
  },
  "steps-missing": {
    en: "{{person}}: steps before the arrival are not recorded. Record them first, or give the reason why the arrival came without them.",
    ru: "{{person}}: шаги перед прибытием не записаны. Сначала запишите их или укажите, почему прибытие состоялось без них.",
    kk: "{{person}}: келуге дейінгі қадамдар жазылмаған. Алдымен соларды жазыңыз немесе олардан бұрын келу себебін көрсетіңіз.",
    fr: "{{person}} : les étapes avant l’arrivée ne sont pas inscrites. Inscrivez-les d’abord, ou dites pourquoi l’arrivée a eu lieu sans elles.",
  },
  "own-override": {
    en: "The guard was lifted by the account that now takes the step; another person must take it.",
    ru: "Условие снято той же учётной записью, которая делает шаг; шаг должен сделать другой человек.",
    kk: "Шартты алып тастаған есептік жазба мен қадам жасап тұрған есептік жазба бір; қадамды басқа адам жасауы керек.",
    fr: "La condition a été levée par le compte qui franchit l’étape ; une autre personne doit la franchir.",
  },
  "guard-not-of-step": {
    en: "The step does not ask for this now; nothing would be lifted.",
    ru: "Шаг сейчас этого не требует; снимать нечего.",
    kk: "Қадам қазір мұны талап етпейді; алып тастайтын ештеңе жоқ.",
    fr: "L’étape ne demande pas cela maintenant ; il n’y a rien à lever.",
  },
  "wrong-authority": {
    en: "This authority may not lift the guard; choose one that may.",
    ru: "Этот орган не вправе снять условие; выберите того, кто вправе.",
    kk: "Бұл орган шартты алып тастай алмайды; құқығы бар органды таңдаңыз.",
    fr: "Cette autorité ne peut pas lever la condition ; choisissez-en une qui le peut.",
  },
  "decided-already": {
    en: "The change has been decided on already.",
    ru: "По изменению решение уже принято.",
    kk: "Өзгеріс туралы шешім қабылданып қойған.",
    fr: "La modification a déjà fait l’objet d’une décision.",
  },
  "not-the-proposer": {
    en: "Only who proposed a change withdraws it; reject it instead.",
    ru: "Отозвать изменение может лишь тот, кто его предложил; отклоните его.",
    kk: "Өзгерісті ұсынған адам ғана қайтарып ала алады; оның орнына қабылдамаңыз.",
    fr: "Seul l’auteur d’une proposition la retire ; rejetez-la plutôt.",
  },
  "tour-gone": {
    en: "The tour was cancelled since this was proposed. Reject it, or let whoever proposed it take it back.",
    ru: "С тех пор как это предложено, командировка отменена. Отклоните предложение, или пусть предложивший отзовёт его.",
    kk: "Бұл ұсынылғаннан бері іссапар тоқтатылды. Ұсынысты қабылдамаңыз немесе оны ұсынған адам қайтарып алсын.",
    fr: "La mission individuelle a été annulée depuis cette proposition. Rejetez-la, ou que son auteur la retire.",
  },
  "own-change": {
    en: "The change was proposed by this account; another person must decide on it.",
    ru: "Изменение предложено этой учётной записью; решать должен другой человек.",
    kk: "Өзгерісті осы есептік жазба ұсынған; шешімді басқа адам қабылдауы керек.",
    fr: "La modification a été proposée par ce compte ; une autre personne doit en décider.",
  },
  "change-pending": {
    en: "A change of {{about}} waits for a second person; have it decided on or withdrawn first.",
    ru: "Изменение по {{about}} ждёт второго человека; сначала его надо решить или отозвать.",
    kk: "{{about}} бойынша өзгеріс екінші адамды күтіп тұр; алдымен ол шешілсін немесе қайтарылсын.",
    fr: "Une modification de {{about}} attend une seconde personne ; faites-la d’abord décider ou retirer.",
  },
  "not-the-last-event": {
    en: "Only the last event of the tour of {{person}} can be taken back.",
    ru: "Отменить можно лишь последнее событие командировки {{person}}.",
    kk: "{{person}} іссапарының соңғы оқиғасын ғана қайтаруға болады.",
    fr: "Seul le dernier événement de l’affectation de {{person}} peut être annulé.",
  },
} as const satisfies Record<string, Saying>;
