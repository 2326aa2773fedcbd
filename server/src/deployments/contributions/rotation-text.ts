/** What is refused of rotations, their lots and their rolls, in four languages. Places in braces are the facts. Pure. */
import type { Saying } from "../../missions/saying.ts";

/** By code. */
export const rotationText = {
  "roll-certified": {
    en: "The roll of rotation {{rotation}} was not certified by {{day}}.",
    ru: "Список ротации {{rotation}} не удостоверен к {{day}}.",
    kk: "{{rotation}}-ротацияның тізімі {{day}} дейін расталмаған.",
    fr: "La liste de la relève {{rotation}} n’était pas certifiée le {{day}}.",
  },
  "no-rotation": {
    en: "{{contribution}}: no rotation of it was named for the step.",
    ru: "{{contribution}}: для шага не названа ротация.",
    kk: "{{contribution}}: қадам үшін ротация аталмаған.",
    fr: "{{contribution}} : aucune relève n’a été nommée pour cette étape.",
  },
  "overlap-too-much": {
    en: "{{contribution}}: the overlap goes beyond what the ceiling allows.",
    ru: "{{contribution}}: перекрытие превышает допуск потолка.",
    kk: "{{contribution}}: қабаттасу шек рұқсатынан асып кетеді.",
    fr: "{{contribution}} : le chevauchement dépasse ce que permet le plafond.",
  },
  "lot-reversed": {
    en: "A lot would leave on {{leaveOn}}, before it arrives on {{arriveOn}}.",
    ru: "Группа убыла бы {{leaveOn}}, до прибытия {{arriveOn}}.",
    kk: "Топ {{arriveOn}} келмей тұрып {{leaveOn}} кетер еді.",
    fr: "Un groupe partirait le {{leaveOn}}, avant d’arriver le {{arriveOn}}.",
  },
  "advance-after-main": {
    en: "The advance party would arrive on {{advance}}, after the main body on {{main}}.",
    ru: "Передовая группа прибыла бы {{advance}}, после основных сил {{main}}.",
    kk: "Алдыңғы топ {{advance}}, негізгі құрамнан ({{main}}) кейін келер еді.",
    fr: "Le détachement précurseur arriverait le {{advance}}, après le gros le {{main}}.",
  },
  "transfer-outside-rotation": {
    en: "Authority would be transferred on {{transferOn}}, outside the rotation’s days, {{from}} to {{to}}.",
    ru: "Передача полномочий {{transferOn}} — вне дней ротации, {{from}} – {{to}}.",
    kk: "Өкілеттік {{transferOn}} тапсырылар еді, бұл ротация күндерінен ({{from}} – {{to}}) тыс.",
    fr: "L’autorité serait transférée le {{transferOn}}, hors des jours de la relève, du {{from}} au {{to}}.",
  },
  "overlap-heads": {
    en: "{{heads}} would be there while one relieves the other; {{ceiling}} allows {{people}} and {{more}} more.",
    ru: "Во время смены там было бы {{heads}}; {{ceiling}} допускает {{people}} и ещё {{more}}.",
    kk: "Ауысу кезінде {{heads}} адам болар еді; {{ceiling}} {{people}} және тағы {{more}} рұқсат етеді.",
    fr: "{{heads}} seraient présents pendant la relève ; {{ceiling}} permet {{people}} et {{more}} de plus.",
  },
  "overlap-days": {
    en: "The overlap would last {{days}} days; {{ceiling}} allows {{atMost}} in a row.",
    ru: "Перекрытие длилось бы {{days}} дн.; {{ceiling}} допускает {{atMost}} подряд.",
    kk: "Қабаттасу {{days}} күнге созылар еді; {{ceiling}} қатарынан {{atMost}} күнге рұқсат етеді.",
    fr: "Le chevauchement durerait {{days}} jours ; {{ceiling}} en permet {{atMost}} de suite.",
  },
  "no-shift": {
    en: "The rotation stays where it is; give a number of days.",
    ru: "Ротация остаётся на месте; укажите число дней.",
    kk: "Ротация орнында қалады; күн санын көрсетіңіз.",
    fr: "La relève reste où elle est ; donnez un nombre de jours.",
  },
  "rotation-begun": {
    en: "{{person}} has been there since {{from}}; a rotation that has begun is not moved.",
    ru: "{{person}} там с {{from}}; начавшуюся ротацию не переносят.",
    kk: "{{person}} {{from}} бастап сонда; басталған ротация жылжытылмайды.",
    fr: "{{person}} y est depuis le {{from}} ; une relève commencée ne se déplace pas.",
  },
  "rotation-in-the-past": {
    en: "The rotation would begin on {{begins}}, which has passed.",
    ru: "Ротация началась бы {{begins}}, а этот день прошёл.",
    kk: "Ротация {{begins}} басталар еді, ал ол күн өтіп кеткен.",
    fr: "La relève commencerait le {{begins}}, qui est passé.",
  },
  "rotation-past-end": {
    en: "The rotation would last to {{to}}; what it stands under ends on {{last}}.",
    ru: "Ротация длилась бы до {{to}}; её основание заканчивается {{last}}.",
    kk: "Ротация {{to}} дейін созылар еді; оның негізі {{last}} аяқталады.",
    fr: "La relève durerait jusqu’au {{to}} ; ce qui la fonde finit le {{last}}.",
  },
  "number-taken": {
    en: "{{contribution}} has a rotation {{number}} already.",
    ru: "У {{contribution}} уже есть ротация {{number}}.",
    kk: "{{contribution}} бойынша {{number}}-ротация бар.",
    fr: "{{contribution}} a déjà une relève {{number}}.",
  },
  "rotation-leaves-by": {
    en: "With everybody gone by {{to}} it can be planned.",
    ru: "Если все убудут до {{to}} включительно, план возможен.",
    kk: "Бәрі {{to}} дейін (қоса алғанда) кетсе, жоспарлауға болады.",
    fr: "Si tous sont partis le {{to}} au plus tard, elle peut être planifiée.",
  },
  "lot-fewer": {
    en: "With {{heads}} instead of {{planned}} in lot {{lot}}, arriving {{arriveOn}}, it can be planned.",
    ru: "Если в группе {{lot}} (прибытие {{arriveOn}}) будет {{heads}} вместо {{planned}}, план возможен.",
    kk: "{{lot}}-топта ({{arriveOn}} келетін) {{planned}} орнына {{heads}} адам болса, жоспарлауға болады.",
    fr: "Avec {{heads}} au lieu de {{planned}} dans le groupe {{lot}}, arrivant le {{arriveOn}}, elle peut être planifiée.",
  },
  "lot-days": {
    en: "With lot {{lot}} there from {{from}} to {{to}} it can be planned.",
    ru: "Если группа {{lot}} будет там с {{from}} по {{to}}, план возможен.",
    kk: "{{lot}}-топ {{from}} – {{to}} аралығында болса, жоспарлауға болады.",
    fr: "Avec le groupe {{lot}} sur place du {{from}} au {{to}}, elle peut être planifiée.",
  },
  "rotation-moved": {
    en: "Moved as a whole to {{from}} – {{to}} it can be planned.",
    ru: "При переносе целиком на {{from}} – {{to}} план возможен.",
    kk: "Тұтас {{from}} – {{to}} күндеріне жылжытылса, жоспарлауға болады.",
    fr: "Déplacée en entier au {{from}} – {{to}}, elle peut être planifiée.",
  },
  "overlap-decision": {
    en: "A decision that lets {{ceiling}} be passed during a relief (people: {{people}}; days in a row: {{days}}) would allow it as it is.",
    ru: "Решение, допускающее превышение {{ceiling}} при смене (человек: {{people}}; дней подряд: {{days}}), разрешило бы это как есть.",
    kk: "Ауысу кезінде {{ceiling}} шегінен асуға жол беретін шешім (адам: {{people}}; қатарынан күн: {{days}}) мұны осы күйінде рұқсат етер еді.",
    fr: "Une décision permettant de dépasser {{ceiling}} pendant une relève (personnes : {{people}} ; jours de suite : {{days}}) l’autoriserait telle quelle.",
  },
  "decision-until": {
    en: "A decision that covers them to {{to}} would allow it as it is.",
    ru: "Решение, действующее для них по {{to}}, разрешило бы это как есть.",
    kk: "Оларды {{to}} дейін қамтитын шешім мұны осы күйінде рұқсат етер еді.",
    fr: "Une décision les couvrant jusqu’au {{to}} l’autoriserait telle quelle.",
  },
  "number-free": {
    en: "The next free number is {{number}}.",
    ru: "Следующий свободный номер — {{number}}.",
    kk: "Келесі бос нөмір — {{number}}.",
    fr: "Le prochain numéro libre est {{number}}.",
  },
  "shift-so-far": {
    en: "Moved to {{from}} – {{to}} nothing stands against it; one day more does not do.",
    ru: "При переносе на {{from}} – {{to}} препятствий нет; ещё на день — уже нет.",
    kk: "{{from}} – {{to}} күндеріне жылжытылса, кедергі жоқ; тағы бір күнге болмайды.",
    fr: "Déplacée au {{from}} – {{to}}, rien ne s’y oppose ; un jour de plus ne va pas.",
  },
  "roll-not-full": {
    en: "{{people}} of {{strength}} are on the roll of rotation {{rotation}}; fill it, or plan fewer heads.",
    ru: "В списке ротации {{rotation}} {{people}} из {{strength}}; дополните его или уменьшите план.",
    kk: "{{rotation}}-ротация тізімінде {{strength}} адамнан {{people}}; толтырыңыз немесе азырақ жоспарлаңыз.",
    fr: "{{people}} sur {{strength}} figurent sur la liste de la relève {{rotation}} ; complétez-la ou prévoyez moins.",
  },
  "lot-unknown": {
    en: "The rotation has no lot {{lot}}.",
    ru: "В ротации нет группы {{lot}}.",
    kk: "Ротацияда {{lot}}-топ жоқ.",
    fr: "La relève n’a pas de groupe {{lot}}.",
  },
  "not-of-contribution": {
    en: "{{person}} goes to {{mission}} in another role or way, not with {{contribution}}.",
    ru: "{{person}} едет в {{mission}} в иной роли или порядке, не с {{contribution}}.",
    kk: "{{person}} {{mission}} миссиясына басқа рөлмен немесе тәртіппен барады, {{contribution}} құрамында емес.",
    fr: "{{person}} part à {{mission}} dans un autre rôle ou mode, pas avec {{contribution}}.",
  },
} as const satisfies Record<string, Saying>;
