/** A scope of a form as a draft says it. Pure. */
import { Confidence, DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import type { FieldReader } from "./field-reader.ts";
import type { DraftScope, FormScope } from "./schema.ts";

/** The scope, with every fault of its fields left in `read`; `said` is the form's own source, used where the scope names none. */
export function scopeOfForm(read: FieldReader, at: string, scope: FormScope, said: string): DraftScope {
  return {
    label: read.needed(`${at}.label`, scope.label),
    missions: read.choices(`${at}.missions`, MissionId, scope.missions),
    region: scope.region.trim(),
    organisation: scope.organisation.trim(),
    roles: read.choices(`${at}.roles`, DeploymentRole, scope.roles),
    unitTypes: scope.unitTypes.filter((type) => type !== ""),
    modes: read.choices(`${at}.modes`, DeploymentMode, scope.modes),
    partner: scope.partner.trim() || null,
    tasks: scope.tasks.trim(),
    validFrom: read.neededDay(`${at}.validFrom`, scope.validFrom),
    validTo: read.day(`${at}.validTo`, scope.validTo),
    endsWithMandate: scope.endsWithMandate,
    coversWithdrawal: scope.coversWithdrawal,
    withdrawalUntil: read.day(`${at}.withdrawalUntil`, scope.withdrawalUntil),
    graceSittingDays: read.count(`${at}.graceSittingDays`, scope.graceSittingDays, 1),
    ceilings: [...scope.ceilings],
    caveats: scope.caveats.trim(),
    note: scope.note.trim(),
    source: scope.source.trim() || said,
    confidence: read.choice(`${at}.confidence`, Confidence, scope.confidence, "unverified"),
  };
}
