/** Changes that one person proposes and another approves: corrections, extensions, moves, other days, things taken back. */
import { z } from "zod";
import { MissionId } from "../../missions/schema.ts";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { Refusal } from "../../platform/outcome.ts";
import { RotationShift } from "../contributions/rotation-shapes.ts";
import { ChangeId, Rehearsal, RotationId, TourId } from "../ids.ts";

export const ChangeKind = z.enum(["correction", "extension", "transfer", "reschedule", "undo", "shift"]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** Whether a change waits for its second person, or what came of it. */
export const ChangeState = z.enum(["pending", "approved", "rejected", "withdrawn"]);
export type ChangeState = z.infer<typeof ChangeState>;

/** Until it is approved nothing is different. Who proposed it may withdraw it and nobody else; only somebody else approves or rejects. */
export const Change = z.object({
  id: ChangeId,
  kind: ChangeKind,
  state: ChangeState,
  tourId: TourId.nullable(),
  rotationId: RotationId.nullable(),
  /** Number of the person, or `contribution, rotation n`. */
  about: z.string(),
  mission: MissionId,
  /** Days as they stood when it was proposed, and as they would be. */
  before: z.object({ from: Day, to: Day }),
  after: z.object({ from: Day, to: Day }),
  /** How many tours it moves. */
  tours: z.int().positive(),
  reason: z.string(),
  source: z.string(),
  proposedBy: z.string(),
  proposedAt: Moment,
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  decisionReason: z.string(),
});
export type Change = z.infer<typeof Change>;

/** A change with what stands against approving it now; empty: it would go through. */
export const ChangeWhole = Change.extend({ refusals: z.array(Refusal) });
export type ChangeWhole = z.infer<typeof ChangeWhole>;

const params = z.object({ id: ChangeId });
const reason = z.object({ reason: z.string().default("") });

/** The doors of changes that wait for a second person: to read, approve, reject and withdraw them. */
export const changesApi = {
  listChanges: endpoint("GET", "/api/deployments/changes", {
    right: "deployments.read",
    summary: "Changes by moment of proposal, latest first; in one state, of one tour.",
    shapes: {
      query: z.object({
        state: ChangeState.optional(),
        tour: TourId.optional(),
        limit: z.coerce.number().int().min(1).max(1000).optional(),
      }),
      reply: z.object({ items: z.array(Change), next: z.string().nullable(), count: z.int() }),
    },
  }),
  getChange: endpoint("GET", "/api/deployments/changes/:id", {
    right: "deployments.read",
    summary: "A change, with every reason that stands against approving it now.",
    shapes: { params, reply: ChangeWhole },
  }),
  approveChange: endpoint("POST", "/api/deployments/changes/:id/approve", {
    right: "deployments.approve",
    summary: "Approves a change and carries it out; not by whoever proposed it.",
    shapes: { params, query: Rehearsal, body: reason, reply: Change },
  }),
  rejectChange: endpoint("POST", "/api/deployments/changes/:id/reject", {
    right: "deployments.approve",
    summary: "Rejects a change with a reason; nothing else happens.",
    shapes: { params, body: z.object({ reason: z.string().min(1) }), reply: Change },
  }),
  withdrawChange: endpoint("POST", "/api/deployments/changes/:id/withdraw", {
    right: "deployments.change",
    summary: "Takes a proposed change back; only by whoever proposed it.",
    shapes: { params, body: reason, reply: Change },
  }),
  shiftRotation: endpoint("POST", "/api/deployments/rotations/:id/shift", {
    right: "deployments.change",
    summary:
      "Proposes to move a rotation and all its planned tours by so many days: all together or not at all. A second person approves.",
    shapes: { params: z.object({ id: RotationId }), query: Rehearsal, body: RotationShift, reply: Change },
  }),
};
