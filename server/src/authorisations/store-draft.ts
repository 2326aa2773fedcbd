/** SQL that keeps a draft with its parts, and changes it as a whole while it is a draft. */
import type { Recording } from "../missions/store.ts";
import { sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { Draft, DraftCeiling, DraftScope } from "./schema.ts";

/** Keeps a draft with all its parts; the caller has checked that what it refers to exists. Returns its id. */
export async function addDraft(tx: Tx, draft: Draft, procedureId: string, recording: Recording): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into authorisations (contributor, id, reference, title, procedure_id, proposer, proposed_on, proposal, outcome, source,
      confidence, drafted_by, recorded_at, legal_basis, cost_minor, cost_currency, cost_period, cost_source_line, covers_rotations,
      rotation_months)
    values (${tx.contributor}, ${id}, ${draft.reference}, ${draft.title}, ${procedureId}, ${draft.proposer}, ${draft.proposedOn},
      ${JSON.stringify(draft.proposal)}, ${draft.outcome}, ${draft.source}, ${draft.confidence}, ${recording.by}, ${recording.at},
      ${JSON.stringify(draft.legalBasis ?? [])}, ${draft.cost?.minor ?? null}, ${draft.cost?.currency ?? null},
      ${draft.cost?.period ?? ""}, ${draft.cost?.sourceLine ?? ""}, ${draft.coversRotations ?? null}, ${draft.rotationMonths ?? null})
  `);
  await addParts(tx, id, draft, recording);
  return id;
}

/** Puts another text in the place of a draft's; what it said before stays known by the moment of record, but for its head. */
export async function changeDraftTo(
  tx: Tx,
  id: string,
  draft: Draft,
  procedureId: string,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    update authorisations
    set reference = ${draft.reference}, title = ${draft.title}, procedure_id = ${procedureId}, proposer = ${draft.proposer},
      proposed_on = ${draft.proposedOn}, proposal = ${JSON.stringify(draft.proposal)}, outcome = ${draft.outcome},
      source = ${draft.source}, confidence = ${draft.confidence}, legal_basis = ${JSON.stringify(draft.legalBasis ?? [])},
      cost_minor = ${draft.cost?.minor ?? null}, cost_currency = ${draft.cost?.currency ?? null},
      cost_period = ${draft.cost?.period ?? ""}, cost_source_line = ${draft.cost?.sourceLine ?? ""},
      covers_rotations = ${draft.coversRotations ?? null}, rotation_months = ${draft.rotationMonths ?? null}
    where contributor = ${tx.contributor} and id = ${id}
  `);
  for (const table of PARTS) {
    await tx.run(sql`
      update ${sql.table(table)} set superseded_at = ${recording.at}
      where contributor = ${tx.contributor} and authorisation_id = ${id} and superseded_at is null
    `);
  }
  // Papers whose content is kept were added for themselves and stay.
  await tx.run(sql`
    update authorisation_papers set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and authorisation_id = ${id} and superseded_at is null and file_name is null
  `);
  await addParts(tx, id, draft, recording);
}

const PARTS = [
  "authorisation_relations",
  "authorisation_ceilings",
  "authorisation_scopes",
  "authorisation_interpretations",
  "authorisation_conditions",
  "authorisation_duties",
] as const;

async function addParts(tx: Tx, id: string, draft: Draft, recording: Recording): Promise<void> {
  await addRelations(tx, id, draft, recording);
  const ceilings = await addCeilings(tx, id, draft.ceilings, recording);
  await addScopes(tx, id, draft.scopes, ceilings, recording);
  await addInterpretations(tx, id, draft, ceilings, recording);
  await addTexts(tx, id, draft, recording);
}

async function addRelations(tx: Tx, id: string, draft: Draft, recording: Recording): Promise<void> {
  for (const relation of draft.relations) {
    await tx.run(sql`
      insert into authorisation_relations (contributor, id, authorisation_id, to_id, kind, changes, source, recorded_at, recorded_by)
      select contributor, ${newId()}, ${id}, id, ${relation.kind}, ${JSON.stringify(relation.changes ?? [])}, ${relation.source},
        ${recording.at}, ${recording.by}
      from authorisations where contributor = ${tx.contributor} and reference = ${relation.to}
    `);
  }
}

/** Adds ceilings of a decision; returns their ids by code. */
export async function addCeilings(
  tx: Tx,
  id: string,
  ceilings: readonly DraftCeiling[],
  recording: Recording,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const ceiling of ceilings) {
    const ceilingId = newId();
    ids.set(ceiling.code, ceilingId);
    const overlap = ceiling.overlap ?? { people: 0, days: 0, inferred: false, source: "", percent: null };
    await tx.run(sql`
      insert into authorisation_ceilings (contributor, id, authorisation_id, code, label, kind, people, unit, reading, overlap_people,
        overlap_days, overlap_percent, overlap_inferred, overlap_source, excludes, excludes_other, note, source, confidence, recorded_at,
        recorded_by)
      values (${tx.contributor}, ${ceilingId}, ${id}, ${ceiling.code}, ${ceiling.label}, ${ceiling.kind}, ${ceiling.people},
        ${ceiling.unit ?? "persons"}, ${ceiling.reading}, ${overlap.people}, ${overlap.days}, ${overlap.percent ?? null},
        ${overlap.inferred}, ${overlap.source}, ${ceiling.excludes}, ${ceiling.excludesOther ?? []}, ${ceiling.note}, ${ceiling.source},
        ${ceiling.confidence}, ${recording.at}, ${recording.by})
    `);
  }
  return ids;
}

/** Adds scopes of a decision, with their ceilings by code; returns their ids in order. */
export async function addScopes(
  tx: Tx,
  id: string,
  scopes: readonly DraftScope[],
  ceilings: ReadonlyMap<string, string>,
  recording: Recording,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const scope of scopes) {
    const scopeId = newId();
    ids.push(scopeId);
    await tx.run(sql`
      insert into authorisation_scopes (contributor, id, authorisation_id, label, missions, region, organisation, roles, unit_types, modes,
        partner, tasks, valid_from, valid_to, ends_with_mandate, covers_withdrawal, withdrawal_until, grace_sitting_days, caveats, note,
        source, confidence, recorded_at, recorded_by)
      values (${tx.contributor}, ${scopeId}, ${id}, ${scope.label}, ${scope.missions}, ${scope.region ?? ""}, ${scope.organisation ?? ""},
        ${scope.roles}, ${scope.unitTypes}, ${scope.modes}, ${scope.partner}, ${scope.tasks ?? ""}, ${scope.validFrom}, ${scope.validTo},
        ${scope.endsWithMandate}, ${scope.coversWithdrawal}, ${scope.withdrawalUntil ?? null}, ${scope.graceSittingDays ?? null},
        ${scope.caveats}, ${scope.note}, ${scope.source}, ${scope.confidence}, ${recording.at}, ${recording.by})
    `);
    for (const [index, code] of scope.ceilings.entries()) {
      await tx.run(sql`
        insert into authorisation_scope_ceilings (contributor, scope_id, ord, ceiling_id)
        values (${tx.contributor}, ${scopeId}, ${index + 1}, ${ceilings.get(code)})
      `);
    }
  }
  return ids;
}

async function addInterpretations(
  tx: Tx,
  id: string,
  draft: Draft,
  ceilings: ReadonlyMap<string, string>,
  recording: Recording,
): Promise<void> {
  for (const reading of draft.interpretations) {
    const ceiling = reading.ceiling === null ? null : ceilings.get(reading.ceiling);
    await tx.run(sql`
      insert into authorisation_interpretations (contributor, id, authorisation_id, ceiling_id, about, question, chosen, reason,
        chosen_by, chosen_on, recorded_at)
      values (${tx.contributor}, ${newId()}, ${id}, ${ceiling}, ${reading.about}, ${reading.question}, ${reading.chosen},
        ${reading.reason}, ${reading.chosenBy}, ${reading.chosenOn}, ${recording.at})
    `);
  }
}

async function addTexts(tx: Tx, id: string, draft: Draft, recording: Recording): Promise<void> {
  for (const condition of draft.conditions) {
    await tx.run(sql`
      insert into authorisation_conditions (contributor, id, authorisation_id, kind, text, check_text, consequence, source, recorded_at,
        recorded_by)
      values (${tx.contributor}, ${newId()}, ${id}, ${condition.kind}, ${condition.text}, ${condition.check ?? ""},
        ${condition.consequence}, ${condition.source}, ${recording.at}, ${recording.by})
    `);
  }
  for (const duty of draft.duties) {
    await tx.run(sql`
      insert into authorisation_duties (contributor, id, authorisation_id, text, owed_to, by_whom, content, frequency, due_on, last_due,
        done_on, public, source, recorded_at, recorded_by)
      values (${tx.contributor}, ${newId()}, ${id}, ${duty.text}, ${duty.to}, ${duty.by ?? ""}, ${duty.content ?? ""},
        ${duty.frequency ?? "once"}, ${duty.dueOn}, ${duty.lastDue ?? null}, ${duty.doneOn}, ${duty.public}, ${duty.source},
        ${recording.at}, ${recording.by})
    `);
  }
  for (const paper of draft.papers) {
    await tx.run(sql`
      insert into authorisation_papers (contributor, id, authorisation_id, title, language, published, publicity, sha256, recorded_at,
        recorded_by)
      values (${tx.contributor}, ${newId()}, ${id}, ${paper.title}, ${paper.language}, ${paper.published},
        ${paper.publicity ?? "public"}, ${paper.sha256}, ${recording.at}, ${recording.by})
    `);
  }
}
