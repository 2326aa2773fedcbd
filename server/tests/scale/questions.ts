/** What the benchmark of records asks, and which of it when only some is wanted. */
import { addDays, type Day } from "../../src/platform/days.ts";

/** A question by its name: the n-th address is another day, so nothing is answered twice. */
export type Question = readonly [string, (n: number) => string];

/** What is known of the country that is asked about. */
export interface Country {
  readonly today: Day;
  readonly missions: readonly string[];
  /** Ids of ceilings that count on the day. */
  readonly ceilings: readonly string[];
}

/** What an office asks all day: figures, head-room, may-deploy, timeline, bridges, and the pages that stand on them. */
export function questions({ today, missions, ceilings }: Country): readonly Question[] {
  const back = (n: number) => addDays(today, -((n * 97) % 7000));
  const mission = (n: number) => encodeURIComponent(missions[n % missions.length] ?? "");
  const moment = (n: number) => `${back(n)}T12:00:00.000Z`;
  const definitions = ["in-service", "officers-sent-since-2014", "persons-served", "women-in-service"];
  const figure = (id: string) => (n: number) => `/api/figures/${id}?asOf=${back(n)}`;
  const may = (people: number, n: number) =>
    `/api/may-deploy?mission=${mission(n)}&role=unmo&mode=self&people=${people}&from=${addDays(today, n)}&to=${addDays(today, n + 365)}`;
  return [
    ...definitions.map((id): Question => [`figure ${id}, some day`, figure(id)]),
    ["figure in-service, known then", (n) => `/api/figures/in-service?asOf=${back(n)}&knownAt=${moment(n)}`],
    ["figures, all of a day", (n) => `/api/figures?asOf=${back(n)}`],
    ["figures, all of a day, known then", (n) => `/api/figures?asOf=${back(n)}&knownAt=${moment(n)}`],
    ["rows of a figure, first page", (n) => `/api/figures/in-service/rows?asOf=${back(n)}`],
    [
      "head-room curve, one decision",
      (n) => `/api/headroom?asOf=${today}&authorisation=${mission(n)}%20${lastDecision(today)}`,
    ],
    ["may-deploy", (n) => may(1 + (n % 30), n)],
    ["head-room curves, all decisions", (n) => `/api/headroom?asOf=${back(n)}`],
    ["may-deploy, denied, with ways out", (n) => may(400 + n, n)],
    [
      "reckoning of a ceiling on a day",
      (n) => `/api/ceilings/${ceilings[n % ceilings.length] ?? ""}/reckoning?day=${addDays(today, -n)}`,
    ],
    ...(["mission", "unit", "authorisation"] as const).map(
      (by): Question => [
        `timeline by ${by}, three years`,
        (n) => `/api/deployments/timeline?by=${by}&from=${back(n)}&to=${addDays(back(n), 1095)}`,
      ],
    ),
    [
      "timeline by person, one mission, a year",
      (n) =>
        `/api/deployments/timeline?by=person&mission=${mission(n)}&from=${back(n)}&to=${addDays(back(n), 365)}&rows=100`,
    ],
    [
      "timeline by unit, known then",
      (n) => `/api/deployments/timeline?by=unit&from=${back(n)}&to=${addDays(back(n), 1095)}&knownAt=${moment(n)}`,
    ],
    ["bridge between two days", (n) => `/api/bridge?definition=in-service&from=${back(n)}&to=${back(n + 1)}&rows=none`],
    [
      "bridge between two days, who joined",
      (n) => `/api/bridge?definition=in-service&from=${back(n)}&to=${back(n + 1)}&step=joined`,
    ],
    [
      "bridge between two moments",
      (n) =>
        `/api/bridge?definition=in-service&from=${back(n)}&to=${back(n)}&knownFrom=${moment(n)}&knownTo=${moment(n + 1)}&rows=none`,
    ],
    ["alarms", (n) => `/api/alarms?asOf=${back(n)}`],
    ["warnings of a mission", (n) => `/api/deployments/warnings?mission=${mission(n)}&asOf=${back(n)}`],
    ["tours of a mission, first page", (n) => `/api/tours?mission=${mission(n)}&from=${back(n)}&to=${back(n)}`],
    ["today", (n) => `/api/today?asOf=${back(n)}`],
    ["missions", (n) => `/api/missions?asOf=${back(n)}`],
  ];
}

/** Those whose names contain one of the words (parted by commas); all without words. Throws where no name does, and says the names. */
export function chosenOf(all: readonly Question[], only: string | undefined): readonly Question[] {
  if (only === undefined) return all;
  const words = only.toLowerCase().split(",");
  const chosen = all.filter(([name]) => words.some((word) => name.toLowerCase().includes(word.trim())));
  if (chosen.length > 0) return chosen;
  throw new Error(
    `No question has ${words.join(" or ")} in its name. There are: ${all.map(([name]) => name).join("; ")}.`,
  );
}

/** The year of the last decision that the large country has taken; see `decisions.ts`. */
function lastDecision(today: Day): number {
  const first = Number(today.slice(0, 4)) - 20;
  return first + 4 * Math.floor((Number(today.slice(0, 4)) - first) / 4);
}
