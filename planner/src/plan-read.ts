/** Reads a plan file: shapes only. Whether it is lawful and as good as it says is for the checker. */
import { readCertificate } from "./certificate-read.ts";
import { type Fault, type Parsed, parseJson, pathText, readItems, shaped } from "./fault.ts";
import type { Cause, ConflictPart, ObjectiveValue, OpenTour, Plan, Price } from "./plan.ts";
import { AssignmentShape, ConflictShape, OpenShape, PlanHead, PriceShape, ValueShape } from "./plan-shape.ts";

/** Lists that every plan has, and those it may go without. */
const LISTS = ["assignments", "open", "objective"];
const KEYS = new Set([...Object.keys(PlanHead.shape), ...LISTS, "conflict", "prices", "certificate"]);

/** Reads a plan from JSON text. */
export function parsePlan(text: string): Parsed<Plan> {
  const json = parseJson(text);
  return json.ok ? readPlan(json.value) : json;
}

/** Reads a plan from parsed JSON, naming every fault of shape. */
export function readPlan(file: unknown): Parsed<Plan> {
  if (typeof file !== "object" || file === null || Array.isArray(file))
    return { ok: false, faults: [{ path: "", message: "must be an object" }] };
  const faults: Fault[] = [];
  for (const key of Object.keys(file))
    if (!KEYS.has(key)) faults.push({ path: pathText([key]), message: "is not a known key" });
  for (const key of LISTS) if (!Object.hasOwn(file, key)) faults.push({ path: key, message: "is missing" });
  const head = shaped(PlanHead, file, []);
  if (!head.ok) for (const fault of head.faults) faults.push(fault);
  // Facts of causes and conflicts are any JSON; Zod calls them unknown.
  const lists = {
    assignments: readItems(file, "assignments", AssignmentShape, (one) => one, faults),
    open: readItems(
      file,
      "open",
      OpenShape,
      ({ tour, causes }): OpenTour => ({ tour, causes: causes as unknown as Cause[] }),
      faults,
    ),
    objective: readItems(file, "objective", ValueShape, (one) => one as ObjectiveValue, faults),
    prices: readItems(file, "prices", PriceShape, (one) => one as Price, faults),
  };
  const conflict = readItems(file, "conflict", ConflictShape, (one) => one as unknown as ConflictPart, faults);
  const raw: unknown = Object.hasOwn(file, "certificate") ? Reflect.get(file, "certificate") : undefined;
  const certificate = raw === undefined ? undefined : readCertificate(raw, faults);
  if (!head.ok || faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: {
      ...head.value,
      ...lists,
      ...(Object.hasOwn(file, "conflict") ? { conflict } : {}),
      ...(certificate ? { certificate } : {}),
    },
  };
}
