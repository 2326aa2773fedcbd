import type { OpenProgram } from "./engine.ts";

/** Stands for the program of an engine that broke down; only what sets it up may be called. */
export const NO_PROGRAM: OpenProgram = {
  solve: () => ({
    status: "failed",
    value: 0,
    x: new Float64Array(),
    reduced: new Float64Array(),
    price: new Float64Array(),
    steps: 0,
  }),
  setCosts: () => undefined,
  setBounds: () => undefined,
  setRowBounds: () => undefined,
  addRows: () => undefined,
  addColumns: () => undefined,
  infeasibilityPrices: () => undefined,
  basis: () => undefined,
  setBasis: () => undefined,
  close: () => undefined,
};
