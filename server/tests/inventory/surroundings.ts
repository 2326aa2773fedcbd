/** What an example of the inventory is given, and what it makes. */
import { z } from "zod";
import type { Role } from "../../src/platform/context.ts";
import type { Db } from "../../src/platform/db.ts";
import type { TestService } from "../service.ts";

/** The moment of all examples: noon of the demonstration's day. */
export const NOW = "2026-06-30T12:00:00.000Z";
/** Why something is done, where a reason is asked for. */
export const REASON = "Invented for this test";
/** Where it comes from, where a source is asked for. */
export const INVENTED = { source: REASON, confidence: "inferred" };
/** A row that has an id. */
export const Id = z.object({ id: z.string() });

/** What an example may look into and ask. */
export interface Surroundings {
  readonly service: TestService;
  readonly db: Db;
  /** Makes something once and finds it again: an example is asked twice. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>;
}

/** What is asked of an endpoint, and by whom. */
export interface Request {
  readonly as: Role | null;
  /** What stands in the address's places. */
  readonly places?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly cookie?: string;
}

/** Finds what the demonstration has to offer and makes a request of it; what the request would change it leaves alone. */
export type Example = (surroundings: Surroundings) => Promise<Request>;
