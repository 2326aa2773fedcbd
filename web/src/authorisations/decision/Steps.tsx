/** What can happen to a decision next: each step with what is missing for it, and who may record it. */
import type { AuthorisationAnswer, NextStep } from "@contingent/server/authorisations/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useReason, useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { useRight, useSession } from "../../session/session.ts";
import { PartSkeleton } from "../../ui/Skeletons.tsx";
import { Failed } from "../../ui/States.tsx";
import styles from "./Decision.module.css";
import { nextStepsQuery, useOpenForm } from "./queries.ts";
import { StepDialog } from "./StepDialog.tsx";
import { stepsText } from "./steps-text.ts";
import { decisionText } from "./text.ts";

export function Steps({ authorisation }: { authorisation: AuthorisationAnswer }) {
  const say = useText(stepsText);
  const may = useRight("authorisations.step");
  const steps = useQuery({ ...nextStepsQuery(authorisation.id), enabled: may });
  const [asked, setAsked] = useState<NextStep["kind"] | null>(null);
  // The committee reads what was done; it does nothing to a decision.
  if (!may) return null;
  if (steps.isPending) return <PartSkeleton rows={2} />;
  if (steps.error) return <Failed error={steps.error} retry={() => void steps.refetch()} />;
  const { items } = steps.data;
  return (
    <section aria-label={say("next")}>
      <h3>{say("next")}</h3>
      {items.length === 1 && <p className={styles.quiet}>{say("nothingNext")}</p>}
      <div className={styles.steps}>
        <ChangeDraft authorisation={authorisation} />
        {items.map((step) => (
          <StepButton key={step.kind} step={step} onAsk={() => setAsked(step.kind)} />
        ))}
      </div>
      <p className={styles.quiet}>{say("whoDecides")}</p>
      <Lacking steps={items} />
      {asked && <StepDialog authorisation={authorisation} kind={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

/** A step that can never be recorded by the reader is shown, and says who may. */
function StepButton({ step, onAsk }: { step: NextStep; onAsk: () => void }) {
  const say = useText(stepsText);
  const word = useWord();
  const reason = useReason();
  const may = useRight(step.right);
  const same = step.missing.find((refusal) => refusal.code === "same-person");
  const blocked = !may ? say("needsRight") : same ? reason(same) : null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      disabled={blocked !== null}
      title={blocked ?? undefined}
      onClick={onAsk}
    >
      {isVerb(step.kind) ? say(step.kind) : word(step.kind)}
    </Button>
  );
}

const verbs = [
  "proposed",
  "debated",
  "acted",
  "granted",
  "deemed_granted",
  "rejected",
  "extended",
  "suspended",
  "resumed",
  "recalled",
  "expired",
  "superseded",
  "lapsed",
  "information",
] as const;

/** Whether a button for the step has a verb of its own; what is recorded by itself has no button. */
function isVerb(kind: NextStep["kind"]): kind is (typeof verbs)[number] {
  return (verbs as readonly string[]).includes(kind);
}

/** What is missing today for the steps the reader may record; what is typed in the dialog is not held against them. */
function Lacking({ steps }: { steps: readonly NextStep[] }) {
  const say = useText(stepsText);
  const reason = useReason();
  const word = useWord();
  const { rights } = useSession();
  const typed = new Set([
    "step-unexplained",
    "objectors-unknown",
    "extension-without-day",
    "ratify-by-missing",
    "rejection-unexplained",
    "vote-missing",
  ]);
  const lines = steps
    .filter((step) => rights.includes(step.right))
    .map((step) => ({ kind: step.kind, missing: step.missing.filter((refusal) => !typed.has(refusal.code)) }))
    .filter(({ missing }) => missing.length > 0);
  if (lines.length === 0) return null;
  return (
    <details className={styles.quiet}>
      <summary>{say("missing")}</summary>
      <ul className={styles.missing}>
        {lines.map(({ kind, missing }) => (
          <li key={kind}>
            <strong>{word(kind)}</strong>: {missing.map((refusal) => reason(refusal)).join(" ")}
          </li>
        ))}
      </ul>
    </details>
  );
}

function ChangeDraft({ authorisation }: { authorisation: AuthorisationAnswer }) {
  const say = useText(decisionText);
  const may = useRight("authorisations.change");
  const open = useOpenForm();
  const navigate = useNavigate();
  if (authorisation.status !== "draft" || !may) return null;
  return (
    <Button
      size="compact-sm"
      disabled={!authorisation.own}
      loading={open.isPending}
      onClick={() =>
        open.mutate(authorisation.id, {
          onSuccess: ({ id }) => void navigate({ to: "/authorisations/form/$id", params: { id } }),
        })
      }
    >
      {say("changeDraft")}
    </Button>
  );
}
