/** The typed exceptions. `platform/problem.ts` turns them into answers in one place; whatever is not among them is unexpected. */

/** What an exception is about: ids, numbers, limits. Never names, health or family facts, for these reach the log. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** What was asked for does not exist, or belongs to another contributor, which looks the same. */
export class NotFound extends Error {
  override readonly name = "NotFound";
  readonly facts: Facts;
  constructor(message: string, facts: Facts = {}, options?: ErrorOptions) {
    super(message, options);
    this.facts = facts;
  }
}

/** The actor lacks the right. */
export class Forbidden extends Error {
  override readonly name = "Forbidden";
  readonly facts: Facts;
  constructor(message: string, facts: Facts = {}, options?: ErrorOptions) {
    super(message, options);
    this.facts = facts;
  }
}

/** Somebody else saved first: the change must be made again on what is now there. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  readonly facts: Facts;
  constructor(message: string, facts: Facts = {}, options?: ErrorOptions) {
    super(message, options);
    this.facts = facts;
  }
}

/**
 * Something outside the program stands in its way: a full disk, a busy port, a folder in use, a database that is too new.
 * The message is for the person who runs the program and names the way out; no stack belongs beside it. Commands exit with 3.
 */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  readonly facts: Facts;
  constructor(message: string, facts: Facts = {}, options?: ErrorOptions) {
    super(message, options);
    this.facts = facts;
  }
}
