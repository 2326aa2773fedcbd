/** Which words name a role. */
import type { Session } from "@contingent/server/platform/session-api";

type Role = NonNullable<Session["account"]>["roles"][number];

export const roleKeys = {
  administrator: "roleAdministrator",
  planner: "rolePlanner",
  approver: "roleApprover",
  committee: "roleCommittee",
} as const satisfies Record<Role, string>;
