/** Reads the certificate of a plan. Trees are walked with a list of what is left to do, so no depth of nesting can exhaust the stack. */
import { z } from "zod";
import { type Fault, shaped } from "./fault.ts";
import type { Certificate, Expression, Leaf, Node, Proof, Row } from "./plan.ts";
import { ClassesShape, ExpressionShape, LeafShape, ProofShape } from "./plan-shape.ts";

const CertificateHead = z.strictObject({
  format: z.literal("contingent-certificate/1"),
  classes: ClassesShape,
  entries: z.array(z.unknown()),
  infeasible: z.unknown().optional(),
});
const LeafNode = z.strictObject({ leaf: LeafShape });
const BranchShape = z.strictObject({ on: ExpressionShape, at: z.int(), below: z.unknown(), above: z.unknown() });

function addAll(faults: Fault[], more: readonly Fault[]): void {
  for (const fault of more) faults.push(fault);
}

/** The certificate, or `undefined` after its faults were added to `faults`. */
export function readCertificate(raw: unknown, faults: Fault[]): Certificate | undefined {
  const head = shaped(CertificateHead, raw, ["certificate"]);
  if (!head.ok) {
    addAll(faults, head.faults);
    return undefined;
  }
  const before = faults.length;
  const entries: (Proof & { entry: number })[] = [];
  for (const [index, item] of head.value.entries.entries()) {
    const proof = readProof(item, ["certificate", "entries", index], faults);
    if (proof?.entry !== undefined) entries.push({ ...proof, entry: proof.entry });
    else if (proof) faults.push({ path: `certificate.entries[${index}].entry`, message: "is missing" });
  }
  const { format, classes, infeasible } = head.value;
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
  const head = shaped(ProofShape, raw, at);
  if (!head.ok) {
    addAll(faults, head.faults);
    return undefined;
  }
  const tree = readTree(head.value.tree, [...at, "tree"], faults);
  if (tree === undefined) return undefined;
  const { scale, entry } = head.value;
  // Zod says `day?: string | undefined` where an absent key is simply absent.
  const rows = head.value.rows as readonly Row[];
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
      const leaf = shaped(LeafNode, task.raw, at);
      if (leaf.ok) put({ leaf: withoutAbsent(leaf.value.leaf) });
      else addAll(faults, leaf.faults);
      continue;
    }
    const branch = shaped(BranchShape, task.raw, at);
    if (!branch.ok) {
      addAll(faults, branch.faults);
      continue;
    }
    const open: OpenBranch = { on: withoutAbsent(branch.value.on) as Expression, at: branch.value.at };
    put(open as Node);
    todo.push({
      raw: branch.value.below,
      put: (node) => {
        open.below = node;
      },
    });
    todo.push({
      raw: branch.value.above,
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
