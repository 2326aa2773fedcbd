/** What rows and bars are called. */
import type { TimelineBar, TimelineBy, TimelineRow } from "@contingent/server/deployments/schema";
import { useCallback, useMemo } from "react";
import { useReason, useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { stateKeys, timelineText } from "./text.ts";

/** A function that names a row: its title, and what the title leaves out. */
export function useRowTitle(): (row: TimelineRow, by: TimelineBy) => { readonly title: string; readonly hint: string } {
  const say = useText(timelineText);
  return useCallback(
    (row, by) => {
      if (by === "unit") return { title: row.hint || row.key, hint: row.title || say("individualPosts") };
      if (by === "post" && row.key === "") return { title: say("noPost"), hint: "" };
      if (by === "authorisation" && row.title === "") return { title: say("noDecision"), hint: "" };
      return { title: row.title, hint: row.hint };
    },
    [say],
  );
}

/** Ways to name a bar: as it stands in it, whole, and its days. */
export interface BarWords {
  readonly short: (bar: TimelineBar) => string;
  readonly whole: (bar: TimelineBar) => string;
  readonly days: (bar: { readonly from: string; readonly to: string }) => string;
}

/** See `BarWords`; the same object until the language changes. */
export function useBarWords(): BarWords {
  const say = useText(timelineText);
  const word = useWord();
  const reason = useReason();
  const { days } = useSayings();
  return useMemo(() => {
    const short = (bar: TimelineBar) => {
      if (bar.people === 1) return bar.name ?? bar.person ?? word(bar.role);
      const people = say("people", { count: bar.people });
      return bar.rotation === null ? people : `${say("rotationNo", { number: bar.rotation })}: ${people}`;
    };
    const whole = (bar: TimelineBar) =>
      [
        short(bar),
        bar.people === 1 ? bar.person : null,
        bar.post ?? bar.unit,
        word(bar.role),
        days(bar.from, bar.to),
        say(stateKeys[bar.state]),
        bar.authorisation && say("under", { reference: bar.authorisation }),
        bar.breach && `${say("breach")}: ${reason({ code: bar.breach, facts: {}, message: bar.breach })}`,
        bar.confidence === "verified" ? null : word(bar.confidence),
      ]
        .filter(Boolean)
        .join(", ");
    return { short, whole, days: ({ from, to }) => days(from, to) };
  }, [say, word, reason, days]);
}
