import type { LinearProgram } from "../../planner/src/solve/engine.ts";

/** An integer program (to be minimised) in free MPS form; columns are named c0, c1, …, rows r0, r1, …. */
export function mpsText(program: LinearProgram): string {
  const out: string[] = ["NAME whole FREE", "ROWS", " N cost"];
  for (let r = 0; r < program.rows; r++) out.push(` ${rowKind(program, r)} r${r}`);
  out.push("COLUMNS", " M1 'MARKER' 'INTORG'");
  for (let c = 0; c < program.columns; c++) {
    if ((program.cost[c] ?? 0) !== 0) out.push(` c${c} cost ${-(program.cost[c] ?? 0)}`);
    for (let k = program.starts[c] ?? 0; k < (program.starts[c + 1] ?? 0); k++) {
      out.push(` c${c} r${program.indices[k]} ${program.values[k]}`);
    }
  }
  out.push(" M2 'MARKER' 'INTEND'", "RHS");
  for (let r = 0; r < program.rows; r++) {
    const side = rowKind(program, r) === "G" ? program.rowLower[r] : program.rowUpper[r];
    if (side !== 0) out.push(` rhs r${r} ${side}`);
  }
  out.push("BOUNDS");
  for (let c = 0; c < program.columns; c++) {
    const [low, high] = [program.lower[c] ?? 0, program.upper[c] ?? 0];
    out.push(` LO b c${c} ${low}`);
    out.push(Number.isFinite(high) ? ` UP b c${c} ${high}` : ` PL b c${c}`);
  }
  out.push("ENDATA", "");
  return out.join("\n");
}

function rowKind(program: LinearProgram, row: number): "E" | "L" | "G" {
  const [low, high] = [program.rowLower[row] ?? 0, program.rowUpper[row] ?? 0];
  if (low === high) return "E";
  return Number.isFinite(high) ? "L" : "G";
}
