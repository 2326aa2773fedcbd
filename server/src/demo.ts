/** The demonstration country: Kazakhstan from public facts, with invented people. Each feature loads its own part, in order. */
import { z } from "zod";
import { loadAuthorisationsDemo } from "./authorisations/demo.ts";
import { addCountry } from "./country.ts";
import { loadDeploymentsDemo } from "./deployments/demo.ts";
import { loadConditionChecksDemo, loadLeadTimesDemo } from "./deployments/law/alarm-demo.ts";
import { loadEligibilityDemo } from "./eligibility/demo.ts";
import { loadFiguresDemo } from "./figures/demo.ts";
import { loadMissionsDemo } from "./missions/demo.ts";
import { loadPeopleDemo } from "./people/demo.ts";
import { actorWith } from "./platform/access.ts";
import { addAccount, type NewAccount } from "./platform/accounts.ts";
import type { Clock } from "./platform/clock.ts";
import { type Actor, type Context, ROLES } from "./platform/context.ts";
import { type Database, type Db, sql } from "./platform/db.ts";
import { contextOf } from "./platform/service.ts";
import { rights } from "./roles.ts";
import { loadSelectionDemo } from "./selection/demo.ts";
import { loadUnitsDemo } from "./units/demo.ts";

/** Code of the demonstration country. */
export const DEMONSTRATION = "KAZ";

/** The invented users; they sign in with one click, on the machine itself only, and have no passwords. */
const USERS: readonly Omit<NewAccount, "password" | "demonstration">[] = [
  { login: "planner", name: "Aidana Serikova", roles: ["planner"] },
  { login: "approver", name: "Marat Ospanov", roles: ["approver"] },
  { login: "committee", name: "Gulnara Bekova", roles: ["committee"] },
  { login: "administrator", name: "Timur Akhmetov", roles: ["administrator"] },
];

/** A feature's part of the demonstration. */
interface Part {
  /** What is said while it loads. */
  readonly title: string;
  load(ctx: Context, clock: Clock): Promise<void>;
}

/** What the country has on record, in the order of the features. */
const records: readonly Part[] = [
  { title: "missions", load: loadMissionsDemo },
  { title: "authorisations", load: loadAuthorisationsDemo },
  { title: "units and posts", load: loadUnitsDemo },
  { title: "people", load: loadPeopleDemo },
  { title: "service history", load: loadDeploymentsDemo },
  { title: "rules of eligibility", load: loadEligibilityDemo },
];

/** What its office does with that. */
const office: readonly Part[] = [
  { title: "lead times of withdrawals", load: loadLeadTimesDemo },
  { title: "checks of conditions", load: loadConditionChecksDemo },
  { title: "plans", load: loadPlans },
  { title: "published figures", load: loadFiguresDemo },
];

/** Loads the demonstration into an empty database, whole or not at all; `say` is told each step. */
export async function loadDemonstration(database: Database, clock: Clock, say: (step: string) => void): Promise<void> {
  await addCountry(database, DEMONSTRATION, "Kazakhstan");
  await database.as(DEMONSTRATION).transaction(async (tx) => {
    await loadRecords(tx, clock, say);
    await loadOffice(tx, clock, say);
  });
}

/** What the country has on record: missions, decisions, posts, people, who served where, who may go. */
export async function loadRecords(tx: Db, clock: Clock, say: (step: string) => void): Promise<void> {
  await loadParts(records, contextOf(tx, loader(), clock), clock, say);
}

/** The invented users and what they did with the country's records, which must be there. */
export async function loadOffice(tx: Db, clock: Clock, say: (step: string) => void): Promise<void> {
  const ctx = contextOf(tx, loader(), clock);
  await addUsers(ctx);
  await loadParts(office, ctx, clock, say);
}

async function loadParts(parts: readonly Part[], ctx: Context, clock: Clock, say: (step: string) => void) {
  for (const { title, load } of parts) {
    say(`Loading the demonstration country: ${title}`);
    await load(ctx, clock);
  }
}

/** The plans are made by the invented planner, and decided on by the invented approver, as people would. */
async function loadPlans(ctx: Context, clock: Clock): Promise<void> {
  const [planner, approver] = [await asInvented(ctx.db, clock, "planner"), await asInvented(ctx.db, clock, "approver")];
  await loadSelectionDemo(ctx, { planner, approver });
}

/** Acts for everybody while the demonstration is written; nobody can sign in as this. */
function loader(): Actor {
  return actorWith(rights, { id: "demonstration", name: "Demonstration", roles: ROLES });
}

async function addUsers(ctx: Context): Promise<void> {
  for (const user of USERS) {
    const added = await addAccount(ctx, { ...user, password: null, demonstration: true });
    if (!added.ok) throw new Error(added.refusals.map(({ message }) => message).join(" "));
  }
}

/** A context for one of the invented users, to do what that person would. */
export async function asInvented(db: Db, clock: Clock, login: string): Promise<Context> {
  const { id, name } = await db.one(
    z.object({ id: z.uuid(), name: z.string() }),
    sql`select id, name from users where contributor = ${db.contributor} and login = ${login} and demonstration`,
  );
  const roles = USERS.find((user) => user.login === login)?.roles ?? [];
  return contextOf(db, actorWith(rights, { id, name, roles }), clock);
}
