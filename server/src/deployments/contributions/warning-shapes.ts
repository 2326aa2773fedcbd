/** Early warning: by which day each step towards a replacement must begin, from the end of a tour or rotation backwards. */
import { z } from "zod";
import { AsOf, Confidence, DeploymentRole, MissionId } from "../../missions/schema.ts";
import { PageQuery } from "../../platform/cursor.ts";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { ContributionId, RotationId, TourId } from "../ids.ts";

/** Steps towards a replacement, in the order in which they are taken; each begins when the one before it is done. */
export const LEAD_STEPS = ["select", "train", "clear", "visa", "fly"] as const;
export const LeadStep = z.enum(LEAD_STEPS);
export type LeadStep = z.infer<typeof LeadStep>;

/** How long the steps take, from a day on: for a role, or for one contribution. `id` null: shipped with the product. */
export const LeadTime = z.object({
  id: z.uuid().nullable(),
  role: DeploymentRole.nullable(),
  contributionId: ContributionId.nullable(),
  contribution: z.string().nullable(),
  /** Days that each step takes; how many may be set is judged when they are, so that what is kept can always be read. */
  days: z.record(LeadStep, z.int().nonnegative()),
  validFrom: Day,
  source: z.string(),
  confidence: Confidence,
  recordedAt: Moment.nullable(),
  recordedBy: z.string().nullable(),
});
export type LeadTime = z.infer<typeof LeadTime>;

/** A step with the last day to begin it. `late`: that day has passed; `amber`: it comes within 30 days. */
export const StepWarning = z.object({
  step: LeadStep,
  days: z.int(),
  startBy: Day,
  status: z.enum(["ok", "amber", "late"]),
});
export type StepWarning = z.infer<typeof StepWarning>;

/** When a tour must be replaced, and by which day each step towards a replacement has to begin. */
export const Warning = z.object({
  tourId: TourId.nullable(),
  rotationId: RotationId.nullable(),
  contributionId: ContributionId.nullable(),
  contribution: z.string().nullable(),
  rotation: z.int().nullable(),
  person: z.string().nullable(),
  personId: z.uuid().nullable(),
  postId: z.uuid().nullable(),
  post: z.string().nullable(),
  mission: MissionId,
  role: DeploymentRole,
  people: z.int().positive(),
  /** Last day of the tour or rotation; the replacement must be there on this day plus one. */
  ends: Day,
  leadDays: z.int().nonnegative(),
  /** Last day to begin the first step. */
  actBy: Day,
  steps: z.array(StepWarning),
  /** `planned`: somebody is to follow; `none_needed`: the mission, the decision or the contribution ends with it. */
  status: z.enum(["ok", "amber", "late", "planned", "none_needed"]),
  /** Why no replacement is needed: what ends, and when. */
  because: z.object({ code: z.enum(["mission_ends", "authorisation_ends", "contribution_ends"]), day: Day }).nullable(),
  replacement: z
    .object({
      tourId: TourId.nullable(),
      rotationId: RotationId.nullable(),
      person: z.string().nullable(),
      from: Day,
      people: z.int(),
    })
    .nullable(),
  leadTimeSource: z.string(),
});
export type Warning = z.infer<typeof Warning>;

/** A page of warnings. */
export const WarningsPage = z.object({
  asOf: Day,
  items: z.array(Warning),
  next: z.string().nullable(),
  /** On all pages together. */
  count: z.int(),
  /** How many there are of each state, whichever was asked for. */
  states: z.record(Warning.shape.status, z.int()),
  /** The first for which there is time left; null: there is none. */
  soonest: Warning.nullable(),
  /** Missions from which somebody goes home within the days, whichever was asked for. */
  missions: z.array(MissionId),
});
export type WarningsPage = z.infer<typeof WarningsPage>;

/** The doors of early warning: what must begin by when, and how long each step takes. */
export const warningsApi = {
  warnings: endpoint("GET", "/api/deployments/warnings", {
    right: "deployments.read",
    summary:
      "For each tour and rotation that ends within `horizon` days (365): the last day to begin each step towards its replacement, soonest first; a page of them, with the number of each state on all pages.",
    shapes: {
      query: PageQuery.extend(AsOf.shape).extend({
        mission: MissionId.optional(),
        horizon: z.coerce.number().int().min(1).max(1500).optional(),
        status: Warning.shape.status.optional(),
        tour: TourId.optional(),
      }),
      reply: WarningsPage,
    },
  }),
  listLeadTimes: endpoint("GET", "/api/deployments/lead-times", {
    right: "deployments.read",
    summary: "How long the steps towards a replacement take, by role and contribution, with their sources.",
    shapes: { query: AsOf, reply: z.object({ items: z.array(LeadTime), next: z.string().nullable(), count: z.int() }) },
  }),
  setLeadTime: endpoint("POST", "/api/deployments/lead-times", {
    right: "deployments.change",
    summary:
      "Sets how long the steps take for a role or a contribution from a day on; earlier days keep what held then.",
    shapes: {
      body: LeadTime.pick({
        role: true,
        contributionId: true,
        days: true,
        validFrom: true,
        source: true,
        confidence: true,
      }),
      reply: LeadTime,
    },
  }),
};
