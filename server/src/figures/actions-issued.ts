/** Figures as they are said: frozen by one person, issued by another, withdrawn with a reason, and computed again at any time. */
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import { definitionOf, readingOf } from "./actions.ts";
import { bridgeBetween } from "./actions-bridge.ts";
import { countRows, daysAveraged, totalOf } from "./count.ts";
import { findDefinition } from "./definitions.ts";
import { bareRows } from "./figure.ts";
import {
  digestOf,
  issueHash,
  numbersOf,
  reasonsAgainstIssuing,
  reasonsAgainstPreparing,
  reasonsAgainstWithdrawing,
} from "./issue-rules.ts";
import { partsOf } from "./parts.ts";
import { rowOrder } from "./rows.ts";
import type { Definition } from "./shapes-definition.ts";
import { type Issue, IssueId, type NewIssue, type Verification } from "./shapes-issued.ts";
import {
  addIssue,
  addPrepared,
  addWithdrawal,
  getIssue,
  getRowKeys,
  type IssueFilter,
  listIssues,
  nextIssueNumber,
} from "./store-issued.ts";

/** Figures as they were said, latest first. Needs `figures.read`. */
export async function readIssues(ctx: Context, filter: IssueFilter): Promise<readonly Issue[]> {
  ctx.actor.must("figures.read");
  return listIssues(ctx.db, filter);
}

/** One of them. Needs `figures.read`; throws `NotFound`. */
export async function readIssue(ctx: Context, id: IssueId): Promise<Issue> {
  ctx.actor.must("figures.read");
  return getIssue(ctx.db, id);
}

/** What is frozen of a figure: its value, its parts, and its rows as a digest and as keys. */
async function frozenNow(ctx: Context, definition: Definition, at: Pick<Issue, "asOf" | "knownAt">) {
  const reading = await readingOf(ctx, definition, at);
  const rows = countRows(reading.view, definition.counting, reading.kinds, at.asOf);
  const bare = bareRows(rows, rowOrder(rows), false);
  const whole = definition.whole === null ? null : countRows(reading.view, definition.whole, reading.kinds, at.asOf);
  const persons = definition.unit === "persons";
  return {
    value: totalOf(rows),
    of: whole !== null ? totalOf(whole) : definition.measure === "average" ? daysAveraged(at.asOf) : null,
    parts: partsOf(rows, definition.breakdown).map(({ key, value }) => ({ key, value })),
    digest: digestOf(bare),
    keys: bare.map((row) => (persons ? row.personId : row.tourId)),
  };
}

/** Freezes a figure with the words in which it is to be said. Needs `figures.prepare`. */
export async function prepareIssue(ctx: Context, given: NewIssue): Promise<Outcome<Issue>> {
  ctx.actor.must("figures.prepare");
  const definition = definitionOf(given.definition, given.version);
  const at = { asOf: given.asOf, knownAt: given.knownAt ?? ctx.now };
  const frozen = await frozenNow(ctx, definition, at);
  const refusals = reasonsAgainstPreparing(given, numbersOf({ ...frozen, measure: definition.measure }), ctx.now);
  if (refusals.length > 0) return refused(refusals);
  const id = IssueId.parse(newId());
  const { unit, measure, version, breakdown: by } = definition;
  const { language, text, occasion } = given;
  await ctx.db.transaction(async (tx) => {
    const prepared = {
      id,
      definition: definition.id,
      version,
      unit,
      measure,
      ...at,
      ...frozen,
      by,
      language,
      text,
      occasion,
    };
    await addPrepared(tx, prepared, ctx.actor.id, ctx.now);
    const { value, digest } = frozen;
    await record(tx, ctx.actor, "figure.prepared", { id, definition: definition.id, version, ...at, value, digest });
  });
  return done(await getIssue(ctx.db, id));
}

/** Issues a prepared figure, in place of another when named. Needs `figures.issue`, from somebody else than who prepared it. */
export async function issueFigure(
  ctx: Context,
  id: IssueId,
  given: { readonly replaces?: IssueId | undefined; readonly reason?: string | undefined },
): Promise<Outcome<Issue>> {
  ctx.actor.must("figures.issue");
  const issue = await getIssue(ctx.db, id);
  const again = await frozenNow(ctx, definitionOf(issue.definition, issue.version), issue);
  return ctx.db.transaction(async (tx) => {
    const replaced =
      given.replaces === undefined ? null : { issue: await getIssue(tx, given.replaces), reason: given.reason };
    const refusals = reasonsAgainstIssuing(
      await getIssue(tx, id),
      ctx.actor.id,
      again.digest === issue.digest,
      replaced,
    );
    if (refusals.length > 0) return refused(refusals);
    const hash = await keepIssue({ ...ctx, db: tx }, issue, given.replaces ?? null);
    if (replaced !== null) await addWithdrawal(tx, replaced.issue.id, given.reason ?? "", ctx.actor.id, ctx.now);
    const issued = await getIssue(tx, id);
    const { number, definition, version, asOf, value, digest } = issued;
    const facts = { id, number, definition, version, asOf, value, digest, hash, replaces: given.replaces ?? null };
    await record(tx, ctx.actor, "figure.issued", facts);
    return done(issued);
  });
}

/** Gives the figure its number and keeps the hash of all it says. */
async function keepIssue(ctx: Context, issue: Issue, replaces: IssueId | null): Promise<string> {
  const year = Number(ctx.today.slice(0, 4));
  const number = await nextIssueNumber(ctx.db, year);
  const said = { ...issue, number: `F-${year}/${number}`, issuedBy: ctx.actor.id, issuedAt: ctx.now };
  const hash = issueHash(said);
  const kept = { id: issue.id, year, number, preparedBy: issue.preparedBy, hash, replaces };
  await addIssue(ctx.db, kept, ctx.actor.id, ctx.now);
  return hash;
}

/** Withdraws a prepared or issued figure; it stays readable. Needs `figures.issue`. */
export async function withdrawIssue(ctx: Context, id: IssueId, reason: string): Promise<Outcome<Issue>> {
  ctx.actor.must("figures.issue");
  return ctx.db.transaction(async (tx) => {
    const issue = await getIssue(tx, id);
    const refusals = reasonsAgainstWithdrawing(issue);
    if (refusals.length > 0) return refused(refusals);
    await addWithdrawal(tx, id, reason, ctx.actor.id, ctx.now);
    const withdrawn = await getIssue(tx, id);
    await record(tx, ctx.actor, "figure.withdrawn", { id, number: issue.number });
    return done(withdrawn);
  });
}

/** Computes a frozen figure again, at its own moment and with today's knowledge. Needs `figures.read`; throws `NotFound`. */
export async function verifyIssue(ctx: Context, id: IssueId): Promise<Verification> {
  ctx.actor.must("figures.read");
  const issue = await getIssue(ctx.db, id);
  const definition = definitionOf(issue.definition, issue.version);
  const again = await frozenNow(ctx, definition, issue);
  const now = await frozenNow(ctx, definition, { asOf: issue.asOf, knownAt: ctx.now });
  const same = again.digest === issue.digest && again.value === issue.value && again.of === issue.of;
  const bridge = await bridgeSince(ctx, definition, issue);
  // The same persons or tours, although a day of theirs may have moved without making a difference.
  const moved = await lostAndFound(ctx.db, issue, now.keys);
  const unchanged = now.value === issue.value && now.of === issue.of && moved.missing.length + moved.added.length === 0;
  return {
    issue,
    verdict: !same ? "altered" : unchanged ? "unchanged" : "changed",
    again: { value: again.value, digest: again.digest, same },
    ...(await lostAndFound(ctx.db, issue, again.keys)),
    now: { value: now.value, of: now.of, knownAt: ctx.now },
    bridge,
    newer: await newerOf(ctx, definition, issue),
    hashHolds: issue.hash === null ? null : issueHash(issue) === issue.hash,
  };
}

async function bridgeSince(ctx: Context, definition: Definition, issue: Issue): Promise<Verification["bridge"]> {
  if (definition.measure !== "count") return null;
  const side = { definition, asOf: issue.asOf };
  return bridgeBetween(ctx, { from: { ...side, knownAt: issue.knownAt }, to: { ...side, knownAt: ctx.now } });
}

async function lostAndFound(
  db: Db,
  issue: Issue,
  keys: readonly string[],
): Promise<{ missing: string[]; added: string[] }> {
  const frozen = await getRowKeys(db, issue.id);
  const [before, after] = [new Set(frozen), new Set(keys)];
  return {
    missing: frozen.filter((key) => !after.has(key)),
    added: keys.filter((key) => !before.has(key)),
  };
}

async function newerOf(ctx: Context, definition: Definition, issue: Issue): Promise<Verification["newer"]> {
  const current = findDefinition(definition.id);
  if (current === null || current.version === definition.version) return null;
  const { value } = await frozenNow(ctx, current, { asOf: issue.asOf, knownAt: ctx.now });
  return { version: current.version, value };
}
