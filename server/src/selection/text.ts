/** What selection gives as reasons and refusals, by code, in four languages. The places are the facts of the reason. Pure. */

/** One sentence in the languages of the interface. */
export interface Saying {
  readonly en: string;
  readonly ru: string;
  readonly kk: string;
  readonly fr: string;
}

/** Sentences of reasons: why a tour is open, why this person, why not that one, what would change it. */
export const reasonText = {
  "nobody-holds": {
    en: "Nobody has this on file: {{rule}} ({{terms}}).",
    ru: "Ни у кого нет подтверждения: {{rule}} ({{terms}}).",
    kk: "Ешкімде растау жоқ: {{rule}} ({{terms}}).",
    fr: "Personne n’en a la preuve : {{rule}} ({{terms}}).",
  },
  "nobody-qualified": {
    en: "None of {{people}} volunteers meets every rule for it.",
    ru: "Ни один из добровольцев ({{people}}) не отвечает всем требованиям.",
    kk: "{{people}} еріктінің ешқайсысы барлық талапқа сай емес.",
    fr: "Aucun des {{people}} volontaires ne remplit toutes les conditions.",
  },
  "rule-alone": {
    en: "Lacking only this — {{rule}} ({{terms}}): {{people}}.",
    ru: "Не хватает только одного — {{rule}} ({{terms}}): {{people}}.",
    kk: "Тек осы ғана жетіспейді — {{rule}} ({{terms}}): {{people}}.",
    fr: "Il ne manque que ceci — {{rule}} ({{terms}}) : {{people}}.",
  },
  "banned-alone": {
    en: "Ruled out by hand alone: {{people}}.",
    ru: "Исключены только вручную: {{people}}.",
    kk: "Тек қолмен шығарылғандар: {{people}}.",
    fr: "Écartés à la main seulement : {{people}}.",
  },
  lacks: {
    en: "Not shown: {{rule}} ({{terms}}).",
    ru: "Не подтверждено: {{rule}} ({{terms}}).",
    kk: "Расталмаған: {{rule}} ({{terms}}).",
    fr: "Non établi : {{rule}} ({{terms}}).",
  },
  "better-elsewhere": {
    en: "Those who may hold it and are better used on other tours: {{people}}.",
    ru: "Подходят, но нужнее в других командировках: {{people}}.",
    kk: "Сай келеді, бірақ басқа іссапарларда пайдалырақ: {{people}}.",
    fr: "Aptes, mais plus utiles à d’autres affectations : {{people}}.",
  },
  "rest-elsewhere": {
    en: "Those who would lack rest beside their other tour: {{people}}.",
    ru: "Не хватило бы отдыха рядом с другой командировкой: {{people}}.",
    kk: "Басқа іссапарымен қатар демалысы жетпейтіндер: {{people}}.",
    fr: "Repos insuffisant à côté d’une autre affectation : {{people}}.",
  },
  "no-gain": {
    en: "{{people}} could take it, but the plan would be no better for it.",
    ru: "Могли бы занять: {{people}}, но план от этого не станет лучше.",
    kk: "{{people}} адам ала алар еді, бірақ жоспар одан жақсармайды.",
    fr: "{{people}} pourraient la prendre, sans que le plan y gagne.",
  },
  "not-found": {
    en: "{{people}} could take it: the search was ended before it was filled.",
    ru: "Могли бы занять: {{people}}; поиск был остановлен раньше.",
    kk: "{{people}} адам ала алар еді; іздеу ертерек тоқтатылды.",
    fr: "{{people}} pourraient la prendre : la recherche a été arrêtée avant.",
  },
  elsewhere: {
    en: "Is on {{other}} in this plan.",
    ru: "В этом плане занят: {{other}}.",
    kk: "Бұл жоспарда {{other}} іссапарында.",
    fr: "Est affecté à {{other}} dans ce plan.",
  },
  banned: {
    en: "Ruled out by hand: {{reason}}",
    ru: "Исключён вручную: {{reason}}",
    kk: "Қолмен шығарылған: {{reason}}",
    fr: "Écarté à la main : {{reason}}",
  },
  pinned: {
    en: "Set by hand: {{reason}}",
    ru: "Назначено вручную: {{reason}}",
    kk: "Қолмен тағайындалған: {{reason}}",
    fr: "Fixé à la main : {{reason}}",
  },
  ceiling: {
    en: "The ceiling {{rule}} leaves no room.",
    ru: "Предел {{rule}} не оставляет места.",
    kk: "{{rule}} шегінде орын жоқ.",
    fr: "Le plafond {{rule}} ne laisse plus de place.",
  },
  "home-cap": {
    en: "Too many of one home unit would be away ({{rule}}).",
    ru: "Из одной части отсутствовало бы слишком много людей ({{rule}}).",
    kk: "Бір бөлімнен тым көп адам кетер еді ({{rule}}).",
    fr: "Trop de personnes d’une même unité seraient absentes ({{rule}}).",
  },
  share: {
    en: "The share {{rule}} would be missed.",
    ru: "Доля {{rule}} не была бы соблюдена.",
    kk: "{{rule}} үлесі сақталмас еді.",
    fr: "La part {{rule}} ne serait plus respectée.",
  },
  rest: {
    en: "Rest between tours would be cut.",
    ru: "Отдых между командировками был бы сокращён.",
    kk: "Іссапарлар арасындағы демалыс қысқарар еді.",
    fr: "Le repos entre affectations serait écourté.",
  },
  costs: {
    en: "{{entry}} would go from {{before}} to {{after}}.",
    ru: "{{entry}}: было бы {{after}} вместо {{before}}.",
    kk: "{{entry}}: {{before}} орнына {{after}} болар еді.",
    fr: "{{entry}} passerait de {{before}} à {{after}}.",
  },
  equal: {
    en: "The plan would be as good; the choice is even.",
    ru: "План был бы не хуже; выбор равнозначен.",
    kk: "Жоспар бірдей болар еді; таңдау тең.",
    fr: "Le plan serait aussi bon ; le choix est égal.",
  },
  chosen: {
    en: "Chosen of {{eligible}} eligible with {{score}} points; {{higher}} scored higher.",
    ru: "Выбран из {{eligible}} подходящих, баллов: {{score}}; выше — {{higher}}.",
    kk: "{{eligible}} лайықтының ішінен таңдалды, ұпайы {{score}}; жоғарырақ — {{higher}}.",
    fr: "Choisi parmi {{eligible}} éligibles avec {{score}} points ; {{higher}} en avaient plus.",
  },
  "only-one": {
    en: "The only one who may hold it.",
    ru: "Единственный, кто может занять должность.",
    kk: "Бұл лауазымға жалғыз лайықты адам.",
    fr: "La seule personne qui puisse la prendre.",
  },
  "would-fill": {
    en: "With this shown, {{people}} could take it: {{rule}} ({{terms}}). {{person}} among them.",
    ru: "С этим подтверждением могли бы занять ({{people}}): {{rule}} ({{terms}}). Среди них {{person}}.",
    kk: "Осы расталса, {{people}} адам ала алар еді: {{rule}} ({{terms}}). Солардың бірі — {{person}}.",
    fr: "Avec cette preuve, {{people}} pourraient la prendre : {{rule}} ({{terms}}). Dont {{person}}.",
  },
  "would-bring-in": {
    en: "This would have brought them in: {{rule}} ({{terms}}).",
    ru: "Помогло бы: {{rule}} ({{terms}}).",
    kk: "Осы көмектесер еді: {{rule}} ({{terms}}).",
    fr: "Ceci aurait suffi : {{rule}} ({{terms}}).",
  },
  "points-bring-in": {
    en: "With {{points}} points more, would be chosen as the plan stands.",
    ru: "Набрав ещё {{points}} баллов, был бы выбран при этом плане.",
    kk: "Тағы {{points}} ұпаймен осы жоспарда таңдалар еді.",
    fr: "Avec {{points}} points de plus, serait choisi dans ce plan.",
  },
  "without-them-loses": {
    en: "Without them the best plan loses {{loss}} in {{entry}}; {{moves}} tours would differ.",
    ru: "Без этого человека лучший план теряет {{loss}} ({{entry}}); изменилось бы командировок: {{moves}}.",
    kk: "Бұл адамсыз ең жақсы жоспар {{loss}} жоғалтады ({{entry}}); {{moves}} іссапар өзгерер еді.",
    fr: "Sans cette personne, le meilleur plan perd {{loss}} ({{entry}}) ; {{moves}} affectations changeraient.",
  },
  "without-them-equal": {
    en: "Without them another plan is as good; {{moves}} tours would differ.",
    ru: "Без этого человека другой план не хуже; изменилось бы командировок: {{moves}}.",
    kk: "Бұл адамсыз басқа жоспар да сондай жақсы; {{moves}} іссапар өзгерер еді.",
    fr: "Sans cette personne, un autre plan est aussi bon ; {{moves}} affectations changeraient.",
  },
  "without-them-nothing": {
    en: "Without them no plan is lawful.",
    ru: "Без этого человека законного плана нет.",
    kk: "Бұл адамсыз заңды жоспар жоқ.",
    fr: "Sans cette personne, aucun plan n’est licite.",
  },
  "with-them-loses": {
    en: "With them the best plan loses {{loss}} in {{entry}}; {{moves}} tours would differ.",
    ru: "С этим человеком лучший план теряет {{loss}} ({{entry}}); изменилось бы командировок: {{moves}}.",
    kk: "Бұл адаммен ең жақсы жоспар {{loss}} жоғалтады ({{entry}}); {{moves}} іссапар өзгерер еді.",
    fr: "Avec cette personne, le meilleur plan perd {{loss}} ({{entry}}) ; {{moves}} affectations changeraient.",
  },
  "with-them-equal": {
    en: "With them another plan is as good; {{moves}} tours would differ.",
    ru: "С этим человеком другой план не хуже; изменилось бы командировок: {{moves}}.",
    kk: "Бұл адаммен басқа жоспар да сондай жақсы; {{moves}} іссапар өзгерер еді.",
    fr: "Avec cette personne, un autre plan est aussi bon ; {{moves}} affectations changeraient.",
  },
  "with-them-nothing": {
    en: "With them no plan is lawful.",
    ru: "С этим человеком законного плана нет.",
    kk: "Бұл адаммен заңды жоспар жоқ.",
    fr: "Avec cette personne, aucun plan n’est licite.",
  },
  "change-unban": {
    en: "If they were no longer ruled out by hand.",
    ru: "Если бы ручное исключение было снято.",
    kk: "Қолмен шығару алынып тасталса.",
    fr: "Si l’exclusion manuelle était levée.",
  },
  "change-unpin": {
    en: "If {{holder}} were no longer set on {{other}} by hand.",
    ru: "Если бы {{holder}} больше не был назначен вручную на {{other}}.",
    kk: "{{holder}} енді {{other}} іссапарына қолмен тағайындалмаса.",
    fr: "Si {{holder}} n’était plus fixé à la main sur {{other}}.",
  },
  "change-room": {
    en: "With {{more}} more under {{rule}}.",
    ru: "Если бы предел {{rule}} был выше на {{more}}.",
    kk: "{{rule}} шегі {{more}} артық болса.",
    fr: "Avec {{more}} de plus sous {{rule}}.",
  },
  "change-share": {
    en: "If the share {{rule}} were not asked for.",
    ru: "Если бы доля {{rule}} не требовалась.",
    kk: "{{rule}} үлесі талап етілмесе.",
    fr: "Si la part {{rule}} n’était pas exigée.",
  },
  "change-free": {
    en: "If they were free in time.",
    ru: "Если бы человек был свободен вовремя.",
    kk: "Адам уақытында бос болса.",
    fr: "Si la personne était libre à temps.",
  },
  "not-authorised": {
    en: "No decision covers it ({{law}}).",
    ru: "Ни одно решение этого не разрешает ({{law}}).",
    kk: "Бұған рұқсат беретін шешім жоқ ({{law}}).",
    fr: "Aucune décision ne la couvre ({{law}}).",
  },
  "mission-ends": {
    en: "{{mission}} ends operations on {{lastDay}}; the tour would last to {{to}}.",
    ru: "{{mission}} завершает операции {{lastDay}}; командировка длилась бы до {{to}}.",
    kk: "{{mission}} операцияларын {{lastDay}} аяқтайды; іссапар {{to}} дейін созылар еді.",
    fr: "{{mission}} cesse ses opérations le {{lastDay}} ; l’affectation durerait jusqu’au {{to}}.",
  },
  "left-open": {
    en: "Left open by hand: {{reason}}",
    ru: "Оставлено незанятым вручную: {{reason}}",
    kk: "Қолмен бос қалдырылған: {{reason}}",
    fr: "Laissée vacante à la main : {{reason}}",
  },
} as const satisfies Readonly<Record<string, Saying>>;

/** Sentences of refusals of plans and hand edits. */
export const refusalText = {
  "plan.days": {
    en: "A plan cannot end on {{to}} when it starts on {{from}}.",
    ru: "План не может закончиться {{to}}, если начинается {{from}}.",
    kk: "{{from}} басталатын жоспар {{to}} аяқтала алмайды.",
    fr: "Un plan qui commence le {{from}} ne peut finir le {{to}}.",
  },
  "plan.past": {
    en: "Tours that start before today, {{today}}, are no longer planned.",
    ru: "Командировки, начинающиеся раньше сегодняшнего дня ({{today}}), уже не планируются.",
    kk: "Бүгіннен ({{today}}) бұрын басталатын іссапарлар жоспарланбайды.",
    fr: "Les affectations débutant avant aujourd’hui ({{today}}) ne se planifient plus.",
  },
  "plan.long": {
    en: "One plan covers at most {{days}} days.",
    ru: "Один план охватывает не более {{days}} дней.",
    kk: "Бір жоспар {{days}} күннен аспайды.",
    fr: "Un plan couvre au plus {{days}} jours.",
  },
  "plan.nothing-wanted": {
    en: "No agreed tour that is still open starts from {{from}} to {{to}}. Record the agreed tours first.",
    ru: "С {{from}} по {{to}} нет согласованных незанятых командировок. Сначала внесите их.",
    kk: "{{from}} – {{to}} аралығында келісілген бос іссапар жоқ. Алдымен оларды енгізіңіз.",
    fr: "Aucune affectation convenue et vacante ne débute du {{from}} au {{to}}. Enregistrez-les d’abord.",
  },
  "plan.not-planned": {
    en: "Only a finished plan that nobody has proposed or decided can be proposed.",
    ru: "Предложить можно только готовый план, который ещё не предложен и по которому нет решения.",
    kk: "Тек дайын, әлі ұсынылмаған және шешілмеген жоспарды ұсынуға болады.",
    fr: "Seul un plan achevé, ni proposé ni décidé, peut être proposé.",
  },
  "plan.infeasible": {
    en: "The hand edits and the rules contradict each other. Withdraw one of them.",
    ru: "Ручные правки и правила противоречат друг другу. Отзовите одну из правок.",
    kk: "Қолмен енгізілген өзгерістер мен ережелер қайшы келеді. Біреуін қайтарып алыңыз.",
    fr: "Les modifications manuelles et les règles se contredisent. Retirez-en une.",
  },
  "plan.empty": {
    en: "The plan sends nobody: there is nothing to approve.",
    ru: "План никого не направляет: утверждать нечего.",
    kk: "Жоспар ешкімді жібермейді: бекітетін ештеңе жоқ.",
    fr: "Le plan n’envoie personne : il n’y a rien à approuver.",
  },
  "plan.not-proposed": {
    en: "Only a proposed plan is decided on.",
    ru: "Решение принимается только по предложенному плану.",
    kk: "Шешім тек ұсынылған жоспар бойынша қабылданады.",
    fr: "On ne décide que d’un plan proposé.",
  },
  "plan.four-eyes": {
    en: "Whoever proposed a plan does not decide on it. Another approver must.",
    ru: "Предложивший план не принимает по нему решения. Это должен сделать другой.",
    kk: "Жоспарды ұсынған адам ол бойынша шешім қабылдамайды. Оны басқа адам қабылдауы тиіс.",
    fr: "Qui propose un plan n’en décide pas. Une autre personne doit le faire.",
  },
  "plan.no-longer-eligible": {
    en: "{{person}} may no longer hold {{post}} from {{from}}: {{rule}}. Plan again.",
    ru: "{{person}} больше не может занять {{post}} с {{from}}: {{rule}}. Составьте план заново.",
    kk: "{{person}} енді {{post}} лауазымын {{from}} бастап ала алмайды: {{rule}}. Қайта жоспарлаңыз.",
    fr: "{{person}} ne peut plus prendre {{post}} à partir du {{from}} : {{rule}}. Replanifiez.",
  },
  "plan.filled-already": {
    en: "The tour on {{post}} from {{from}} has been filled by another plan meanwhile. Plan again.",
    ru: "Должность {{post}} с {{from}} уже занята по другому плану. Составьте план заново.",
    kk: "{{post}} лауазымы {{from}} бастап басқа жоспармен толтырылды. Қайта жоспарлаңыз.",
    fr: "Le poste {{post}} à partir du {{from}} a été pourvu par un autre plan. Replanifiez.",
  },
  "edit.not-open": {
    en: "Only a finished plan that is not proposed yet is edited. Start a run from it.",
    ru: "Править можно только готовый, ещё не предложенный план. Начните новый расчёт от него.",
    kk: "Тек дайын, әлі ұсынылмаған жоспар өзгертіледі. Одан жаңа есеп бастаңыз.",
    fr: "Seul un plan achevé et non proposé se modifie. Relancez un calcul à partir de lui.",
  },
  "edit.no-tour": {
    en: "The plan has no tour {{tour}}.",
    ru: "В плане нет командировки {{tour}}.",
    kk: "Жоспарда {{tour}} іссапары жоқ.",
    fr: "Le plan n’a pas d’affectation {{tour}}.",
  },
  "edit.no-person": {
    en: "{{person}} is not among the volunteers of this run.",
    ru: "{{person}} нет среди добровольцев этого расчёта.",
    kk: "{{person}} бұл есептің еріктілері арасында жоқ.",
    fr: "{{person}} n’est pas parmi les volontaires de ce calcul.",
  },
  "edit.person": {
    en: "A post that is left open names no person.",
    ru: "Для незанятой должности человек не указывается.",
    kk: "Бос қалдырылатын лауазымға адам көрсетілмейді.",
    fr: "Un poste laissé vacant ne nomme personne.",
  },
  "edit.second": {
    en: "The tour {{tour}} is already set by hand. Withdraw that edit first.",
    ru: "Командировка {{tour}} уже назначена вручную. Сначала отзовите ту правку.",
    kk: "{{tour}} іссапары қолмен белгіленіп қойған. Алдымен сол өзгерісті қайтарып алыңыз.",
    fr: "L’affectation {{tour}} est déjà fixée à la main. Retirez d’abord cette modification.",
  },
  "no-right": {
    en: "This needs the right {{right}}.",
    ru: "Для этого нужно право {{right}}.",
    kk: "Бұған {{right}} құқығы керек.",
    fr: "Il faut le droit {{right}}.",
  },
} as const satisfies Readonly<Record<string, Saying>>;

/** Sentences of what waits for somebody. */
export const needText = {
  "approve-plan": {
    en: "Approve or reject “{{run}}”: {{filled}} of {{wanted}} tours are proposed. Until then nobody is nominated.",
    ru: "Утвердите или отклоните «{{run}}»: предложено {{filled}} из {{wanted}} командировок. До этого никто не выдвигается.",
    kk: "«{{run}}» жоспарын бекітіңіз не қайтарыңыз: {{wanted}} іссапардың {{filled}} ұсынылған. Оған дейін ешкім ұсынылмайды.",
    fr: "Approuvez ou rejetez « {{run}} » : {{filled}} affectations sur {{wanted}} sont proposées. D’ici là, personne n’est désigné.",
  },
  "propose-plan": {
    en: "Propose “{{run}}” or plan again: nobody has put it forward.",
    ru: "Предложите «{{run}}» или составьте план заново: его ещё никто не предложил.",
    kk: "«{{run}}» жоспарын ұсыныңыз не қайта жоспарлаңыз: оны әлі ешкім ұсынған жоқ.",
    fr: "Proposez « {{run}} » ou replanifiez : personne ne l’a encore proposé.",
  },
  "open-key-posts": {
    en: "Key posts that stay open in “{{run}}”: {{open}}. Find people or ask for a change of terms.",
    ru: "Ключевые должности, незанятые в «{{run}}»: {{open}}. Найдите людей или попросите изменить условия.",
    kk: "«{{run}}» жоспарында бос қалған негізгі лауазымдар: {{open}}. Адам табыңыз не шарттарды өзгертуді сұраңыз.",
    fr: "Postes clés vacants dans « {{run}} » : {{open}}. Trouvez des candidats ou demandez d’autres termes.",
  },
  "withdraw-before-end": {
    en: "{{people}} people must leave {{mission}} by {{lastDay}}, when its operations end. Nothing is planned past that day.",
    ru: "Людей должны покинуть {{mission}} до {{lastDay}}, когда операции завершаются: {{people}}. После этого дня ничего не планируется.",
    kk: "{{people}} адам {{mission}} миссиясынан {{lastDay}} дейін кетуі тиіс, сол күні операциялар аяқталады. Одан кейін ештеңе жоспарланбайды.",
    fr: "{{people}} personnes doivent quitter {{mission}} avant le {{lastDay}}, fin des opérations. Rien n’est planifié au-delà.",
  },
  "run-failed": {
    en: "“{{run}}” could not be planned. Look at why and start it again.",
    ru: "«{{run}}» не удалось рассчитать. Посмотрите причину и начните снова.",
    kk: "«{{run}}» жоспарланбады. Себебін қарап, қайта бастаңыз.",
    fr: "« {{run}} » n’a pas pu être planifié. Voyez pourquoi et relancez.",
  },
} as const satisfies Readonly<Record<string, Saying>>;
