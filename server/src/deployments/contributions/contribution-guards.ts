/** Guards of a contribution's steps: which papers and facts each rests on. Sources: docs/rules.md#contribution. Pure. */
import type { Day } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { Guard } from "../guards.ts";
import type { Contribution, ContributionStep, NewPaper, PaperKind, Rotation } from "../schema.ts";

const source = "docs/rules.md#contribution";

/** What the guards ask beside the terms. */
export interface ContributionKnowledge {
  readonly day: Day;
  /** Papers recorded before, and those that come with the step. */
  readonly papers: readonly Pick<NewPaper, "kind" | "day">[];
  /** Planned and present tours of the contribution on the first day of its next people. */
  readonly staffed: number;
  /** Tours of the contribution that last beyond the day, or have not been recorded as home. */
  readonly stillThere: number;
  /** What the law says against its people from the day of the transfer on (or on the added days); empty: allowed; null: not asked. */
  readonly law: readonly Refusal[] | null;
  /** Last day on which people of these terms may be there; null: no end known. */
  readonly lastLawfulDay: Day | null;
  /** The rotation that comes, and what stands against its overlap. */
  readonly rotation: Rotation | null;
  readonly overlap: readonly Refusal[];
}

type Ask = { readonly contribution: Contribution; readonly known: ContributionKnowledge };

function guard(
  code: string,
  met: boolean,
  message: string,
  facts: Refusal["facts"],
  papers: readonly PaperKind[] = [],
): Guard {
  return { code, met, message, facts, source, papers };
}

/** A guard that is met by a paper of one of these kinds, dated no later than the step. */
function paperGuard(code: string, { contribution, known }: Ask, papers: readonly PaperKind[], also = false): Guard {
  const met = also || known.papers.some((paper) => papers.includes(paper.kind) && paper.day <= known.day);
  const message = `${contribution.code}: none of ${papers.join(", ")} is recorded up to ${known.day}.`;
  return guard(
    code,
    met,
    message,
    { contribution: contribution.code, person: contribution.code, papers: papers.join(", "), day: known.day },
    papers,
  );
}

/** Guards of a step, each as it stands. `Law` among them is lifted by nobody. */
export function guardsOfContribution(step: ContributionStep, ask: Ask): readonly Guard[] {
  switch (step) {
    case "entered":
    case "negotiated":
      return [];
    case "certified":
      return [paperGuard("readiness-certificate", ask, ["readiness_certificate"]), staffedGuard(ask)];
    case "movement_ordered":
      return [
        agreementGuard(ask),
        lawGuard(ask),
        paperGuard("load-list", ask, ["load_list_accepted"]),
        transportGuard(ask),
      ];
    case "taken_over":
      return [
        paperGuard("transfer-certificate", ask, ["transfer_certificate"]),
        paperGuard("strength-recorded", ask, ["strength_return"]),
      ];
    case "rotation_begun":
      return [rotationGuard(ask), rollGuard(ask)];
    case "rotation_done":
      return [rotationGuard(ask), overlapGuard(ask), paperGuard("transfer-certificate", ask, ["transfer_certificate"])];
    case "extended":
      return [paperGuard("renewal-paper", ask, ["resolution", "agreement_amendment"]), lawGuard(ask)];
    case "must_withdraw":
      return [endGuard(ask), paperGuard("withdrawal-plan", ask, ["withdrawal_plan"])];
    case "repatriation_ordered":
      return [
        paperGuard("order-paper", ask, ["note_verbale", "resolution"]),
        paperGuard("withdrawal-plan", ask, ["repatriation_plan", "withdrawal_plan"]),
      ];
    case "repatriated":
      return [homeGuard(ask), paperGuard("final-inspection", ask, ["final_inspection"])];
    case "closed":
      return [
        paperGuard("final-verification", ask, ["final_verification"]),
        paperGuard("claims-settled", ask, ["claims_settled"]),
        paperGuard("deployment-review", ask, ["deployment_review"]),
      ];
    case "cancelled":
    case "not_selected":
      return [paperGuard("order-paper", ask, ["note_verbale"])];
  }
}

function staffedGuard(ask: Ask): Guard {
  const { contribution, known } = ask;
  const people = contribution.people ?? 0;
  const gap = known.papers.some((paper) => paper.kind === "gap_record" && paper.day <= known.day);
  const met = gap || (contribution.people !== null && known.staffed >= people);
  const message = `${contribution.code}: ${known.staffed} of ${people} are planned, and no record of the gap says why.`;
  return guard("posts-filled", met, message, { contribution: contribution.code, staffed: known.staffed, people }, [
    "gap_record",
  ]);
}

function agreementGuard(ask: Ask): Guard {
  const { agreementSignedOn } = ask.contribution;
  const signed = agreementSignedOn !== null && agreementSignedOn <= ask.known.day;
  return paperGuard("agreement-signed", ask, ["agreement", "agreement_waiver"], signed);
}

function lawGuard({ contribution, known }: Ask): Guard {
  const [first] = known.law ?? [];
  const message = first?.message ?? `${contribution.code}: the terms name no people for whom the law could be asked.`;
  return {
    ...guard("not-authorised", known.law !== null && known.law.length === 0, message, {
      ...first?.facts,
      contribution: contribution.code,
    }),
    source: first?.source ?? source,
  };
}

function transportGuard({ contribution }: Ask): Guard {
  const met = contribution.transport !== null && contribution.transportPayer !== null;
  const message = `${contribution.code}: how it travels and who pays are not both in the terms.`;
  return guard("transport-set", met, message, { contribution: contribution.code });
}

function rotationGuard({ contribution, known }: Ask): Guard {
  const message = `${contribution.code}: no rotation of it was named for the step.`;
  return guard("no-rotation", known.rotation !== null, message, { contribution: contribution.code });
}

function rollGuard({ contribution, known }: Ask): Guard {
  const on = known.rotation?.rollCertifiedOn ?? null;
  const message = `${contribution.code}: the roll of rotation ${known.rotation?.number ?? "?"} was not certified by ${known.day}.`;
  const facts = { rotation: known.rotation?.number ?? "?", day: known.day };
  return guard("roll-certified", on !== null && on <= known.day, message, facts, ["nominal_roll"]);
}

function overlapGuard({ contribution, known }: Ask): Guard {
  const [first] = known.overlap;
  const message = first?.message ?? `${contribution.code}: the overlap keeps to the allowance.`;
  return guard("overlap-too-much", known.overlap.length === 0, message, {
    ...first?.facts,
    contribution: contribution.code,
  });
}

function endGuard({ contribution, known }: Ask): Guard {
  const message = `${contribution.code}: nothing ends its stay; no decision or mission that it stands under has a last day.`;
  return guard("no-end-known", known.lastLawfulDay !== null, message, { contribution: contribution.code });
}

function homeGuard({ contribution, known }: Ask): Guard {
  const message = `${contribution.code}: ${known.stillThere} of its people are not recorded as home.`;
  const facts = { contribution: contribution.code, people: known.stillThere };
  return guard("not-all-home", known.stillThere === 0, message, facts);
}
