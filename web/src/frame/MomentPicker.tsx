/** The as-of day or the known-at moment: a chip that says it, amber when it is not today or now, and a calendar behind it. */
import type { Day } from "@contingent/server/platform/days";
import { Popover, UnstyledButton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { type Reading, useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import styles from "./MomentPicker.module.css";
import { frameText } from "./text.ts";

const MomentPanel = lazy(() => import("./MomentPanel.tsx"));

interface MomentPickerProps {
  readonly which: "asOf" | "knownAt";
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
}

export function MomentPicker({ which, opened, onOpened }: MomentPickerProps) {
  const say = useText(frameText);
  const sayings = useSayings();
  const reading = useReading();
  const chosen = chosenDay(which, reading);
  const shown = chosen ? sayings.day(chosen) : say(which === "asOf" ? "todayIs" : "now");
  const choose = (day: Day | null) => {
    reading.set(
      which === "asOf" ? { ...keep(reading), asOf: day ?? undefined } : { ...keep(reading), knownAt: endOf(day) },
    );
    onOpened(false);
  };
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" trapFocus withinPortal returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={styles.chip}
          data-moved={chosen !== null || undefined}
          onClick={() => onOpened(!opened)}
          title={chosen ?? reading.today}
        >
          <span className={styles.label}>{say(which)} </span>
          <span className={styles.value}>{which === "asOf" && !chosen ? sayings.day(reading.today) : shown}</span>
          <span aria-hidden="true"> ▾</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="md" aria-label={say(which)}>
        <p className={styles.what}>{say(which === "asOf" ? "asOfWhat" : "knownAtWhat")}</p>
        <Suspense fallback={<div className={styles.calendarSpace} tabIndex={-1} data-autofocus />}>
          <MomentPanel which={which} day={chosen ?? reading.today} today={reading.today} onDay={choose} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

function chosenDay(which: "asOf" | "knownAt", reading: Reading): Day | null {
  if (which === "asOf") return reading.asOf === reading.today ? null : reading.asOf;
  return reading.knownAt?.slice(0, 10) ?? null;
}

function keep(reading: Reading) {
  return { asOf: reading.asOf, knownAt: reading.knownAt };
}

function endOf(day: Day | null): string | undefined {
  return day ? `${day}T23:59:59.999Z` : undefined;
}
