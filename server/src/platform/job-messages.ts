/** What a job's thread is given and what it says to its host. */
import { z } from "zod";
import type { TakenJob } from "./jobs-store.ts";

export interface ThreadData {
  /** Connection string of the database. */
  readonly url: string;
  readonly contributor: string;
  readonly job: TakenJob;
  /** One 32-bit number, shared: 1 once the job shall end. */
  readonly stop: SharedArrayBuffer;
}

/** `completed`: the job marked itself done in its own transaction. `again`: whether another try could help. */
export const FromThread = z.discriminatedUnion("say", [
  z.object({ say: z.literal("progress"), state: z.record(z.string(), z.unknown()) }),
  z.object({ say: z.literal("done"), result: z.record(z.string(), z.unknown()) }),
  z.object({ say: z.literal("completed") }),
  z.object({ say: z.literal("failed"), error: z.string(), again: z.boolean() }),
]);
export type FromThread = z.infer<typeof FromThread>;
