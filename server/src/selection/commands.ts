/** Selection on the command line. */
import { z } from "zod";
import type { Commands, Exit, Out } from "../platform/cli.ts";
import { addDays, Day } from "../platform/days.ts";
import { replay } from "./actions-replay.ts";
import { type RunProgress, type RunTools, runNow } from "./actions-run.ts";
import { planAside } from "./aside-actions.ts";
import { RunId } from "./schema.ts";
import { getRunLine, listRuns } from "./store.ts";

/** Adds `select`, `selections` and `replay`. */
export function selectionCommands(program: Commands): void {
  program.command("select", {
    summary: "Plans the country's agreed tours from its records and keeps the plan as a run.",
    options: z.object({
      from: Day.optional().describe("first day on which a tour may start (today)"),
      to: Day.optional().describe("last day on which a tour may start (a year later)"),
      mission: z.array(z.string()).optional().describe("only this mission; may be given repeatedly"),
      title: z.string().optional().describe("what the run is called"),
      previous: RunId.optional().describe(
        "an earlier run whose edits are obeyed and whose assignments are kept where they can be",
      ),
      seed: z.coerce.number().int().min(0).optional().describe("decides between equals (1)"),
    }),
    answersToStop: true,
    examples: ["contingent select", "contingent select --mission UNDOF --from 2027-01-01 --to 2027-12-31"],
    async run(ctx, options, out): Promise<Exit> {
      const from = options.from ?? ctx.today;
      const to = options.to ?? addDays(from, 364);
      const { mission, title = `${from} – ${to}`, previous, seed } = options;
      out.interrupted.addEventListener("abort", () => {
        out.note("Stopping: the planner finishes its step, and the best plan is kept. Once more ends at once.");
      });
      const outcome = await runNow(
        ctx,
        {
          title,
          from,
          to,
          ...(mission === undefined || mission.length === 0 ? {} : { missions: mission }),
          ...(previous === undefined ? {} : { previous }),
          ...(seed === undefined ? {} : { seed }),
        },
        toolsOf(out, true),
      );
      if (!outcome.ok) return out.refuse(outcome.refusals);
      const line = await getRunLine(ctx.db, RunId.parse(outcome.value.run));
      out.answer(line, () => {
        const { filled, wanted, status } = outcome.value;
        const open =
          line.sentence?.openBy.map(
            ({ code, facts, tours }) => `  ${tours} open: ${code}${facts.title === null ? "" : ` (${facts.title})`}`,
          ) ?? [];
        const proof = status === "optimal" ? "proved best" : status;
        return [
          `Run ${outcome.value.run}: ${filled} of ${wanted} tours filled, ${proof}. Propose it on the page Plans.`,
          ...open,
        ];
      });
      return 0;
    },
  });
  program.command("selections", {
    summary: "Lists the latest runs of selection.",
    options: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20).describe("how many") }),
    async run(ctx, { limit }, out) {
      const runs = await listRuns(ctx.db, null, limit);
      out.answer(runs, () =>
        runs.map(
          (run) =>
            `${run.id}  ${run.state.padEnd(10)}  ${run.sentence?.filled ?? "?"}/${run.sentence?.wanted ?? "?"}  ${run.title}`,
        ),
      );
    },
  });
  program.command("replay", {
    summary: "Plans a stored run again and says whether the plan has the same bytes.",
    options: z.object({ run: RunId.describe("id of the run") }),
    places: ["run"],
    answersToStop: true,
    async run(ctx, { run }, out): Promise<Exit> {
      ctx.actor.must("selection.read");
      const result = await replay(ctx, run, toolsOf(out, false));
      out.answer(result, () =>
        result.same
          ? `The same plan, byte for byte: ${result.planHash}.`
          : `Another plan: ${result.planHash}, kept is ${result.storedHash}.`,
      );
      return result.same ? 0 : 1;
    },
  });
}

/** Plans in a thread, so that Ctrl-C is heard; the best plan is kept then, where one is of use. */
function toolsOf(out: Out, keep: boolean): RunTools {
  const progress = (state: RunProgress) => out.progress(progressText(state));
  return {
    progress,
    shouldStop: () => out.interrupted.aborted,
    plan: (problem) => planAside(problem, progress, out.interrupted, keep),
  };
}

function progressText(state: RunProgress): string {
  const known = state.objective.findLast(({ value }) => value !== null);
  const reached = known === undefined ? "" : `, ${known.entry} ${known.value} of at most ${known.bound ?? "?"}`;
  return `Planning: ${state.phase}${reached}`;
}
