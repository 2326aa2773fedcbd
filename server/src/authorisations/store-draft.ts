/** SQL that keeps a draft, and the permits that a grant spells out from its scopes. */
import { z } from "zod";
import type { DeploymentMode, DeploymentRole } from "../missions/schema.ts";
import type { Recording } from "../missions/store.ts";
import { sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { Authorisation, Draft, Scope } from "./schema.ts";

/** Day that stands in permits for an end that is not stated. */
export const NO_END = "9999-12-31";

const IdRow = z.object({ id: z.uuid() });

/** Keeps a draft with all its parts; the caller has checked that what it refers to exists. Returns its id. */
export async function addDraft(tx: Tx, draft: Draft, procedureId: string, recording: Recording): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into authorisations (contributor, id, reference, title, procedure_id, proposer, proposed_on, proposal, outcome, source,
      confidence, drafted_by, recorded_at)
    values (${tx.contributor}, ${id}, ${draft.reference}, ${draft.title}, ${procedureId}, ${draft.proposer}, ${draft.proposedOn},
      ${JSON.stringify(draft.proposal)}, ${draft.outcome}, ${draft.source}, ${draft.confidence}, ${recording.by}, ${recording.at})
  `);
  await addRelations(tx, id, draft, recording);
  const ceilings = await addCeilings(tx, id, draft, recording);
  await addScopes(tx, id, draft, ceilings, recording);
  await addInterpretations(tx, id, draft, ceilings, recording);
  await addTexts(tx, id, draft, recording);
  return id;
}

async function addRelations(tx: Tx, id: string, draft: Draft, recording: Recording): Promise<void> {
  for (const relation of draft.relations) {
    await tx.run(sql`
      insert into authorisation_relations (contributor, id, authorisation_id, to_id, kind, source, recorded_at, recorded_by)
      select contributor, ${newId()}, ${id}, id, ${relation.kind}, ${relation.source}, ${recording.at}, ${recording.by}
      from authorisations where contributor = ${tx.contributor} and reference = ${relation.to}
    `);
  }
}

async function addCeilings(
  tx: Tx,
  id: string,
  draft: Draft,
  recording: Recording,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const ceiling of draft.ceilings) {
    const ceilingId = newId();
    ids.set(ceiling.code, ceilingId);
    const overlap = ceiling.overlap ?? { people: 0, days: 0, inferred: false, source: "" };
    await tx.run(sql`
      insert into authorisation_ceilings (contributor, id, authorisation_id, code, label, kind, people, reading, overlap_people,
        overlap_days, overlap_inferred, overlap_source, excludes, note, source, confidence, recorded_at, recorded_by)
      values (${tx.contributor}, ${ceilingId}, ${id}, ${ceiling.code}, ${ceiling.label}, ${ceiling.kind}, ${ceiling.people},
        ${ceiling.reading}, ${overlap.people}, ${overlap.days}, ${overlap.inferred}, ${overlap.source}, ${ceiling.excludes},
        ${ceiling.note}, ${ceiling.source}, ${ceiling.confidence}, ${recording.at}, ${recording.by})
    `);
  }
  return ids;
}

async function addScopes(
  tx: Tx,
  id: string,
  draft: Draft,
  ceilings: ReadonlyMap<string, string>,
  recording: Recording,
): Promise<void> {
  for (const scope of draft.scopes) {
    const scopeId = newId();
    await tx.run(sql`
      insert into authorisation_scopes (contributor, id, authorisation_id, label, missions, roles, unit_types, modes, partner,
        valid_from, valid_to, ends_with_mandate, covers_withdrawal, caveats, note, source, confidence, recorded_at, recorded_by)
      values (${tx.contributor}, ${scopeId}, ${id}, ${scope.label}, ${scope.missions}, ${scope.roles}, ${scope.unitTypes}, ${scope.modes},
        ${scope.partner}, ${scope.validFrom}, ${scope.validTo}, ${scope.endsWithMandate}, ${scope.coversWithdrawal}, ${scope.caveats},
        ${scope.note}, ${scope.source}, ${scope.confidence}, ${recording.at}, ${recording.by})
    `);
    for (const [index, code] of scope.ceilings.entries()) {
      await tx.run(sql`
        insert into authorisation_scope_ceilings (contributor, scope_id, ord, ceiling_id)
        values (${tx.contributor}, ${scopeId}, ${index + 1}, ${ceilings.get(code)})
      `);
    }
  }
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
      insert into authorisation_conditions (contributor, id, authorisation_id, kind, text, consequence, source, recorded_at, recorded_by)
      values (${tx.contributor}, ${newId()}, ${id}, ${condition.kind}, ${condition.text}, ${condition.consequence}, ${condition.source},
        ${recording.at}, ${recording.by})
    `);
  }
  for (const duty of draft.duties) {
    await tx.run(sql`
      insert into authorisation_duties (contributor, id, authorisation_id, text, owed_to, due_on, done_on, public, source, recorded_at,
        recorded_by)
      values (${tx.contributor}, ${newId()}, ${id}, ${duty.text}, ${duty.to}, ${duty.dueOn}, ${duty.doneOn}, ${duty.public},
        ${duty.source}, ${recording.at}, ${recording.by})
    `);
  }
  for (const paper of draft.papers) {
    await tx.run(sql`
      insert into authorisation_papers (contributor, id, authorisation_id, title, language, published, sha256, recorded_at, recorded_by)
      values (${tx.contributor}, ${newId()}, ${id}, ${paper.title}, ${paper.language}, ${paper.published}, ${paper.sha256},
        ${recording.at}, ${recording.by})
    `);
  }
}

/** Spells out what a granted decision permits: one row for each mission, role and mode, with the ceilings that count the role. */
export async function addPermits(tx: Tx, authorisation: Authorisation, recording: Recording): Promise<void> {
  for (const scope of authorisation.scopes) {
    for (const mission of scope.missions) {
      for (const role of scope.roles) {
        for (const mode of scope.modes) await addPermit(tx, authorisation, scope, { mission, role, mode }, recording);
      }
    }
  }
}

async function addPermit(
  tx: Tx,
  authorisation: Authorisation,
  scope: Scope,
  what: { readonly mission: string; readonly role: DeploymentRole; readonly mode: DeploymentMode },
  recording: Recording,
): Promise<void> {
  const counting = scope.ceilings.filter(
    (id) => !authorisation.ceilings.find((c) => c.id === id)?.excludes.includes(what.role),
  );
  const partner = what.mode === "embedded" ? (scope.partner ?? "*") : "*";
  const { id } = await tx.one(
    IdRow,
    sql`
      insert into authorisation_permits (contributor, id, scope_id, authorisation_id, mission, role, mode, partner, valid_from, valid_to,
        ceilings, recorded_at)
      values (${tx.contributor}, ${newId()}, ${scope.id}, ${authorisation.id}, ${what.mission}, ${what.role}, ${what.mode}, ${partner},
        ${scope.validFrom}, ${scope.validTo ?? NO_END}, ${counting.length}, ${recording.at})
      returning id
    `,
  );
  for (const [index, ceiling] of counting.entries()) {
    await tx.run(sql`
      insert into authorisation_permit_ceilings (contributor, permit_id, ord, ceiling_id)
      values (${tx.contributor}, ${id}, ${index + 1}, ${ceiling})
    `);
  }
}
