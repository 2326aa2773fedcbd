/** Units, their templates, the posts in missions, and the tours that were agreed for each post. */
import { z } from "zod";
import { DeploymentMode, DeploymentRole } from "../missions/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Grade } from "./grades.ts";

export const UnitId = z.uuid().brand<"UnitId">();
export type UnitId = z.infer<typeof UnitId>;
export const PostId = z.uuid().brand<"PostId">();
export type PostId = z.infer<typeof PostId>;
export const TemplateId = z.uuid().brand<"TemplateId">();
export type TemplateId = z.infer<typeof TemplateId>;
export const WantedTourId = z.uuid().brand<"WantedTourId">();
export type WantedTourId = z.infer<typeof WantedTourId>;

/** What a person is in the mission: observer, liaison officer, staff officer, member of a formed unit. */
export const Role = DeploymentRole;
export type Role = DeploymentRole;

/** Under whom they serve: with their own country, or inside a partner's contingent. */
export const Mode = DeploymentMode;
export type Mode = DeploymentMode;

/** One accepted proof of a language. Proofs stand beside each other and are never converted into one another. */
export const LanguageProof = z.object({
  /** Name of the test or scale, as `IELTS`, `TOEFL iBT`, `STANAG 6001`, `DELF/DALF`, `national`. */
  test: z.string().min(1),
  /** Least result in that test's own terms: `4.5`, `3333`, `B2`. */
  atLeast: z.string().min(1),
});
export type LanguageProof = z.infer<typeof LanguageProof>;

/** What a post asks of its holder beyond the rules that hold for everyone. */
export const PostRequirement = z.discriminatedUnion("attribute", [
  z.object({ attribute: z.literal("language"), language: z.string(), anyOf: z.array(LanguageProof).min(1) }),
  z.object({ attribute: z.literal("course"), anyOf: z.array(z.string()).min(1) }),
  z.object({ attribute: z.literal("skill"), anyOf: z.array(z.string()).min(1) }),
  z.object({ attribute: z.literal("driving"), category: z.string(), manual: z.boolean() }),
  z.object({ attribute: z.literal("clearance"), anyOf: z.array(z.string()).min(1) }),
]);
export type PostRequirement = z.infer<typeof PostRequirement>;

/** A place in a mission that one person at a time holds. Both dates are days on which it exists. */
export const Post = z.object({
  id: PostId,
  /** Readable and unique, as `MINURSO/unmo-3` or `UNDOF/reserve-company/042`. */
  code: z.string().min(1),
  /** Mission acronym. */
  mission: z.string().min(1),
  role: Role,
  mode: Mode,
  /** Lead nation (ISO 3166 alpha-3) when embedded, else null. */
  partner: z.string().nullable(),
  unitId: UnitId.nullable(),
  /** Code of the unit, null for a post outside any unit. */
  unit: z.string().nullable(),
  /** Part of the unit, as `Rifle platoon 2`; empty for single posts. */
  block: z.string(),
  title: z.string().min(1),
  /** What the holder does, as `commander`, `medic`, `observer`. */
  function: z.string().min(1),
  gradeMin: Grade,
  gradeMax: Grade,
  /** Its vacancy blocks certification or is otherwise grave. */
  key: z.boolean(),
  /** Worth of having it filled; 1000 is an ordinary post. */
  value: z.int().positive(),
  requirements: z.array(PostRequirement),
  validFrom: Day,
  validTo: Day.nullable(),
});
export type Post = z.infer<typeof Post>;

/** A tour that was agreed with the UN or the partner for a post. Both dates are days of presence, handover included. */
export const WantedTour = z.object({
  id: WantedTourId,
  /** Readable and unique, as `MINURSO/unmo-3/2027-03`. */
  code: z.string().min(1),
  postId: PostId,
  firstDay: Day,
  lastDay: Day,
  /** Where it was agreed; for the demonstration, that it is assumed. */
  agreedIn: z.string().min(1),
});
export type WantedTour = z.infer<typeof WantedTour>;

/** One line of a template: so many equal posts. */
export const TemplateLine = z.object({
  block: z.string().min(1),
  title: z.string().min(1),
  function: z.string().min(1),
  count: z.int().positive(),
  gradeMin: Grade,
  gradeMax: Grade,
  key: z.boolean(),
  value: z.int().positive(),
  requirements: z.array(PostRequirement),
});
export type TemplateLine = z.infer<typeof TemplateLine>;

/** A version of a unit type's table of organisation. `strength` is the sum of the counts of its lines. */
export const UnitTemplate = z.object({
  id: TemplateId,
  unitType: z.string().min(1),
  version: z.int().positive(),
  title: z.string().min(1),
  source: z.string().min(1),
  strength: z.int().positive(),
  lines: z.array(TemplateLine).min(1),
});
export type UnitTemplate = z.infer<typeof UnitTemplate>;

/** A kind of unit, as `INF_COY_RES`. */
export const UnitType = z.object({ code: z.string(), title: z.string(), manual: z.string(), source: z.string() });
export type UnitType = z.infer<typeof UnitType>;

/** A unit fielded to a mission from a version of a template. `posts` counts its posts in force. */
export const Unit = z.object({
  id: UnitId,
  code: z.string(),
  title: z.string(),
  unitType: z.string(),
  templateId: TemplateId,
  templateVersion: z.int().positive(),
  mission: z.string(),
  mode: Mode,
  partner: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  posts: z.int().nonnegative(),
});
export type Unit = z.infer<typeof Unit>;

const Page = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).optional() });

/** The doors of units, posts, templates and the tours that were agreed. */
export const unitsApi = {
  listUnits: endpoint("GET", "/api/units", {
    right: "units.read",
    summary: "Units fielded or planned, with the template each was made from.",
    shapes: { reply: z.object({ items: z.array(Unit), next: z.string().nullable(), count: z.int() }) },
  }),
  listTemplates: endpoint("GET", "/api/unit-templates", {
    right: "units.read",
    summary: "Unit types and the versions of their tables of organisation.",
    shapes: { reply: z.object({ types: z.array(UnitType), items: z.array(UnitTemplate) }) },
  }),
  listPosts: endpoint("GET", "/api/posts", {
    right: "units.read",
    summary: "Posts in missions, by code; those in force on `on` when it is given.",
    shapes: {
      query: Page.extend({ mission: z.string().optional(), unit: z.string().optional(), on: Day.optional() }),
      reply: z.object({ items: z.array(Post), next: z.string().nullable(), count: z.int() }),
    },
  }),
  listWantedTours: endpoint("GET", "/api/wanted-tours", {
    right: "units.read",
    summary: "Tours agreed for posts that share a day with the given interval.",
    shapes: {
      query: Page.extend({ from: Day, to: Day, mission: z.string().optional() }),
      reply: z.object({
        items: z.array(WantedTour.extend({ post: z.string(), mission: z.string(), recordedAt: Moment })),
        next: z.string().nullable(),
        count: z.int(),
      }),
    },
  }),
};
