/** Rights: a table of which roles hold which right, and actors that answer from it. Whatever the table does not name is refused. */
import type { Actor, Role } from "./context.ts";
import { Forbidden } from "./errors.ts";

/** For each right, the roles that hold it. */
export type Rights = Readonly<Record<string, readonly Role[]>>;

/** The right that marks an endpoint as needing no session. It is never in a table of rights. */
export const PUBLIC = "public";

/** Whether any of `roles` holds `right`; false for a right the table does not name. */
export function grants(rights: Rights, roles: readonly Role[], right: string): boolean {
  return Object.hasOwn(rights, right) && (rights[right] ?? []).some((role) => roles.includes(role));
}

/** An actor with the rights that `rights` gives to its roles. */
export function actorWith(rights: Rights, person: { id: string; name: string; roles: readonly Role[] }): Actor {
  const can = (right: string) => grants(rights, person.roles, right);
  return {
    ...person,
    can,
    must(right) {
      if (!can(right)) throw new Forbidden(`This needs the right ${right}.`, { right, actor: person.id });
    },
  };
}

/** An actor without any right: a visitor who has not signed in. */
export const nobody: Actor = actorWith({}, { id: "nobody", name: "", roles: [] });

/**
 * The actor of the command line: whoever can run commands on the data folder can do what administrators and planners can. It
 * does not approve, so four eyes hold there too.
 */
export function consoleActor(rights: Rights): Actor {
  return actorWith(rights, { id: "console", name: "Command line", roles: ["administrator", "planner"] });
}
