/** Reads the certificate of a plan. Trees are walked with a list of what is left to do, so no depth of nesting can exhaust the stack. */
import { z } from "zod";
import { type Fault, faultsOf } from "./fault.ts";
import type { Certificate, Expression, Leaf, Node, Proof, Row } from "./plan.ts";
import { ClassesShape, ExpressionShape, LeafShape, ProofShape } from "./plan-shape.ts";

const CertificateHead = z.strictObject({
  format: z.literal("contingent-certificate/1"),
  classes: ClassesShape,
  entries: z.array(z.unknown()),
  infeasible: z.unknown().optional(),
});
const BranchShape = z.strictObject({ on: ExpressionShape, at: z.int(), below: z.unknown(), above: z.unknown() });

/** The certificate, or `undefined` after its faults were added to `faults`. */
export function readCertificate(raw: unknown, faults: Fault[]): Certificate | undefined {
  const head = CertificateHead.safeParse(raw);
  if (!head.success) {
    faults.push(...faultsOf(head.error.issues, ["certificate"]));
    return undefined;
  }
  const before = faults.length;
  const entries: (Proof & { entry: number })[] = [];
  for (const [index, item] of head.data.entries.entries()) {
    const proof = readProof(item, ["certificate", "entries", index], faults);
    if (proof?.entry !== undefined) entries.push({ ...proof, entry: proof.entry });
    else if (proof) faults.push({ path: `certificate.entries[${index}].entry`, message: "is missing" });
  }
  const { format, classes, infeasible } = head.data;
  const contradiction =
    infeasible === undefined ? undefined : readProof(infeasible, ["certificate", "infeasible"], faults);
  if (faults.length > before) return undefined;
  return { format, classes, entries, ...(contradiction ? { infeasible: contradiction } : {}) };
}

function readProof(
  raw: unknown,
  at: readonly PropertyKey[],
  faults: Fault[],
): (Proof & { entry?: number }) | undefined {
  const head = ProofShape.safeParse(raw);
  if (!head.success) {
    faults.push(...faultsOf(head.error.issues, at));
    return undefined;
  }
  const tree = readTree(head.data.tree, [...at, "tree"], faults);
  if (tree === undefined) return undefined;
  const { scale, entry } = head.data;
  // Zod says `day?: string | undefined` where an absent key is simply absent.
  const rows = head.data.rows as readonly Row[];
  return { scale, rows, tree, ...(entry === undefined ? {} : { entry }) };
}

interface OpenBranch {
  on: Expression;
  at: number;
  below?: Node;
  above?: Node;
}

function readTree(raw: unknown, at: readonly PropertyKey[], faults: Fault[]): Node | undefined {
  let root: Node | undefined;
  const before = faults.length;
  const todo: { raw: unknown; put: (node: Node) => void }[] = [
    {
      raw,
      put: (node) => {
        root = node;
      },
    },
  ];
  for (let task = todo.pop(); task !== undefined; task = todo.pop()) {
    const { put } = task;
    if (typeof task.raw === "object" && task.raw !== null && Object.hasOwn(task.raw, "leaf")) {
      const leaf = z.strictObject({ leaf: LeafShape }).safeParse(task.raw);
      if (leaf.success) put({ leaf: withoutAbsent(leaf.data.leaf) });
      else faults.push(...faultsOf(leaf.error.issues, at));
      continue;
    }
    const branch = BranchShape.safeParse(task.raw);
    if (!branch.success) {
      faults.push(...faultsOf(branch.error.issues, at));
      continue;
    }
    const open: OpenBranch = { on: withoutAbsent(branch.data.on) as Expression, at: branch.data.at };
    put(open as Node);
    todo.push({
      raw: branch.data.below,
      put: (node) => {
        open.below = node;
      },
    });
    todo.push({
      raw: branch.data.above,
      put: (node) => {
        open.above = node;
      },
    });
  }
  return faults.length > before ? undefined : root;
}

/** The same object without keys that hold `undefined`. */
function withoutAbsent(value: object): Leaf {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
