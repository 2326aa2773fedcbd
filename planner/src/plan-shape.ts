/** The shapes of the plan file as Zod checks them. The proof trees are read by hand (certificate-read.ts), as they may be deep. */
import { z } from "zod";
import { isDay } from "./days.ts";
import { MEASURES } from "./problem.ts";
import { EntryShape, TextMap } from "./problem-shape.ts";

const Count = z.int().nonnegative();
const Index = z.int().nonnegative();
const Day = z.string().refine(isDay, { error: "is no day of the form 2026-06-30" });
const Facts = z.record(z.string(), z.unknown());

/** An assignment of the file. */
export const AssignmentShape = z.strictObject({ tour: z.string(), person: z.string(), score: z.int() });

/** An open tour of the file; each cause has a code, and any facts. */
export const OpenShape = z.strictObject({
  tour: z.string(),
  causes: z.array(Facts.refine((cause) => typeof cause.code === "string", { error: "has no code" })),
});

/** What one entry of the objective reached, and its bound. */
export const ValueShape = z.strictObject({ entry: EntryShape, value: z.int(), bound: z.int() });

/** A part of a conflict: a kind, and any facts. */
export const ConflictShape = Facts.refine((part) => typeof part.kind === "string", { error: "has no kind" });

/** A price of the file. */
export const PriceShape = z.strictObject({
  rule: z.string(),
  from: Day.optional(),
  to: Day.optional(),
  worth: z.record(z.string(), z.number()),
});

/** A row of a proof. */
export const RowShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ceiling"), id: z.string(), day: Day.optional() }),
  z.strictObject({ kind: z.literal("share"), id: z.string(), group: TextMap }),
  z.strictObject({
    kind: z.literal("shareCut"),
    id: z.string(),
    group: TextMap,
    a: z.int(),
    b: z.int(),
    c: z.int(),
  }),
  z.strictObject({ kind: z.literal("homeCap"), id: z.string(), home: z.string(), day: Day }),
  z.strictObject({ kind: z.literal("entry"), entry: Index }),
  z.strictObject({ kind: z.literal("pin"), tour: z.string(), person: z.string() }),
]);

/** What a proof branches on. */
export const ExpressionShape = z.union([
  z.strictObject({
    classes: z.array(Index).optional(),
    people: z.array(z.string()).optional(),
    tag: z.string().optional(),
  }),
  z.strictObject({ shortfall: z.string(), group: TextMap }),
  z.strictObject({ peopleUsed: z.literal(true), people: z.array(z.string()).optional() }),
  z.strictObject({ passed: z.string(), day: Day }),
  z.strictObject({ measure: z.enum(MEASURES) }),
]);

const Prices = z.array(z.tuple([Index, Count])).optional();
/** The prices of a leaf, none of them negative. */
export const LeafShape = z.strictObject({ classes: Prices, rows: Prices, branches: Prices });

/** The classes of a certificate; that they hold every tour once is for the checker to see. */
export const ClassesShape = z.array(z.array(z.string()));

/** A proof without its tree. */
export const ProofShape = z.strictObject({
  scale: z.int().positive(),
  rows: z.array(RowShape),
  tree: z.unknown(),
  entry: Index.optional(),
});

/** What a plan says of itself; its lists and its certificate are read item by item. */
export const PlanHead = z.object({
  format: z.literal("contingent-plan/1"),
  problem: z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: "must be sha256: and 64 hexadecimal digits" }),
  planner: z.string(),
  seed: Count,
  workDone: Count,
  status: z.enum(["optimal", "bounded", "infeasible"]),
});
