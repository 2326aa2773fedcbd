import type { Problem } from "@contingent/planner";
import highsModule from "highs";
import type { Answer } from "./answer.ts";
import { assignmentsOf, wholeProgram } from "./whole.ts";

// as in planner/engine: the types describe the CommonJS form, whose loader is `.default`
const load = highsModule as unknown as typeof highsModule.default;

/** HiGHS (WebAssembly, one thread) on the whole problem as one integer program, to a gap below one unit. */
export async function highsWhole(problem: Problem, seconds: number): Promise<Answer> {
  const whole = wholeProgram(problem);
  const { program } = whole;
  const highs = await load();
  const model = highs.createModel({
    numCols: program.columns,
    numRows: program.rows,
    colCost: program.cost.map((cost) => -cost),
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: "csc",
      numRows: program.rows,
      numCols: program.columns,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
    integrality: program.integer,
  });
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.99, time_limit: seconds });
  model.run();
  const proved = model.getModelStatus() === highs.constants.modelStatus.optimal;
  const value = Number(model.info.get("objective_function_value"));
  const dual = Number(model.info.get("mip_dual_bound"));
  if (!Number.isFinite(value) || Math.abs(value) >= 1e30)
    return { status: "no plan in time", assignments: [], bounds: [] };
  const sum = { value: whole.constant - value, bound: whole.constant - dual };
  const assignments = assignmentsOf(whole, model.getSolution().colValue);
  return { status: proved ? "says optimal" : "time limit", assignments, bounds: [], sum };
}
