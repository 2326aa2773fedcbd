/** What is refused in the life of a tour, in four languages. Places in braces are the facts. Pure. */
import type { Saying } from "../../missions/saying.ts";

/** By code. */
export const tourStepText = {
  vetting: {
    en: "{{person}} has no result of the UN’s vetting up to {{day}}.",
    ru: "У {{person}} нет результата проверки ООН на {{day}}.",
    kk: "{{person}} үшін {{day}} дейін БҰҰ тексеруінің нәтижесі жоқ.",
    fr: "{{person}} n’a pas de résultat de vérification par l’ONU au {{day}}.",
  },
  medical: {
    en: "{{person}} has no medical clearance that holds on the first day, {{from}}.",
    ru: "У {{person}} нет медицинского допуска на первый день, {{from}}.",
    kk: "{{person}} үшін бірінші күнге, {{from}}, жарамды медициналық рұқсат жоқ.",
    fr: "{{person}} n’a pas d’aptitude médicale valable le premier jour, {{from}}.",
  },
  acceptance: {
    en: "The UN’s acceptance of {{person}} is not recorded.",
    ru: "Согласие ООН принять {{person}} не записано.",
    kk: "БҰҰ-ның {{person}} қабылдағаны жазылмаған.",
    fr: "L’acceptation de {{person}} par l’ONU n’est pas inscrite.",
  },
  "not-declared": {
    en: "{{person}} has no declaration in force on {{day}}; nobody goes without one.",
    ru: "У {{person}} нет действующего заявления на {{day}}; без него никто не едет.",
    kk: "{{person}} үшін {{day}} күні күшінде тұрған өтініш жоқ; онсыз ешкім бармайды.",
    fr: "{{person}} n’a pas de déclaration en vigueur le {{day}} ; personne ne part sans elle.",
  },
  "travel-order": {
    en: "The order to travel for {{person}} is not recorded.",
    ru: "Приказ о выезде {{person}} не записан.",
    kk: "{{person}} шығу бұйрығы жазылмаған.",
    fr: "L’ordre de départ de {{person}} n’est pas inscrit.",
  },
  "travel-papers": {
    en: "Passport to {{to}}, visa and vaccination on {{from}} are not all valid for {{person}}.",
    ru: "Паспорт до {{to}}, виза и прививки на {{from}} действительны для {{person}} не все.",
    kk: "{{person}} үшін {{to}} дейінгі төлқұжат, {{from}} күнгі виза мен екпелердің бәрі бірдей жарамды емес.",
    fr: "Passeport jusqu’au {{to}}, visa et vaccinations au {{from}} ne sont pas tous valables pour {{person}}.",
  },
  debrief: {
    en: "{{person}} has not been debriefed.",
    ru: "С {{person}} не проведён разбор после возвращения.",
    kk: "{{person}} оралғаннан кейінгі әңгімелесуден өтпеген.",
    fr: "{{person}} n’a pas eu son entretien de retour.",
  },
  "medical-after": {
    en: "The medical check of {{person}} after return is not recorded.",
    ru: "Медицинский осмотр {{person}} после возвращения не записан.",
    kk: "{{person}} оралғаннан кейінгі медициналық тексерісі жазылмаған.",
    fr: "La visite médicale de {{person}} au retour n’est pas inscrite.",
  },
  consent: {
    en: "The country’s consent to {{person}} staying to {{to}} is not recorded.",
    ru: "Согласие страны на пребывание {{person}} до {{to}} не записано.",
    kk: "{{person}} {{to}} дейін қалуына елдің келісімі жазылмаған.",
    fr: "L’accord du pays pour que {{person}} reste jusqu’au {{to}} n’est pas inscrit.",
  },
  "un-approval": {
    en: "The UN’s approval for {{person}} is not recorded.",
    ru: "Одобрение ООН для {{person}} не записано.",
    kk: "{{person}} үшін БҰҰ мақұлдауы жазылмаған.",
    fr: "L’approbation de l’ONU pour {{person}} n’est pas inscrite.",
  },
  "left-already": {
    en: "The person’s departure is recorded already; take it back or correct it instead.",
    ru: "Убытие уже записано; отмените эту запись или исправьте её.",
    kk: "Кетуі бұрыннан жазылған; сол жазбаны қайтарыңыз немесе түзетіңіз.",
    fr: "Le départ est déjà inscrit ; annulez-le ou corrigez-le plutôt.",
  },
  "extension-instead": {
    en: "{{person}} is recorded to {{until}}; {{to}} has not come yet, so it is no correction: record an extension instead.",
    ru: "{{person}} записан по {{until}}; {{to}} ещё не наступило, и это не исправление: внесите продление.",
    kk: "{{person}} {{until}} дейін жазылған; {{to}} әлі келген жоқ, сондықтан бұл түзету емес: оның орнына ұзартуды енгізіңіз.",
    fr: "{{person}} est inscrit jusqu’au {{until}} ; le {{to}} n’est pas encore venu, ce n’est donc pas une correction : inscrivez une prolongation.",
  },
  "left-before": {
    en: "{{person}} left on {{until}}; {{to}} has not come yet. Take the departure back first, then record an extension.",
    ru: "{{person}} убыл {{until}}; {{to}} ещё не наступило. Сначала отмените убытие, затем внесите продление.",
    kk: "{{person}} {{until}} кетті; {{to}} әлі келген жоқ. Алдымен кетуін қайтарыңыз, содан кейін ұзартуды енгізіңіз.",
    fr: "{{person}} est parti le {{until}} ; le {{to}} n’est pas encore venu. Annulez d’abord le départ, puis inscrivez une prolongation.",
  },
  "reschedule-instead": {
    en: "{{person}} has not set out; {{from}} to {{to}} goes beyond the days that were approved, {{approvedFrom}} to {{until}}: propose other days for the tour instead.",
    ru: "{{person}} ещё не убыл; {{from}} – {{to}} выходит за утверждённые дни {{approvedFrom}} – {{until}}: предложите другие даты командировки.",
    kk: "{{person}} әлі жолға шыққан жоқ; {{from}} – {{to}} бекітілген {{approvedFrom}} – {{until}} күндерінен асады: іссапарға басқа күндер ұсыныңыз.",
    fr: "{{person}} n’est pas parti ; {{from}} – {{to}} dépasse les jours approuvés, {{approvedFrom}} – {{until}} : proposez d’autres jours pour l’affectation.",
  },
  "extend-so-far": {
    en: "Up to {{to}} it needs no more than its papers; one day more does not do.",
    ru: "До {{to}} нужны только документы; ещё на день — уже нельзя.",
    kk: "{{to}} дейін тек құжаттары керек; тағы бір күнге болмайды.",
    fr: "Jusqu’au {{to}}, il n’y faut que les pièces ; un jour de plus ne va pas.",
  },
  "reschedule-so-far": {
    en: "From {{from}} to {{to}} nothing stands against it; one day more does not do.",
    ru: "С {{from}} по {{to}} препятствий нет; ещё на день — уже нельзя.",
    kk: "{{from}} – {{to}} күндеріне кедергі жоқ; тағы бір күнге болмайды.",
    fr: "Du {{from}} au {{to}}, rien ne s’y oppose ; un jour de plus ne va pas.",
  },
  "not-undone": {
    en: "This event of {{person}} is not taken back; correct the days or cancel the tour instead.",
    ru: "Это событие {{person}} не отменяют; исправьте дни или отмените командировку.",
    kk: "{{person}} бұл оқиғасы қайтарылмайды; күндерін түзетіңіз немесе іссапардың күшін жойыңыз.",
    fr: "Cet événement de {{person}} ne s’annule pas ; corrigez les jours ou annulez l’affectation.",
  },
  "move-outside-tour": {
    en: "The tour lasts from {{from}} to {{to}}; a move on {{on}} does not follow it.",
    ru: "Командировка длится с {{from}} по {{to}}; перевод {{on}} за ней не следует.",
    kk: "Іссапар {{from}} – {{to}} аралығында; {{on}} күнгі ауысу оған жалғаспайды.",
    fr: "L’affectation dure du {{from}} au {{to}} ; une mutation le {{on}} ne lui fait pas suite.",
  },
  "lead-time-too-long": {
    en: "{{step}}: {{days}} days are more than can be set; the most is {{most}} (ten years). Give a shorter time.",
    ru: "{{step}}: {{days}} дн. — больше, чем можно задать; наибольшее — {{most}} (десять лет). Укажите меньший срок.",
    kk: "{{step}}: {{days}} күн — белгілеуге болатыннан көп; ең көбі {{most}} (он жыл). Қысқарақ мерзім беріңіз.",
    fr: "{{step}} : {{days}} jours dépassent ce qui peut être fixé ; le maximum est {{most}} (dix ans). Donnez un délai plus court.",
  },
  "role-or-contribution": {
    en: "A lead time is for a role or for a contribution, not for both.",
    ru: "Срок задают для роли или для вклада, не для обоих сразу.",
    kk: "Мерзім рөлге немесе үлеске беріледі, екеуіне бірдей емес.",
    fr: "Un délai vaut pour un rôle ou pour une contribution, pas pour les deux.",
  },
  "not-eligible-for-days": {
    en: "{{person}} may not hold {{post}} from {{from}} to {{to}}: {{title}}.",
    ru: "{{person}} не может занимать {{post}} с {{from}} по {{to}}: {{title}}.",
    kk: "{{person}} {{from}} – {{to}} күндері {{post}} лауазымын атқара алмайды: {{title}}.",
    fr: "{{person}} ne peut pas tenir {{post}} du {{from}} au {{to}} : {{title}}.",
  },
} as const satisfies Record<string, Saying>;
