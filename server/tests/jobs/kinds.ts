/** Kinds of jobs for tests: each shows one way a job can behave. */
import { z } from "zod";
import { addAccount } from "../../src/platform/accounts.ts";
import { NotFound } from "../../src/platform/errors.ts";
import { registerJob } from "../../src/platform/jobs.ts";

const Rounds = z.object({ rounds: z.int() });
const ROUND_MS = 20;

/** Registers the kinds; a second call changes nothing. */
export function registerTestKinds(): void {
  registerJob("test.count", count);
  registerJob("test.wait", wait);
  registerJob("test.stumble", stumble);
  registerJob("test.impossible", impossible);
  registerJob("test.exit", exit);
  registerJob("test.devour", devour);
  registerJob("test.account", account);
}

/** Keeps its thread busy, `rounds` times 20 ms, without ever giving way: as a solver does. */
const count = {
  async run(
    _ctx: unknown,
    input: object,
    tools: { progress(state: object): void; shouldStop(): boolean; attempt: number },
  ) {
    const { rounds } = Rounds.parse(input);
    for (let round = 1; round <= rounds; round += 1) {
      const until = performance.now() + ROUND_MS;
      while (performance.now() < until);
      tools.progress({ round });
      if (tools.shouldStop()) return { counted: round, attempt: tools.attempt };
    }
    return { counted: rounds, attempt: tools.attempt };
  },
};

/** Waits without computing until it is asked to end. */
const wait = {
  async run(_ctx: unknown, _input: object, { signal }: { signal: AbortSignal }) {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    return { waited: true };
  },
};

/** Fails in its first try. */
const stumble = {
  async run(_ctx: unknown, _input: object, { attempt }: { attempt: number }) {
    if (attempt < 2) throw new Error(`fell over in try ${attempt}`);
    return { attempt };
  },
};

/** Fails in a way that no second try changes. */
const impossible = {
  async run(): Promise<object> {
    throw new NotFound("There is no such plan.");
  },
};

/** Ends its thread without a word. */
const exit = {
  tries: 1,
  async run(): Promise<object> {
    return process.exit(7);
  },
};

/** Takes more memory than it is given. */
const devour = {
  tries: 1,
  memoryMb: 32,
  async run(): Promise<object> {
    const eaten: number[][] = [];
    for (;;) eaten.push(Array.from({ length: 100_000 }, (_, index) => index));
  },
};

/** Adds an account with the rights of whoever asked, marking itself done in the same transaction. */
const account = {
  async run(
    ctx: Parameters<typeof addAccount>[0],
    input: object,
    { complete }: { complete(tx: typeof ctx.db, result: object): Promise<void> },
  ) {
    const { login } = z.object({ login: z.string() }).parse(input);
    await ctx.db.transaction(async (tx) => {
      await addAccount(
        { ...ctx, db: tx },
        { login, name: "Made by a job", roles: ["committee"], password: null, demonstration: false },
      );
      await complete(tx, { login });
    });
    // What comes after is not repeated: the job is done.
    throw new Error("broke down after the commit");
  },
};
