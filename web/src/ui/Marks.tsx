/** Small signs that mean something, each with its word: inferred, attention, refused, withheld, unknown, days. */
import type { Day } from "@contingent/server/platform/days";
import type { ReactNode } from "react";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import styles from "./Marks.module.css";
import { AttentionSign, BrokenSign } from "./States.tsx";
import { uiText } from "./text.ts";

/** Marks what no document states. `unverified` facts look the same and say their own word. */
export function Inferred({ confidence = "inferred" }: { confidence?: "inferred" | "unverified" }) {
  const say = useText(uiText);
  const word = useWord();
  return (
    <span className={styles.inferred} title={confidence === "inferred" ? say("inferredWhy") : undefined}>
      {word(confidence)}
    </span>
  );
}

/** The mark that a fact's confidence asks for; nothing for a documented one. */
export function ConfidenceMark({ confidence }: { confidence: "verified" | "unverified" | "inferred" }) {
  return confidence === "verified" ? null : <Inferred confidence={confidence} />;
}

type Tone = "plain" | "strong" | "attention" | "broken";

/** A state in a word. Order is the absence of colour. */
export function StateMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.state} data-tone={tone}>
      {tone === "attention" && <AttentionSign />}
      {tone === "broken" && <BrokenSign />}
      {children}
    </span>
  );
}

/** A day in the reader's language; ISO when pointed at. */
export function DayText({ day }: { day: Day }) {
  const { day: sayDay } = useSayings();
  return (
    <time dateTime={day} title={day} className={styles.day}>
      {sayDay(day)}
    </time>
  );
}

/** Days from first to last, both included; ISO and length when pointed at. */
export function DaysText({ from, to }: { from: Day; to: Day | null }) {
  const { days, duration } = useSayings();
  return <span title={to ? `${from} – ${to} · ${duration(from, to)}` : `${from} –`}>{days(from, to)}</span>;
}

/** What stands where a value is missing: none is `—`, unknown is `?`, not applicable is a blank grey, withheld is a bar. */
export function Missing({ why }: { why: "none" | "unknown" | "notApplicable" | "withheld" }) {
  const say = useText(uiText);
  return (
    <span className={styles.missing} data-why={why} title={say(why)}>
      <span aria-hidden="true">{{ none: "—", unknown: "?", notApplicable: "", withheld: "" }[why]}</span>
      <span className="visually-hidden">{say(why)}</span>
    </span>
  );
}
