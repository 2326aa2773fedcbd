/** Who is signed in, and how one signs in: shapes and endpoints. Pure; shared with the browser. */
import { z } from "zod";
import { ROLES } from "./context.ts";
import { Day } from "./days.ts";
import { endpoint } from "./endpoint.ts";

/** A person who may use the system, as others see them. */
export const Account = z.object({
  id: z.uuid(),
  /** What they sign in with: small letters, digits, dots and dashes. */
  login: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, "small letters, digits, dots and dashes"),
  name: z.string().min(1).max(200),
  roles: z.enum(ROLES).array().min(1),
  /** Invented for the demonstration: signs in with one click, on the machine itself only. */
  demonstration: z.boolean(),
});
export type Account = z.infer<typeof Account>;

/** The session of the caller. `account` is null for a visitor, whose `rights` are then empty. */
export const Session = z.object({
  account: Account.nullable(),
  /** Everything the account may do, sorted. */
  rights: z.string().array(),
  /** Code of the country whose data this is, as `KAZ`. */
  contributor: z.string(),
  /** The office's current day: pages take "today" from here, not from the machine they are shown on. */
  today: Day,
  version: z.string().describe("Version of the program"),
  /** Whether the invented users may be chosen with one click here. */
  demonstration: z.boolean(),
});
export type Session = z.infer<typeof Session>;

/** The doors of sessions: to sign in and out, and to learn who one is. */
export const sessionApi = {
  read: endpoint("GET", "/api/session", {
    shapes: { reply: Session },
    right: "public",
    summary: "Who is signed in, and what they may do.",
  }),
  open: endpoint("POST", "/api/session", {
    shapes: {
      body: z.object({ login: z.string().min(1).max(63), password: z.string().min(1).max(1000) }),
      reply: Session,
    },
    right: "public",
    summary: "Signs in with a password.",
  }),
  close: endpoint("DELETE", "/api/session", { shapes: {}, right: "session.own", summary: "Signs out." }),
  demoUsers: endpoint("GET", "/api/demo/users", {
    shapes: { reply: z.object({ items: Account.array() }) },
    right: "public",
    summary: "The invented users of the demonstration; 404 without demonstration data or from another machine.",
  }),
  demoSignIn: endpoint("POST", "/api/demo/sign-in", {
    shapes: { body: Account.pick({ login: true }), reply: Session },
    right: "public",
    summary: "Signs in as an invented user; 404 without demonstration data or from another machine.",
  }),
};
