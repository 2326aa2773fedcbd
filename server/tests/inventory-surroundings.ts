/** What an example of the inventory is given, and what it makes. */
import type { Role } from "../src/platform/context.ts";
import type { Db } from "../src/platform/db.ts";
import type { TestService } from "./service.ts";

export interface Surroundings {
  readonly service: TestService;
  readonly db: Db;
  /** Makes something once and finds it again: an example is asked twice. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>;
}

export interface Request {
  readonly as: Role | null;
  /** What stands in the address's places. */
  readonly places?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly cookie?: string;
}

/** Finds what the demonstration has to offer and makes a request of it; what the request would change it leaves alone. */
export type Example = (surroundings: Surroundings) => Promise<Request>;
