/** The engine on HiGHS, compiled to WebAssembly (npm `highs`). One thread; at most 2 GiB, which are given back only with the process or worker. */
import highsModule, { type Highs, type InterruptCallbackEvent, type Model, type ModelData } from "highs";
import {
  type Engine,
  EngineFailure,
  type IntegerOptions,
  type IntegerSolution,
  type LinearProgram,
  type LinearSolution,
  type LinearStatus,
  type OpenProgram,
} from "../src/solve/engine.ts";

// The types describe the CommonJS form, where the loader is `.default`; imported as a module it is the default export itself.
const load = highsModule as unknown as typeof highsModule.default;

/** Loads HiGHS; the engine it resolves to is synchronous. Call again for a fresh memory. */
export async function loadHighs(): Promise<Engine> {
  const highs = await load();
  let asked: (() => boolean) | undefined;
  return {
    name: `HiGHS ${highs.version.string}`,
    watch: (shouldStop) => {
      asked = shouldStop;
    },
    open: (program) => guarded(guard(() => openProgram(highs, program, () => asked?.() === true))),
    solveInteger: (program, options) => solveInteger(highs, program, options),
  };
}

/** HiGHS minimises, so costs change sign on the way in and prices on the way out. */
function modelData(program: LinearProgram, integer: boolean): ModelData {
  const data = {
    numCols: program.columns,
    numRows: program.rows,
    colCost: negated(program.cost),
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: "csc" as const,
      numRows: program.rows,
      numCols: program.columns,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
  };
  return integer ? { ...data, integrality: program.integer } : data;
}

function negated(values: Float64Array): Float64Array {
  return values.map((value) => -value);
}

function statusOf(highs: Highs, model: Model): LinearStatus {
  const { modelStatus } = highs.constants;
  switch (model.getModelStatus()) {
    case modelStatus.optimal:
    case modelStatus.empty:
      return "optimal";
    case modelStatus.infeasible:
    case modelStatus.unboundedOrInfeasible:
      return "infeasible";
    case modelStatus.iterationLimit:
    case modelStatus.interrupted:
    case modelStatus.solutionLimit:
      return "limit";
    default:
      return "failed";
  }
}

/** Runs a call into WebAssembly; whatever it throws (a trap, no memory, a native error) comes out as `EngineFailure`. */
function guard<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw new EngineFailure(cause);
  }
}

/** The program with every method guarded; closing never throws. */
function guarded(open: OpenProgram): OpenProgram {
  return {
    solve: (maxSteps, method) => guard(() => open.solve(maxSteps, method)),
    setCosts: (cost) => guard(() => open.setCosts(cost)),
    setBounds: (columns, lower, upper) => guard(() => open.setBounds(columns, lower, upper)),
    setRowBounds: (row, lower, upper) => guard(() => open.setRowBounds(row, lower, upper)),
    addRows: (rows) => guard(() => open.addRows(rows)),
    addColumns: (columns) => guard(() => open.addColumns(columns)),
    infeasibilityPrices: () => guard(() => open.infeasibilityPrices()),
    basis: () => guard(() => open.basis()),
    setBasis: (basis) => guard(() => open.setBasis(basis)),
    close: () => {
      try {
        open.close();
      } catch {
        // The memory is lost anyway; the answer in hand is not.
      }
    },
  };
}

const QUIET = { output_flag: false, random_seed: 1 };

function openProgram(highs: Highs, program: LinearProgram, shouldStop: () => boolean): OpenProgram {
  const model = highs.createModel(modelData(program, false));
  model.options.set(QUIET);
  return {
    solve: (maxSteps, method) => solveLinear(highs, model, { maxSteps, method, shouldStop }),
    setCosts: (cost) => {
      model.changeColsCost({ kind: "range", from: 0, to: cost.length - 1 }, negated(cost));
    },
    setBounds: (columns, lower, upper) => {
      if (columns.length > 0) model.changeColsBounds({ kind: "set", indices: columns }, lower, upper);
    },
    setRowBounds: (row, lower, upper) => {
      model.changeRowBounds(row, lower, upper);
    },
    addRows: (rows) => {
      const { numCols } = model.getDimensions();
      const matrix = { ...rows, format: "csr" as const, numRows: rows.lower.length, numCols };
      model.addRows({ lower: rows.lower, upper: rows.upper, matrix });
    },
    addColumns: (columns) => {
      const { numRows } = model.getDimensions();
      const matrix = { ...columns, format: "csc" as const, numCols: columns.cost.length, numRows };
      model.addCols({ cost: negated(columns.cost), lower: columns.lower, upper: columns.upper, matrix });
    },
    infeasibilityPrices: () => {
      const ray = model.getDualRay();
      return ray === undefined ? undefined : negated(ray.values);
    },
    basis: () => {
      if (model.info.get("basis_validity") !== highs.constants.basisValidity.valid) return undefined;
      const basis = model.getBasis();
      return { columns: basis.colStatus, rows: basis.rowStatus };
    },
    setBasis: (basis) => {
      model.setBasis({ colStatus: basis.columns, rowStatus: basis.rows });
    },
    close: () => model.dispose(),
  };
}

const NOTHING = new Float64Array();

/** What an iteration of the interior point method counts as, in simplex iterations. */
const STEPS_PER_INTERIOR_ITERATION = 100;

interface LinearOptions {
  readonly maxSteps: number;
  readonly method: "interior" | undefined;
  readonly shouldStop: () => boolean;
}

function solveLinear(highs: Highs, model: Model, options: LinearOptions): LinearSolution {
  const { maxSteps, method, shouldStop } = options;
  const { callbackType } = highs.constants;
  const ask = (event: InterruptCallbackEvent): undefined => {
    if (shouldStop()) event.interrupt();
  };
  try {
    model.options.set("simplex_iteration_limit", Math.max(0, Math.min(0x7fffffff, Math.ceil(maxSteps))));
    model.options.set("solver", method === undefined ? "choose" : "ipm");
    model.run({ [callbackType.simplexInterrupt]: ask, [callbackType.ipmInterrupt]: ask });
    const status = statusOf(highs, model);
    const count = (name: string) => Math.max(0, Number(model.info.get(name)));
    const interior = count("ipm_iteration_count") * STEPS_PER_INTERIOR_ITERATION + count("crossover_iteration_count");
    const steps = count("simplex_iteration_count") + (method === undefined ? 0 : interior);
    if (status === "failed") return { status, value: 0, x: NOTHING, reduced: NOTHING, price: NOTHING, steps };
    const solution = model.getSolution();
    return {
      status,
      value: -model.getObjectiveValue(),
      x: solution.colValue,
      reduced: negated(solution.colDual),
      price: negated(solution.rowDual),
      steps,
    };
  } catch {
    // A WebAssembly trap (memory) or a native error: the caller falls back to what it has without the engine.
    return { status: "failed", value: 0, x: NOTHING, reduced: NOTHING, price: NOTHING, steps: 0 };
  }
}

function solveInteger(highs: Highs, program: LinearProgram, options: IntegerOptions): IntegerSolution {
  let best: Float64Array | undefined;
  let steps = 0;
  const { callbackType } = highs.constants;
  try {
    return highs.withModel(modelData(program, true), (model): IntegerSolution => {
      model.options.set({ ...QUIET, ...integerOptions(options) });
      if (options.start !== undefined) model.setSolution({ colValue: options.start });
      model.run({
        [callbackType.mipImprovingSolution](event) {
          if (event.data.mip_solution === undefined) return;
          best = event.data.mip_solution;
          options.onBetter?.(best, -(event.data.objective_function_value ?? 0));
        },
        [callbackType.mipInterrupt](event) {
          steps = Number(event.data.mip_total_lp_iterations ?? 0);
          if (steps >= options.maxSteps || options.shouldStop?.() === true) event.interrupt();
        },
      });
      const status = statusOf(highs, model);
      steps = Math.max(steps, Number(model.info.get("simplex_iteration_count")));
      const x = status === "optimal" ? model.getSolution().colValue : best;
      return x === undefined ? { status, steps } : { status, x, steps };
    });
  } catch {
    return best === undefined ? { status: "failed", steps } : { status: "failed", x: best, steps };
  }
}

function integerOptions(options: IntegerOptions): Readonly<Record<string, number>> {
  return {
    mip_rel_gap: 0,
    mip_abs_gap: options.gap,
    mip_max_nodes: options.maxNodes,
    mip_heuristic_effort: options.heuristics ?? 0.05,
    mip_feasibility_tolerance: 1e-7,
    random_seed: options.seed & 0x7fffffff,
  };
}
