/** What a bar would become where it is held, what the law says to it, and what can be done now. */

import { daysBetween } from "@contingent/server/platform/days";
import { Button } from "@mantine/core";
import { useSayings, useText } from "../../language/use-text.ts";
import { Failed, Refusals } from "../../ui/States.tsx";
import { uiText } from "../../ui/text.ts";
import styles from "../Deployments.module.css";
import { timelineText } from "./text.ts";
import type { Mover } from "./use-mover.ts";
import { useBarWords } from "./use-titles.ts";

export function MovePanel({ mover }: { mover: Mover }) {
  const say = useText(timelineText);
  const sayUi = useText(uiText);
  const { days, countDays } = useSayings();
  const words = useBarWords();
  const { move, check } = mover;
  if (!move || mover.asking) return null;
  const [first, last] = [daysBetween(move.bar.from, move.from), daysBetween(move.bar.to, move.to)];
  const still = first === 0 && last === 0;
  const signed = (count: number) => `${count > 0 ? "+" : "−"}${countDays(Math.abs(count))}`;
  return (
    <section className={styles.moving} aria-label={say("moveTitle")}>
      <p>
        <strong>{words.short(move.bar)}</strong>: {days(move.bar.from, move.bar.to)}
        {!still && (
          <>
            {" → "}
            <strong>{days(move.from, move.to)}</strong> (
            {first === last
              ? signed(first)
              : [first, last].map((each) => (each === 0 ? "0" : signed(each))).join(" / ")}
            )
          </>
        )}
      </p>
      <div role="status" aria-live="polite">
        {still && <p>{say("moveHow")}</p>}
        {!still && !check.settled && <p>{say("asking")}</p>}
        {check.answer && <p className={styles.free}>✓ {say(check.answer.change ? "lawfulSecond" : "lawfulAtOnce")}</p>}
      </div>
      {check.refusals.length > 0 && (
        <Refusals refusals={check.refusals} title={say("wouldBeRefused", { count: check.refusals.length })} />
      )}
      {check.error != null && <Failed error={check.error} />}
      <div className={styles.buttons}>
        <Button variant="default" size="xs" onClick={mover.cancel}>
          {sayUi("cancel")} (Esc)
        </Button>
        <Button size="xs" onClick={() => mover.ask(true)}>
          {say(still ? "exactDays" : "goOn")} {still ? "" : "(Enter)"}
        </Button>
      </div>
    </section>
  );
}
