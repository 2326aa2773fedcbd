import { expect, test } from "vitest";
import { z } from "zod";
import { nobody } from "./access.ts";
import { createProgram } from "./cli-program.ts";
import { Conflict, Forbidden, NotFound, Unavailable } from "./errors.ts";

const Sail = z.object({
  boat: z.string().min(2).describe("Which boat."),
  to: z.string().optional().describe("Where to."),
  seats: z.coerce.number().int().positive().default(4).describe("How many go."),
  crew: z
    .array(z.enum(["cook", "mate"]))
    .optional()
    .describe("Who else."),
  windOnly: z.boolean().default(false).describe("Without the engine."),
  on: z.iso.date().describe("The day."),
});

const failures: Record<string, unknown> = {
  refused: new Forbidden("This needs the right boats.sail."),
  missing: new NotFound("There is no boat Aral."),
  conflict: new Conflict("Somebody sits in it."),
  unavailable: new Unavailable("The disk is full."),
  unexpected: new Error("struck a rock", { cause: new Error("nobody looked") }),
};

interface Run {
  readonly exit: number;
  readonly answer: string;
  readonly remarks: string;
  readonly opened: number;
  readonly closed: number;
}

async function run(line: string, { terminal = false, interruptAfterMs = 0 } = {}): Promise<Run> {
  const seen = { answer: "", remarks: "", opened: 0, closed: 0 };
  const program = createProgram({
    name: "boats",
    summary: "Sails boats.",
    version: "1.2.3",
    async openContext() {
      seen.opened += 1;
      const ctx = { actor: nobody, db: {} as never, now: "", today: "", jobs: {} as never };
      const close = async () => {
        seen.closed += 1;
      };
      return { ctx, close };
    },
  });
  program.plain("sail", {
    summary: "Sails one boat.",
    options: Sail,
    places: ["boat", "to"],
    short: { seats: "s" },
    examples: ["sail Aral --on 2026-06-30"],
    run: async (options, out) => out.answer(options, () => [`${options.boat} sails`, `with ${options.seats}`]),
  });
  program.command("fail", {
    summary: "Fails as asked.",
    options: z.object({ how: z.string() }),
    async run(_ctx, { how }, out) {
      out.progress("failing");
      if (how === "rule")
        return out.refuse([{ code: "full", message: "The boat is full.", facts: {}, source: "docs/rules.md#boats" }]);
      if (how === "hang") await new Promise(() => undefined);
      throw failures[how];
    },
  });
  program.command("audit verify", {
    summary: "Verifies.",
    options: z.object({}),
    run: async (_ctx, _options, out) => out.answer({ ok: true }, () => "ok"),
  });
  const interrupted = new AbortController();
  if (interruptAfterMs > 0) setTimeout(() => interrupted.abort(), interruptAfterMs);
  const streams = {
    answer: { write: (text: string) => (seen.answer += text) },
    remarks: { write: (text: string) => (seen.remarks += text), isTTY: terminal },
  };
  const exit = await program.run(
    line.split(" ").filter((word) => word !== ""),
    streams,
    interrupted.signal,
  );
  return { exit, ...seen };
}

test("options are read by name, by place, in short and repeatedly, and the rest have their values", async () => {
  const { exit, answer } = await run(
    "sail Aral -s 6 --on=2026-06-30 --crew cook --crew mate --wind-only Oskemen --json",
  );
  expect(exit).toBe(0);
  expect(JSON.parse(answer)).toEqual({
    boat: "Aral",
    to: "Oskemen",
    seats: 6,
    crew: ["cook", "mate"],
    windOnly: true,
    on: "2026-06-30",
  });
  expect((await run("sail Aral --on 2026-06-30")).answer).toBe("Aral sails\nwith 4\n");
});

test("every fault of a line is told at once, and none is told twice", async () => {
  const { exit, answer, remarks } = await run(
    "sail A x --seats none --crew cook --crew captain --seat 3 --wind-only=yes b",
  );
  expect(exit).toBe(2);
  expect(answer).toBe("");
  const lines = remarks.trim().split("\n");
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    "--seat",
    "--wind-only",
    "b",
    "BOAT",
    "--seats",
    "--crew.1",
    "--on",
    "`boats sail --help` tells what it takes.",
  ]);
  expect(remarks).toContain("did you mean --seats?");
  expect(remarks).toContain("--on: is missing");
});

test("an option without its value is a fault", async () => {
  const { exit, remarks } = await run("sail Aral --on");
  expect([exit, remarks.split("\n")[0]]).toEqual([2, "--on: needs a value"]);
});

test("with --json faults are problem details on standard output", async () => {
  const { exit, answer } = await run("sail --json --on 2026-02-30");
  expect(exit).toBe(2);
  expect(JSON.parse(answer)).toMatchObject({ status: 400, faults: [{ path: "BOAT" }, { path: "--on" }] });
});

test.each([
  ["rule", 1, "The boat is full. (docs/rules.md#boats)"],
  ["refused", 1, "This needs the right boats.sail."],
  ["missing", 2, "There is no boat Aral."],
  ["conflict", 3, "Somebody sits in it."],
  ["unavailable", 3, "The disk is full."],
])("a command that fails by %s ends with %i and says it in a sentence", async (how, exit, sentence) => {
  const ran = await run(`fail --how ${how}`);
  expect([ran.exit, ran.opened, ran.closed]).toEqual([exit, 1, 1]);
  expect((ran.answer + ran.remarks).split("\n")[0]).toBe(sentence);
  expect(ran.answer + ran.remarks).not.toMatch(/^ +at /m);
});

test("what nobody foresaw is told with its place and its cause, and ends with 3", async () => {
  const { exit, remarks } = await run("fail --how unexpected");
  expect(exit).toBe(3);
  expect(remarks).toContain("struck a rock");
  expect(remarks).toContain("nobody looked");
});

test("bad input is told before the data is opened", async () => {
  expect(await run("fail")).toMatchObject({ exit: 2, opened: 0 });
});

test("progress is for terminals, and is gone before the answer", async () => {
  expect((await run("fail --how missing")).remarks).not.toContain("failing");
  const { remarks } = await run("fail --how missing", { terminal: true });
  const clear = "\r\u001b[K";
  expect(remarks.startsWith(`${clear}failing${clear}There is no boat`)).toBe(true);
});

test("Ctrl-C ends a command on the data, which is closed", async () => {
  const stopped = await run("fail --how hang", { interruptAfterMs: 20 });
  expect(stopped).toMatchObject({ exit: 3, opened: 1, closed: 1 });
  expect(stopped.remarks.trim()).toBe("Stopped before the end; what was confirmed is kept.");
});

test("the program and each command tell what they take", async () => {
  const program = await run("--help");
  expect([program.exit, program.answer]).toEqual([0, expect.stringContaining("audit verify")]);
  const { exit, answer } = await run("sail --help");
  expect(exit).toBe(0);
  for (const word of [
    "boats sail BOAT TO",
    "--on VALUE",
    "-s, --seats VALUE",
    "4 when absent",
    "--crew cook|mate",
    "may be given repeatedly",
    "--json",
    "boats sail Aral --on 2026-06-30",
    "2 bad input",
  ]) {
    expect(answer).toContain(word);
  }
  expect((await run("--version")).answer).toBe("1.2.3\n");
});

test("a command that does not exist is bad input, with the one that was meant", async () => {
  expect(await run("sial")).toMatchObject({ exit: 2, remarks: expect.stringContaining("Did you mean sail?") });
  expect(await run("audit")).toMatchObject({ exit: 2, remarks: expect.stringContaining("Did you mean audit verify?") });
  const { exit, answer } = await run("sial --json");
  expect([exit, JSON.parse(answer)]).toMatchObject([2, { detail: 'There is no command "sial". Did you mean sail?' }]);
  expect(await run("audit verify")).toMatchObject({ exit: 0, answer: "ok\n", opened: 1, closed: 1 });
});
