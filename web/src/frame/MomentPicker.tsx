/** The as-of day or the known-at moment: a chip that says it, amber when it is not today or now, and a calendar behind it. */
import { addDays, addMonths, type Day } from "@contingent/server/platform/days";
import { Button, Popover, TextInput, UnstyledButton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { type Reading, useReading } from "../address/moment.ts";
import { readTypedDay, writeDay } from "../language/typed-days.ts";
import { type Say, useSayings, useText } from "../language/use-text.ts";
import { uiText } from "../ui/text.ts";
import styles from "./MomentPicker.module.css";
import { frameText } from "./text.ts";

const Calendar = lazy(() => import("../ui/Calendar.tsx"));

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
        <DayField say={say} day={chosen ?? reading.today} onDay={choose} />
        <Suspense fallback={<div className={styles.calendarSpace} />}>
          <Calendar day={chosen ?? reading.today} near={reading.today} onDay={choose} />
        </Suspense>
        <div className={styles.quick}>
          {quickDays(which, reading).map(({ key, day }) => (
            <Button key={key} variant="default" size="compact-xs" onClick={() => choose(day)}>
              {say(key)}
            </Button>
          ))}
        </div>
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

function quickDays(which: "asOf" | "knownAt", { today }: Reading) {
  const endOfLastYear = { key: "endOfLastYear", day: `${Number(today.slice(0, 4)) - 1}-12-31` } as const;
  if (which === "knownAt") return [{ key: "backToNow", day: null } as const, endOfLastYear];
  return [
    { key: "backToToday", day: null } as const,
    { key: "aYearAgo", day: addMonths(today, -12) } as const,
    endOfLastYear,
    { key: "inAYear", day: addMonths(today, 12) } as const,
  ];
}

const exampleDay = "2022-06-30";

/** The day as the reader's language writes it, or ISO; arrow keys move it by a day, with Shift by a week. Enter goes there. */
function DayField({ say, day, onDay }: { say: Say<typeof frameText.phrases>; day: Day; onDay: (day: Day) => void }) {
  const sayUi = useText(uiText);
  const { language } = useSayings();
  const write = (one: Day) => writeDay(one, language);
  const [typed, setTyped] = useState(write(day));
  const [refused, setRefused] = useState(false);
  const read = readTypedDay(typed, language);
  const move = (days: number) => setTyped(write(read === null ? day : addDays(read, days)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setRefused(read === null);
        if (read !== null) onDay(read);
      }}
    >
      <TextInput
        label={say("typeDay", { example: write(exampleDay) })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          move((event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 7 : 1));
        }}
        error={refused ? sayUi("notADay", { typed, example: write(exampleDay) }) : null}
        size="xs"
        mb="sm"
        data-autofocus
      />
    </form>
  );
}
