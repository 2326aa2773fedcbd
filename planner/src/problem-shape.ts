/** The shapes of the problem file as Zod checks them: keys, kinds of values, and what each value alone must satisfy. */
import { z } from "zod";
import { isDay } from "./days.ts";
import { faultWords } from "./fault-words.ts";
import { AT_START, type Labels, MEASURES } from "./problem.ts";

const Id = z.string().min(1).max(400);
const Count = z.int().nonnegative();
const Day = z.string().refine(isDay, { error: "is no day of the form 2026-06-30" });

/** Zod's own record drops a key named `__proto__` without a word; this one refuses it, as nothing may be lost in reading. */
export const TextMap = z
  .custom<Labels>((value) => typeof value === "object" && value !== null && !Array.isArray(value), {
    error: "must be an object of texts",
  })
  .superRefine((value, ctx) => {
    for (const [key, text] of Object.entries(value)) {
      if (key === "__proto__") ctx.addIssue({ code: "custom", path: [key], message: "cannot be used as a key" });
      if (typeof text !== "string") ctx.addIssue({ code: "custom", path: [key], message: "must be a text" });
    }
  });

const TextLists = z
  .custom<Readonly<Record<string, readonly string[]>>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    { error: "must be an object of lists of texts" },
  )
  .superRefine((value, ctx) => {
    for (const [key, list] of Object.entries(value)) {
      if (key === "__proto__") ctx.addIssue({ code: "custom", path: [key], message: "cannot be used as a key" });
      if (!Array.isArray(list) || !list.every((text) => typeof text === "string"))
        ctx.addIssue({ code: "custom", path: [key], message: "must be a list of texts" });
    }
  });

function inOrder(value: { from?: string | undefined; to?: string | undefined }): boolean {
  return value.from === undefined || value.to === undefined || value.from <= value.to;
}
const ORDER = { error: "from lies after to" };

const Tag = z
  .string()
  .min(1)
  .refine((tag) => !tag.endsWith(AT_START), { error: `must not end in ${AT_START}, which only a need may` });
const Need = z
  .string()
  .min(1)
  .refine((tag) => tag !== AT_START, { error: `names no tag before ${AT_START}` });

const Interval = z.strictObject({ from: Day, to: Day }).refine(inOrder, ORDER);

/** A tour of the file; `value` must be more than 0, days exist and stand in order. */
export const TourShape = z
  .strictObject({
    id: Id,
    post: Id,
    from: Day,
    to: Day,
    key: z.boolean().optional(),
    value: z.int().positive().optional(),
    needs: z.array(z.array(Need)).optional(),
    labels: TextMap.optional(),
  })
  .refine(inOrder, ORDER);

const HeldTagShape = z.strictObject({ tag: Tag, from: Day.optional(), to: Day.optional() }).refine(inOrder, ORDER);

/** A person of the file; a tag is a text (held always) or a text with its days. */
export const PersonShape = z.strictObject({
  id: Id,
  tags: z.array(z.union([Tag, HeldTagShape])).optional(),
  available: z.array(Interval).optional(),
  home: Id.optional(),
  lastReturn: Day.optional(),
  scores: z.array(z.strictObject({ when: TextMap, score: z.int() })).optional(),
});

/** A ceiling of the file; an overlap stands with the measure `present` only. */
export const CeilingShape = z
  .strictObject({
    id: Id,
    where: TextLists.optional(),
    from: Day.optional(),
    to: Day.optional(),
    atMost: Count,
    measure: z.enum(["present", "tours", "people"]),
    overlap: z.strictObject({ people: Count, days: Count }).optional(),
    others: z.array(z.strictObject({ from: Day, to: Day, count: Count }).refine(inOrder, ORDER)).optional(),
  })
  .refine(inOrder, ORDER)
  .refine((ceiling) => ceiling.overlap === undefined || ceiling.measure === "present", {
    path: ["overlap"],
    error: 'belongs to the measure "present" only',
  });

/** A share of the file; the fraction lies between 0 and 1. */
export const ShareShape = z.strictObject({
  id: Id,
  where: TextLists.optional(),
  tag: Tag,
  atLeast: z.tuple([Count, z.int().positive()]).refine(([num, den]) => num <= den, { error: "is more than the whole" }),
  per: z.array(z.string()).optional(),
  hard: z.boolean().optional(),
});

/** A home cap of the file. */
export const HomeCapShape = z.strictObject({
  id: Id,
  where: TextLists.optional(),
  atMost: Count,
  homes: z.array(Id).optional(),
  tag: Tag.optional(),
});

/** A pin or ban of the file. */
export const DecreeShape = z.strictObject({ tour: Id, person: Id, why: z.string().optional() });
/** An assignment of an earlier plan. */
export const PairShape = z.strictObject({ tour: Id, person: Id });

const MeasureName = z.enum(MEASURES, { error: `is none of the measures ${MEASURES.join(", ")}` });
const Weights = z
  .strictObject(Object.fromEntries(MEASURES.map((measure) => [measure, z.int().positive().optional()])))
  .refine((weights) => Object.keys(weights).length > 0, { error: "weighs no measure" });

/** One entry of the objective: the name of a measure, or weights by measure. */
export const EntryShape = z.unknown().superRefine((entry, ctx) => {
  const shape = typeof entry === "string" ? MeasureName : Weights;
  for (const issue of shape.safeParse(entry, { error: faultWords }).error?.issues ?? []) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    for (const key of keys) ctx.addIssue({ code: "custom", path: [key], message: "is none of the measures" });
    if (keys.length === 0) ctx.addIssue({ code: "custom", path: issue.path, message: issue.message });
  }
});

/** The keys of the file that are no lists of items. */
export const EnvelopeShape = z.object({
  format: z.literal("contingent-problem/1"),
  title: z.string().optional(),
  rest: z.strictObject({ days: Count }).optional(),
  work: z.int().positive().optional(),
  seed: Count.optional(),
});
