/** What names a record of deployments, branded so that one cannot be passed for another. */
import { z } from "zod";

export const ContributionId = z.uuid().brand<"ContributionId">();
export type ContributionId = z.infer<typeof ContributionId>;
export const RotationId = z.uuid().brand<"RotationId">();
export type RotationId = z.infer<typeof RotationId>;
export const TourId = z.uuid().brand<"TourId">();
export type TourId = z.infer<typeof TourId>;
export const PresenceId = z.uuid().brand<"PresenceId">();
export type PresenceId = z.infer<typeof PresenceId>;
export const ChangeId = z.uuid().brand<"ChangeId">();
export type ChangeId = z.infer<typeof ChangeId>;

/** Who pays for a journey. */
export const Payer = z.enum(["un", "national", "partner"]);
export type Payer = z.infer<typeof Payer>;

/** `?dryRun=true`: the command is tried in full and taken back; it answers what it would have answered. */
export const Rehearsal = z.object({ dryRun: z.enum(["true", "false"]).optional() });

/** How a person's time in the mission ended. */
export const Ended = z.enum(["left", "repatriated", "died"]);
export type Ended = z.infer<typeof Ended>;
