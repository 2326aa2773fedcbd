/** Every page in the states that matter, by its address: what has to exist for a page to be seen is made first, through the service. */
import type { APIRequestContext, Page } from "playwright-core";
import { signIn } from "./browser.ts";
import { approver, planner } from "./journey.ts";

/** Addresses in the rooms they belong to. */
export type Rooms = Readonly<Record<string, readonly string[]>>;

/** What the service answers to a question, or to something sent to it as a page of ours would. */
interface Service {
  get(address: string): Promise<unknown>;
  post(address: string, data: object): Promise<unknown>;
}

function serviceOf(request: APIRequestContext, origin: string): Service {
  return {
    get: async (address) => (await request.get(address)).json(),
    post: async (address, data) => {
      const answer = await request.post(address, { data, headers: { origin } });
      if (!answer.ok()) throw new Error(`${address}: ${await answer.text()}`);
      return answer.json();
    },
  };
}

/** All addresses, room by room; `page` ends signed in as the approver. */
export async function addressesOf(page: Page, origin: string): Promise<Rooms> {
  const service = serviceOf(page.request, origin);
  await signIn(page, planner);
  const rooms = {
    today: ["/", "/?where=table&view=table&mission=UNDOF"],
    authorisations: await authorisations(service),
    missions,
    plans: await plans(service),
    deployments: await deployments(service),
    imports: ["/deployments/imports", `/deployments/imports/${await anImport(service)}`],
    figures,
  };
  const prepared = (await service.post("/api/issued-figures", statement)) as { id: string };
  await signIn(page, approver);
  await service.post(`/api/issued-figures/${prepared.id}/issue`, {});
  return { ...rooms, issued: ["/figures/issued", `/figures/issued/${prepared.id}?verify=yes`] };
}

const statement = {
  definition: "officers-sent-since-2014",
  asOf: "2022-06-30",
  language: "en",
  text: "45 officers were sent between 2014 and 30 June 2022.",
  occasion: "Pages that are looked at",
};

const missions = [
  "/missions",
  "/missions?view=map&show=all",
  "/missions?view=horizon",
  "/missions/UNIFIL",
  "/missions/UNDOF?view=table&strengths=table&ours=table&span=three",
  "/missions/UNDOF?do=termination",
];

const figures = [
  "/figures?asOf=2022-06-30",
  "/figures/unifil-unit-since-2018?asOf=2022-06-30",
  "/figures/in-service?asOf=2021-03-31&part=UNIFIL",
  "/figures/women-share?by=rank",
  "/figures/tours-completed?version=1",
  "/figures/bridge?definition=officers-sent-since-2014&from=2022-06-30&to=2024-01-19",
  "/figures/no-such-figure",
];

/** A decision of each kind, the form of a new one, and what is asked of the law; one answer is no, with its ways out. */
async function authorisations(service: Service): Promise<readonly string[]> {
  const form = (await service.post("/api/authorisation-forms", { authorisation: null, form: null })) as { id: string };
  const question = "mission=UNDOF&role=contingent_member&mode=self&from=2026-09-01&to=2027-03-01";
  return [
    "/authorisations",
    "/authorisations/A-2024",
    "/authorisations/A-2011",
    "/authorisations/A-2018?view=table&asOf=2021-02-15",
    `/authorisations/form/${form.id}`,
    `/authorisations/may-we-send?${question}&people=400`,
    `/authorisations/may-we-send?${question}&people=40`,
    "/authorisations/what-if?lapse=A-2024:2026-12-01",
    "/authorisations/alarms",
  ];
}

/** The plan with an open tour chosen, and the same with a person asked about. */
async function plans(service: Service): Promise<readonly string[]> {
  const runs = (await service.get("/api/selection/runs")) as { items: { id: string; state: string }[] };
  const id = runs.items.find((run) => run.state === "proposed")?.id ?? "";
  const run = (await service.get(`/api/selection/runs/${id}`)) as { tours: { tour: string; person: object | null }[] };
  const open = encodeURIComponent(run.tours.find((tour) => tour.person === null)?.tour ?? "");
  const filled = encodeURIComponent(run.tours.find((tour) => tour.person !== null)?.tour ?? "");
  const people = (await service.get(`/api/selection/runs/${id}/candidates?tour=${filled}`)) as {
    items: { person: { personId: string } }[];
  };
  const asked = people.items.at(3)?.person.personId;
  return [
    "/plans",
    "/plans?new=yes",
    `/plans/${id}?tour=${open}`,
    `/plans/${id}?view=table&tour=${filled}&person=${asked}`,
  ];
}

/** The timeline by several sides, and one tour, contribution and rotation of it. */
async function deployments(service: Service): Promise<readonly string[]> {
  const there = (await service.get("/api/deployments/timeline?by=person&state=in_mission&mission=UNDOF")) as {
    kinds: { contributionId: string | null; rotationId: string | null }[];
    rows: { bars: { tour: string[]; kind: number[] } | null }[];
  };
  const bars = there.rows.flatMap((row) =>
    (row.bars?.tour ?? []).map((tourId, at) => {
      const { contributionId = null, rotationId = null } = there.kinds[row.bars?.kind[at] ?? -1] ?? {};
      return { tourId, contributionId, rotationId };
    }),
  );
  const tour = bars[0]?.tourId;
  const sent = bars.find((bar) => bar.contributionId !== null && bar.rotationId !== null);
  return [
    `/deployments?by=person&mission=UNDOF&bar=${tour}`,
    "/deployments?by=authorisation&from=2014-06-01&to=2028-12-31",
    "/deployments?view=table&mission=MINURSO",
    "/deployments?find=nobody-is-called-so",
    `/deployments/tours/${tour}`,
    "/deployments/contributions",
    `/deployments/contributions/${sent?.contributionId}`,
    `/deployments/rotations/${sent?.rotationId}`,
    "/deployments/warnings",
    "/deployments/changes?show=all",
  ];
}

/** An import that was looked at and has errors, a question and a note to show. */
async function anImport(service: Service): Promise<string> {
  const lines = [
    "Number;Name;Sex;Mission;Role;From;To",
    "X-1;Seen Sara;woman;UNOCI;unmo;2015-06-01;2015-05-01",
    "X-2;Seen Serik;man;NOWHERE;cook;03/04/2015;2015-12-01",
  ];
  const content = Buffer.from(lines.join("\n")).toString("base64");
  const { id } = (await service.post("/api/history-imports", { fileName: "seen.csv", content, options: {} })) as {
    id: string;
  };
  for (let tries = 0; tries < 120; tries += 1) {
    const own = (await service.get(`/api/history-imports/${id}`)) as { report: object | null };
    if (own.report !== null) return id;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("The import was not looked at in time.");
}
