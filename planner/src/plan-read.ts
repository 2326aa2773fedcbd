/** Reads a plan file: shapes only. Whether it is lawful and as good as it says is for the checker. */
import { readCertificate } from "./certificate-read.ts";
import { type Fault, faultsOf, type Parsed, parseJson } from "./fault.ts";
import type { Cause, ConflictPart, ObjectiveValue, Plan, Price } from "./plan.ts";
import { PlanHead } from "./plan-shape.ts";

/** Reads a plan from JSON text. */
export function parsePlan(text: string): Parsed<Plan> {
  const json = parseJson(text);
  return json.ok ? readPlan(json.value) : json;
}

/** Reads a plan from parsed JSON, naming every fault of shape. */
export function readPlan(file: unknown): Parsed<Plan> {
  const faults: Fault[] = [];
  const head = PlanHead.safeParse(file);
  if (!head.success) faults.push(...faultsOf(head.error.issues));
  const raw: unknown = typeof file === "object" && file !== null ? Reflect.get(file, "certificate") : undefined;
  const certificate = raw === undefined ? undefined : readCertificate(raw, faults);
  if (!head.success || faults.length > 0) return { ok: false, faults };
  const { open, objective, conflict, prices, certificate: _raw, ...rest } = head.data;
  return {
    ok: true,
    value: {
      ...rest,
      open: open.map(({ tour, causes }) => ({ tour, causes: causes as unknown as Cause[] })),
      objective: objective as readonly ObjectiveValue[],
      ...(conflict ? { conflict: conflict as unknown as ConflictPart[] } : {}),
      prices: (prices ?? []) as readonly Price[],
      ...(certificate ? { certificate } : {}),
    },
  };
}
