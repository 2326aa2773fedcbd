/**
 * The registry of figures: the only place that says what counts. A definition never changes in place; what it counts changes only
 * with its version. How a definition is computed stands in `store.ts`, once for all of them.
 */
import type { DeploymentMode, DeploymentRole, MissionKind } from "../missions/schema.ts";
import type { Day } from "../platform/days.ts";
import type { Definition } from "./schema.ts";

/** What a definition counts. Absent parts do not narrow. */
export interface Counting {
  /**
   * present: presence that holds on the day · begun: tours whose first day lies on or before the day · persons: different persons with
   * such a tour, each standing with the first one.
   */
  readonly when: "present" | "begun" | "persons";
  /** Tours whose first day lies before this do not count. */
  readonly since?: Day;
  readonly kinds: readonly MissionKind[];
  readonly missions?: readonly string[];
  readonly roles?: readonly DeploymentRole[];
  readonly modes?: readonly DeploymentMode[];
  readonly women?: true;
}

export type RegisteredDefinition = Definition & { readonly counting: Counting };

const OFFICERS: readonly DeploymentRole[] = ["unmo", "mlo", "staff_officer"];
const RULE = "docs/rules.md#figures";

const registry: readonly RegisteredDefinition[] = [
  {
    id: "officers-sent-since-2014",
    version: 1,
    unit: "person_tours",
    title: {
      en: "Officers sent since 2014",
      fr: "Officiers envoyés depuis 2014",
      ru: "Офицеры, направленные с 2014 года",
      kk: "2014 жылдан бері жіберілген офицерлер",
    },
    text: {
      en: "Tours of observers, liaison officers and staff officers in UN peacekeeping operations that began on or after 1 January 2014, those in service included. Somebody who went twice counts twice. Members of units do not count.",
      fr: "Missions d'observateurs, d'officiers de liaison et d'officiers d'état-major commencées à partir du 1er janvier 2014, missions en cours comprises. Qui est parti deux fois compte deux fois. Les membres d'unités ne comptent pas.",
      ru: "Командировки наблюдателей, офицеров связи и штабных офицеров в операции ООН, начавшиеся с 1 января 2014 года, включая текущие. Выезжавший дважды считается дважды. Личный состав подразделений не считается.",
      kk: "2014 жылғы 1 қаңтардан басталған БҰҰ операцияларындағы бақылаушылардың, байланыс және штаб офицерлерінің іссапарлары, қазіргілерін қоса. Екі рет барған екі рет саналады. Бөлімше мүшелері саналмайды.",
    },
    breakdown: "mission",
    source: RULE,
    counting: { when: "begun", since: "2014-01-01", kinds: ["peacekeeping"], roles: OFFICERS },
  },
  {
    id: "unifil-unit-since-2018",
    version: 1,
    unit: "person_tours",
    title: {
      en: "Served in the UNIFIL unit since 2018",
      fr: "Passés par l'unité de la FINUL depuis 2018",
      ru: "Служили в подразделении ВСООНЛ с 2018 года",
      kk: "2018 жылдан бері UNIFIL бөлімшесінде қызмет еткендер",
    },
    text: {
      en: "Tours of members of the unit in UNIFIL that began on or after 1 January 2018, those in service included, by rotation. Staff officers in UNIFIL do not count.",
      fr: "Missions des membres de l'unité à la FINUL commencées à partir du 1er janvier 2018, missions en cours comprises, par rotation. Les officiers d'état-major ne comptent pas.",
      ru: "Командировки военнослужащих подразделения во ВСООНЛ с 1 января 2018 года, включая текущие, по ротациям. Штабные офицеры не считаются.",
      kk: "2018 жылғы 1 қаңтардан басталған UNIFIL бөлімшесі мүшелерінің іссапарлары, қазіргілерін қоса, ротациялар бойынша. Штаб офицерлері саналмайды.",
    },
    breakdown: "rotation",
    source: RULE,
    counting: {
      when: "begun",
      since: "2018-01-01",
      kinds: ["peacekeeping"],
      missions: ["UNIFIL"],
      roles: ["contingent_member"],
    },
  },
  {
    id: "unit-members-sent-since-2018",
    version: 1,
    unit: "person_tours",
    title: {
      en: "Members of units sent since 2018",
      fr: "Membres d'unités envoyés depuis 2018",
      ru: "Личный состав подразделений, направленный с 2018 года",
      kk: "2018 жылдан бері жіберілген бөлімше мүшелері",
    },
    text: {
      en: "Tours of members of units in all UN peacekeeping operations that began on or after 1 January 2018, those in service included.",
      fr: "Missions de membres d'unités dans toutes les opérations de l'ONU commencées à partir du 1er janvier 2018, missions en cours comprises.",
      ru: "Командировки личного состава подразделений во все операции ООН с 1 января 2018 года, включая текущие.",
      kk: "2018 жылғы 1 қаңтардан басталған БҰҰ-ның барлық операцияларындағы бөлімше мүшелерінің іссапарлары, қазіргілерін қоса.",
    },
    breakdown: "mission",
    source: RULE,
    counting: { when: "begun", since: "2018-01-01", kinds: ["peacekeeping"], roles: ["contingent_member"] },
  },
  {
    id: "in-service",
    version: 1,
    unit: "headcount",
    title: { en: "In service", fr: "En service", ru: "На службе", kk: "Қызметте" },
    text: {
      en: "People in UN peacekeeping operations on the day, in every role. The day of arrival and the last day count; while one rotation relieves another, both count. People in a named breach count and are marked.",
      fr: "Personnes présentes ce jour-là dans les opérations de l'ONU, toutes fonctions. Le jour d'arrivée et le dernier jour comptent ; pendant une relève, les deux rotations comptent. Les personnes en infraction nommée comptent et sont signalées.",
      ru: "Люди в операциях ООН на этот день во всех ролях. День прибытия и последний день считаются; при смене считаются обе ротации. Люди в названном нарушении считаются и отмечены.",
      kk: "Сол күні БҰҰ операцияларындағы барлық рөлдегі адамдар. Келген күн мен соңғы күн саналады; ауысу кезінде екі ротация да саналады. Аталған бұзушылықтағы адамдар саналады және белгіленеді.",
    },
    breakdown: "mission",
    source: RULE,
    counting: { when: "present", kinds: ["peacekeeping"] },
  },
  {
    id: "officers-in-service",
    version: 1,
    unit: "headcount",
    title: {
      en: "Observers and staff officers in service",
      fr: "Observateurs et officiers d'état-major en service",
      ru: "Наблюдатели и штабные офицеры на службе",
      kk: "Қызметтегі бақылаушылар мен штаб офицерлері",
    },
    text: {
      en: "Observers, liaison officers and staff officers in UN peacekeeping operations on the day.",
      fr: "Observateurs, officiers de liaison et officiers d'état-major présents ce jour-là dans les opérations de l'ONU.",
      ru: "Наблюдатели, офицеры связи и штабные офицеры в операциях ООН на этот день.",
      kk: "Сол күні БҰҰ операцияларындағы бақылаушылар, байланыс және штаб офицерлері.",
    },
    breakdown: "role",
    source: RULE,
    counting: { when: "present", kinds: ["peacekeeping"], roles: OFFICERS },
  },
  {
    id: "women-in-service",
    version: 1,
    unit: "headcount",
    title: { en: "Women in service", fr: "Femmes en service", ru: "Женщины на службе", kk: "Қызметтегі әйелдер" },
    text: {
      en: "Women among those in service in UN peacekeeping operations on the day.",
      fr: "Femmes parmi les personnes en service ce jour-là dans les opérations de l'ONU.",
      ru: "Женщины среди находящихся на службе в операциях ООН на этот день.",
      kk: "Сол күні БҰҰ операцияларында қызметтегілердің арасындағы әйелдер.",
    },
    breakdown: "mission",
    source: RULE,
    counting: { when: "present", kinds: ["peacekeeping"], women: true },
  },
  {
    id: "persons-served",
    version: 1,
    unit: "persons",
    title: {
      en: "Different persons who have served",
      fr: "Personnes différentes ayant servi",
      ru: "Разные люди, проходившие службу",
      kk: "Қызмет еткен әртүрлі адамдар",
    },
    text: {
      en: "Different persons with at least one tour in a UN peacekeeping operation that has begun, each counted once, in the mission of the first tour.",
      fr: "Personnes différentes ayant commencé au moins une mission dans une opération de l'ONU, chacune comptée une fois, dans l'opération de sa première mission.",
      ru: "Разные люди, у которых началась хотя бы одна командировка в операцию ООН; каждый считается один раз, в операции первой командировки.",
      kk: "БҰҰ операциясындағы кемінде бір іссапары басталған әртүрлі адамдар; әрқайсысы бір рет, алғашқы іссапарының операциясында саналады.",
    },
    breakdown: "mission",
    source: RULE,
    counting: { when: "persons", kinds: ["peacekeeping"] },
  },
];

/** All definitions, in the order in which they are shown. */
export function definitions(): readonly RegisteredDefinition[] {
  return registry;
}

/** The definition of that id, or null. */
export function findDefinition(id: string): RegisteredDefinition | null {
  return registry.find((definition) => definition.id === id) ?? null;
}

/** What of a definition is told: all but how it is computed. */
export function told(definition: RegisteredDefinition): Definition {
  const { counting: _, ...rest } = definition;
  return rest;
}
