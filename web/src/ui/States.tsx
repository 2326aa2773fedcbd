/** What a page shows instead of its matter: nothing there, refused, failed. */
import type { Refusal } from "@contingent/server/platform/outcome";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Problem } from "../api/problem.ts";
import { useReason } from "../language/use-reason.ts";
import { useLanguage, useText } from "../language/use-text.ts";
import styles from "./States.module.css";
import { uiText } from "./text.ts";

/** Says what would be here, and offers the one action that brings it. */
export function Empty({ says, action }: { says: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{says}</p>
      {action}
    </div>
  );
}

/** Every reason against, each with its rule. */
export function Refusals({ refusals, title }: { refusals: readonly Refusal[]; title?: string }) {
  const say = useText(uiText);
  const reason = useReason();
  return (
    <div className={styles.refused} role="alert">
      <p className={styles.head}>
        <BrokenSign /> {title ?? say("refused", { count: refusals.length })}
      </p>
      <ul className={styles.reasons}>
        {refusals.map((refusal) => (
          <li key={`${refusal.code}:${refusal.message}`}>
            {reason(refusal)} <span className={styles.source}>{say("rule", { source: refusal.source })}</span>
          </li>
        ))}
      </ul>
      <WaysOut refusals={refusals} />
    </div>
  );
}

/** The nearest ways out of all reasons together, where the server found any. */
function WaysOut({ refusals }: { refusals: readonly Refusal[] }) {
  const say = useText(uiText);
  const reason = useReason();
  const ways = refusals.flatMap(({ remedies }) => remedies ?? []);
  if (ways.length === 0) return null;
  return (
    <>
      <p className={styles.way}>{say("waysOut")}</p>
      <ul className={styles.reasons}>
        {ways.map((way) => (
          <li key={way.message}>{reason(way)}</li>
        ))}
      </ul>
    </>
  );
}

/** The sign of refused or broken; stands before words that say it. */
export function BrokenSign() {
  return (
    <svg className={styles.sign} width="13" height="13" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M4 .5h6L13.5 4v6L10 13.5H4L.5 10V4z" fill="currentColor" />
      <path d="M4.5 4.5l5 5M9.5 4.5l-5 5" stroke="var(--paper)" strokeWidth="1.6" />
    </svg>
  );
}

/** The sign of attention. */
export function AttentionSign() {
  return (
    <svg className={styles.sign} width="13" height="13" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M7 .8 13.6 13H.4z" fill="currentColor" />
      <path d="M7 5v4M7 10.4v1.4" stroke="var(--paper)" strokeWidth="1.5" />
    </svg>
  );
}

/** What went wrong with a request and what can be done now. Refusals are listed; what was typed elsewhere is untouched. */
export function Failed({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const say = useText(uiText);
  const problem = error instanceof Problem ? error : null;
  if (problem && problem.refusals.length > 0) return <Refusals refusals={problem.refusals} />;
  return (
    <div className={styles.failed} role="alert">
      <p className={styles.head}>
        <BrokenSign /> {say(titleKey(problem))}
      </p>
      <Details error={error} problem={problem} />
      {retry && (
        <Button variant="default" onClick={retry}>
          {say("tryAgain")}
        </Button>
      )}
    </div>
  );
}

function titleKey(problem: Problem | null) {
  const keys = {
    0: "unreachable",
    403: "forbidden",
    404: "notFound",
    409: "changedMeanwhile",
    412: "changedMeanwhile",
  } as const;
  const status = problem?.status as keyof typeof keys | undefined;
  return (status !== undefined && keys[status]) || "failed";
}

function Details({ error, problem }: { error: unknown; problem: Problem | null }) {
  const say = useText(uiText);
  const language = useLanguage();
  if (problem?.status === 0) return <p>{say("unreachableNow")}</p>;
  const faults = problem?.details.faults ?? [];
  // That there is no such record, or no right to it, is said above; the server's own words for it are English.
  const said = problem?.status === 404 || (problem?.status === 403 && problem.details.facts?.right !== undefined);
  if (said && language !== "en") return null;
  const message = problem?.details.detail ?? (error instanceof Error ? error.message : String(error));
  return (
    <>
      {problem?.details.id && <p>{say("failedId", { id: problem.details.id })}</p>}
      {faults.length === 0 && !problem?.details.id && <p lang="en">{message}</p>}
      {faults.length > 0 && (
        <ul className={styles.reasons} lang="en">
          {faults.map((fault) => (
            <li key={`${fault.path}${fault.message}`}>
              <code>{fault.path}</code>: {fault.message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
