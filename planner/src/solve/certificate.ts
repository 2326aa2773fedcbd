/** Writes proofs in the words of the plan file. */
import { dayText } from "../days.ts";
import type { Certificate, Expression, Leaf, Node, Priced, Proof, Row } from "../plan.ts";
import type { Prices } from "./bound.ts";
import type { Subject } from "./branch.ts";
import { type Compiled, personOf } from "./compiled.ts";
import type { PricedRow } from "./rules.ts";
import type { SearchNode } from "./tree-node.ts";

/** One proof as it is found: a tree of prices over rules. */
export interface RawProof {
  readonly rules: readonly PricedRow[];
  readonly scale: number;
  readonly root: SearchNode;
}

/** The certificate of proved entries (by index), or of there being no lawful plan. */
export function writeCertificate(
  compiled: Compiled,
  entries: readonly (RawProof & { readonly entry: number })[],
  infeasible?: RawProof,
): Certificate {
  const base = {
    format: "contingent-certificate/1" as const,
    classes: classLists(compiled),
    entries: entries.map((one) => ({ entry: one.entry, ...writeProof(compiled, one) })),
  };
  return infeasible === undefined ? base : { ...base, infeasible: writeProof(compiled, infeasible) };
}

/** Tour ids of each class. */
export function classLists(compiled: Compiled): string[][] {
  const { classes, problem } = compiled;
  return Array.from({ length: classes.count }, (_, c) => {
    const tours = classes.tours.subarray(classes.tourStart[c] ?? 0, classes.tourStart[c + 1] ?? 0);
    return Array.from(tours, (t) => problem.tours[t]?.id ?? "");
  });
}

function writeProof(compiled: Compiled, proof: RawProof): Proof {
  // Only rules that some leaf prices are written; the rest of the numbering closes up.
  const numbers = new Map<number, number>();
  const rows: Row[] = [];
  const numberOf = (rule: number) => {
    const known = numbers.get(rule);
    if (known !== undefined) return known;
    numbers.set(rule, rows.length);
    rows.push(writeRow(compiled, proof.rules[rule] as PricedRow));
    return rows.length - 1;
  };
  const tree = writeNode(compiled, proof.root, numberOf);
  return { scale: proof.scale, rows, tree };
}

function writeNode(compiled: Compiled, node: SearchNode, numberOf: (rule: number) => number): Node {
  if (node.children === undefined) return { leaf: writeLeaf(node.prices, numberOf) };
  const [below, above] = node.children;
  const branch = below.branch;
  if (branch === undefined) throw new Error("a child of the search has no branching");
  return {
    on: writeSubject(compiled, branch.subject),
    at: branch.at,
    below: writeNode(compiled, below, numberOf),
    above: writeNode(compiled, above, numberOf),
  };
}

function writeLeaf(prices: Prices | undefined, numberOf: (rule: number) => number): Leaf {
  if (prices === undefined) return {};
  const classes = sparse(prices.classes);
  const rows = sparse(prices.rows).map(([rule, price]): Priced => [numberOf(rule), price]);
  const branches = sparse(prices.branches);
  return {
    ...(classes.length > 0 ? { classes } : {}),
    ...(rows.length > 0 ? { rows } : {}),
    ...(branches.length > 0 ? { branches } : {}),
  };
}

function sparse(values: Float64Array): Priced[] {
  return [...values.entries()].filter(([, value]) => value !== 0);
}

/** A priced row as the plan file names it. */
export function writeRow(compiled: Compiled, rule: PricedRow): Row {
  const { problem, ceilings, shares, homeLimits, pins } = compiled;
  switch (rule.kind) {
    case "present": {
      const ceiling = ceilings[rule.ceiling];
      const day = ceiling?.measure === "present" ? (ceiling.segments[rule.segment]?.from ?? 0) : 0;
      return { kind: "ceiling", id: ceiling?.id ?? "", day: dayText(day) };
    }
    case "total":
      return { kind: "ceiling", id: ceilings[rule.ceiling]?.id ?? "" };
    case "share":
    case "cut": {
      const share = shares[rule.group];
      const named = { id: share?.id ?? "", group: share?.group ?? {} };
      return rule.kind === "share"
        ? { kind: "share", ...named }
        : { kind: "shareCut", ...named, a: rule.a, b: rule.b, c: rule.c };
    }
    case "home": {
      const limit = homeLimits[rule.limit];
      return { kind: "homeCap", id: limit?.id ?? "", home: limit?.home ?? "", day: dayText(rule.day) };
    }
    case "pin": {
      const pin = pins[rule.pin];
      return {
        kind: "pin",
        tour: problem.tours[pin?.tour ?? 0]?.id ?? "",
        person: problem.people[pin?.person ?? 0]?.id ?? "",
      };
    }
    case "entry":
      return { kind: "entry", entry: rule.goal };
  }
}

function writeSubject(compiled: Compiled, subject: Subject): Expression {
  const { shares, ceilings, problem, pairs } = compiled;
  switch (subject.kind) {
    case "pair": {
      const person = personOf(pairs, subject.pair);
      return { classes: [pairs.cls[subject.pair] ?? 0], people: [problem.people[person]?.id ?? ""] };
    }
    case "class":
      return { classes: [subject.cls] };
    case "filledTotal":
      return {};
    case "filled":
      return { classes: [...(shares[subject.group]?.classes ?? [])] };
    case "with": {
      const share = shares[subject.group];
      return { classes: [...(share?.classes ?? [])], tag: share?.tag ?? "" };
    }
    case "short": {
      const share = shares[subject.group];
      return { shortfall: share?.id ?? "", group: share?.group ?? {} };
    }
    case "shortTotal":
      return { measure: "shortfall" };
    case "passed": {
      const ceiling = ceilings[subject.ceiling];
      const day = ceiling?.measure === "present" ? (ceiling.segments[subject.segment]?.from ?? 0) : 0;
      return { passed: ceiling?.id ?? "", day: dayText(day) };
    }
    case "used":
      return { peopleUsed: true, people: [problem.people[subject.person]?.id ?? ""] };
    case "usedTotal":
      return { peopleUsed: true };
  }
}
