/** Records an import: everything in one transaction with one event of audit, or nothing. */
import type { Recording } from "../../missions/store.ts";
import type { NewPerson } from "../../people/invent.ts";
import { nextNumber, savePeople, saveRanks } from "../../people/store.ts";
import { record } from "../../platform/audit.ts";
import type { Actor, Context } from "../../platform/context.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { done, type Outcome, type Refusal, refused } from "../../platform/outcome.ts";
import { lockCeilings } from "../ledger/store-presence.ts";
import type { Contribution, Rotation } from "../schema.ts";
import { addContribution, addRotation, listContributions } from "../store.ts";
import { type Checked, checkFile, type HistoryFile, type Told } from "./check-actions.ts";
import { counted, isNothingNew, nothingNew } from "./nothing.ts";
import type { HistoryPlan, PlannedPerson } from "./plan.ts";
import type { HistoryImport, HistoryKind, HistoryReport, HistoryResult } from "./schema.ts";
import { addReport, markCommitted } from "./store.ts";
import { type TourPoints, writeTours } from "./tour-actions.ts";
import { addHistoryRecords, changePerson, type FromRow } from "./write-store.ts";

/** The import that is recorded, and what was seen of it before. */
export interface Committing {
  readonly import: Pick<HistoryImport, "id" | "fileName" | "fileHash" | "broughtBy">;
  readonly file: HistoryFile;
  /** Digest of the dry run that was looked at; null: none was. */
  readonly digest: string | null;
}

/** Judges the file once more, and records it. Runs in the caller's transaction. */
export async function commitInto(
  ctx: Context,
  tx: Tx,
  { import: own, file, digest }: Committing,
  told: Told,
): Promise<Outcome<HistoryResult>> {
  const began = performance.now();
  await lockCeilings(tx);
  const checked = await checkFile(ctx, tx, file, told);
  return checked.ok ? recordChecked(ctx, tx, { import: own, checked: checked.value, digest, began }, told) : checked;
}

/** An import that was judged in this transaction, under the lock of all ceilings. `began`: a clock in milliseconds, for the result. */
export interface Judged {
  readonly import: Committing["import"];
  readonly checked: Checked;
  readonly digest: string | null;
  readonly began: number;
}

/** Records what was judged, or says why not. */
export async function recordChecked(
  ctx: Context,
  tx: Tx,
  { import: own, checked, digest, began }: Judged,
  told: Told,
): Promise<Outcome<HistoryResult>> {
  const { kept, corrections } = checked;
  const against = reasonsAgainstCommit(kept.report, {
    corrections,
    digest,
    by: ctx.actor.id,
    broughtBy: own.broughtBy,
  });
  if (against.length > 0) return refused(against);
  const recording = { by: ctx.actor.id, at: ctx.now };
  told({ phase: "writing", done: 0, all: kept.report.counts.rows });
  const written = writtenOf(kept.report);
  const committed = await markCommitted(tx, own.id, { ...recording, corrections, written });
  if (!committed) return refused([notOpen(own.id)]);
  await addHistoryRecords(tx, own.id, await write(ctx.actor, tx, checked, own, recording, told));
  await addReport(tx, own.id, kept, { ...recording, final: true });
  const breached = checked.plan.tours.filter(({ breach }) => breach !== null).length;
  await record(tx, ctx.actor, "history.committed", {
    import: own.id,
    file: own.fileName,
    sha256: own.fileHash,
    written,
    corrections,
    breached,
    digest: kept.report.digest,
  });
  const milliseconds = Math.round(performance.now() - began);
  return done({ importId: own.id, state: "committed", report: kept.report, written, breached, milliseconds });
}

function writtenOf(report: HistoryReport): HistoryResult["written"] {
  const pick = (kind: HistoryKind) => ({ added: report.changes[kind].added, changed: report.changes[kind].changed });
  return {
    ranks: pick("ranks"),
    persons: pick("persons"),
    contributions: pick("contributions"),
    rotations: pick("rotations"),
    tours: pick("tours"),
  };
}

/** Every reason why an import cannot be recorded as it was looked at. */
export function reasonsAgainstCommit(
  report: HistoryReport,
  how: {
    readonly corrections: number;
    readonly digest: string | null;
    readonly by: string;
    readonly broughtBy: string;
  },
): readonly Refusal[] {
  const source = "docs/import.md#commit";
  const refusals: Refusal[] = [];
  const { errors, questions } = report.counts;
  if (errors + questions > 0) {
    const message = `Against it stand ${counted(errors, "error")} and ${counted(questions, "open question")}. Mend the file or answer, and look again.`;
    refusals.push({ code: "history-not-clean", message, facts: { errors, questions }, source });
  }
  if (isNothingNew(report)) return [nothingNew(report)];
  if (how.digest !== null && how.digest !== report.digest) {
    const message =
      "Something was recorded since the dry run, and the import would now write something else. Look at it again.";
    refusals.push({ code: "history-changed", message, facts: {}, source });
  }
  if (how.corrections > 0 && how.by === how.broughtBy) {
    const message = `${counted(how.corrections, "recorded fact")} would be replaced; another account than the one that brought the file must record it.`;
    refusals.push({
      code: "same-person",
      message,
      facts: { corrections: how.corrections },
      source: "docs/rules.md#four-eyes",
    });
  }
  return refusals;
}

/** Why a second step of an import that is not open is refused. */
export function notOpen(id: string): Refusal {
  const message = "The import was recorded, taken back or laid aside already.";
  return { code: "history-not-open", message, facts: { import: id }, source: "docs/import.md#commit" };
}

async function write(
  actor: Actor,
  tx: Tx,
  { plan }: Checked,
  own: Committing["import"],
  recording: Recording,
  told: Told,
): Promise<readonly FromRow[]> {
  await saveRanks(tx, plan.ranks);
  const people = await writePeople(actor, tx, plan.persons);
  const units = await writeUnits(tx, plan, own, recording);
  const changed: FromRow[] = [];
  for (const change of plan.changedPersons) {
    const { sheet, row } = change.at;
    for (const { kind, recordId, corrected, before } of await changePerson(tx, change, recording)) {
      changed.push({ kind, recordId, sheet, row, did: corrected ? "corrected" : "added", before });
    }
  }
  told({ phase: "writing", done: plan.persons.length, all: plan.persons.length + plan.tours.length });
  const points: TourPoints = {
    importId: own.id,
    fileName: own.fileName,
    people: new Map([
      ...people.ids,
      ...plan.tours.map(({ tour }) => [tour.personKey, people.ids.get(tour.personKey) ?? tour.personKey] as const),
    ]),
    contributions: units.contributions,
    rotations: units.rotations,
  };
  const tours = await writeTours(tx, plan.tours, points, recording);
  return [...people.rows, ...units.rows, ...changed, ...tours];
}

async function writePeople(actor: Actor, tx: Tx, persons: readonly PlannedPerson[]) {
  let next = await nextNumber(tx);
  const files = persons.map((person): NewPerson => {
    const number = person.number ?? `P-${String(next).padStart(5, "0")}`;
    if (person.number === null) next += 1;
    const { sex, birthDate, serviceStart, officerSince, names, rank, posting } = person;
    return {
      number,
      sex,
      birthDate,
      serviceStart,
      officerSince,
      names: [...names],
      ranks: rank === null ? [] : [{ rank: rank.code, grade: rank.grade, validFrom: rank.since, validTo: null }],
      postings:
        posting === null
          ? []
          : [{ homeUnit: posting.homeUnit, branch: posting.branch, validFrom: posting.since, validTo: null }],
      evidence: [],
      available: [],
      declarations: [],
    };
  });
  const saved = files.length === 0 ? [] : await savePeople(tx, actor, files);
  const rows = persons.map((person, index): FromRow => {
    return {
      kind: "person",
      recordId: saved[index] ?? "",
      sheet: person.at.sheet,
      row: person.at.row,
      did: "added",
      before: null,
    };
  });
  return { ids: new Map(persons.map((person, index) => [person.key, String(saved[index])])), rows };
}

async function writeUnits(tx: Tx, plan: HistoryPlan, own: Committing["import"], recording: Recording) {
  const rows: FromRow[] = [];
  const known = await listContributions(tx, recording.at);
  const contributions = new Map<string, string>(known.map((each) => [each.code, each.id]));
  const rotations = new Map<string, string>();
  for (const each of known)
    for (const rotation of each.rotations) rotations.set(`${each.code}/${rotation.number}`, rotation.id);
  for (const row of plan.contributions) {
    const { at, code, kind, mission, role, mode, partner, unitType, title, agreement, from, to } = row;
    const id = newId() as Contribution["id"];
    const told = {
      note: row.note ?? "",
      source: placeOf(row, own),
      confidence: row.confidence ?? ("unverified" as const),
    };
    await addContribution(
      tx,
      { id, code, kind, mission, role, mode, partner, unitType, title, agreement, from, to, ...told },
      recording,
    );
    contributions.set(code, id);
    rows.push({ kind: "contribution", recordId: id, sheet: at.sheet, row: at.row, did: "added", before: null });
  }
  for (const row of plan.rotations) {
    const { at, contribution, number, from, to, strength, transferOn } = row;
    const id = newId() as Rotation["id"];
    const contributionId = contributions.get(contribution) as Rotation["contributionId"];
    const told = {
      note: row.note ?? "",
      source: placeOf(row, own),
      confidence: row.confidence ?? ("unverified" as const),
    };
    await addRotation(tx, { id, contributionId, number, from, to, strength, transferOn, ...told }, recording);
    rotations.set(`${contribution}/${number}`, id);
    rows.push({ kind: "rotation", recordId: id, sheet: at.sheet, row: at.row, did: "added", before: null });
  }
  return { contributions, rotations, rows };
}

function placeOf(
  row: { readonly source: string | null; readonly at: { sheet: string; row: number } },
  own: Committing["import"],
): string {
  const place = `${own.fileName}, ${row.at.sheet} ${row.at.row} (import ${own.id})`;
  return row.source === null ? place : `${row.source} · ${place}`;
}
