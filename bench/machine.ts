import { cpus, totalmem, type } from "node:os";

/** The machine in one line: processor, cores, memory, system, Node. */
export function machineLine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${processors.length} cores, ${memory} GiB, ${type()}, Node ${process.versions.node}`;
}
