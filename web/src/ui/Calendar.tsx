/** A month to choose a day from, in our own names of months and days; loaded when it is first opened. */
import type { Day } from "@contingent/server/platform/days";
import { type CalendarLevel, DatePicker } from "@mantine/dates";
import "@mantine/dates/styles.css";
import { useEffect, useRef, useState } from "react";
import { sayMonth, sayMonthShort, weekdayNames } from "../language/days.ts";
import { useSayings, useText } from "../language/use-text.ts";
import styles from "./Calendar.module.css";
import { uiText } from "./text.ts";

interface CalendarProps {
  /** The chosen day; null when none is, then the month of `near` is shown. */
  readonly day: Day | null;
  readonly near: Day;
  readonly onDay: (day: Day) => void;
  /** Whether the keys go to the chosen day, or today, as soon as it is shown. */
  readonly takesKeys?: boolean;
}

export default function Calendar({ day, near, onDay, takesKeys = false }: CalendarProps) {
  const { language, day: sayDay } = useSayings();
  const say = useText(uiText);
  const table = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it is first shown; afterwards the reader moves
  useEffect(() => {
    const label = sayDay(day ?? near);
    const days = [...(table.current?.querySelectorAll<HTMLElement>("button[aria-label]") ?? [])];
    if (takesKeys) days.find((one) => one.getAttribute("aria-label") === label)?.focus();
  }, []);
  const [level, setLevel] = useState<CalendarLevel>("month");
  const left = useRef(level);
  // What was chosen is gone with its level: the keys go on where the reader now is, or they would be out of the calendar.
  useEffect(() => {
    if (left.current === level) return;
    left.current = level;
    const first = (which: string) => table.current?.querySelector<HTMLElement>(`table button${which}`);
    (first("[data-selected]") ?? first(":not([data-outside])"))?.focus();
  }, [level]);
  return (
    <DatePicker
      ref={table}
      level={level}
      onLevelChange={setLevel}
      size="xs"
      value={day}
      defaultDate={day ?? near}
      onChange={(chosen) => chosen && onDay(chosen)}
      firstDayOfWeek={1}
      weekendDays={[0, 6]}
      weekdayFormat={(date) => weekdayNames(language)[(new Date(date).getDay() + 6) % 7] ?? ""}
      monthLabelFormat={(date) => sayMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, language)}
      monthsListFormat={(date) => sayMonthShort(Number(date.slice(5, 7)) - 1, language)}
      getDayAriaLabel={(date) => sayDay(date)}
      ariaLabels={{
        previousMonth: say("previousMonth"),
        nextMonth: say("nextMonth"),
        previousYear: say("previousYear"),
        nextYear: say("nextYear"),
        previousDecade: say("previousDecade"),
        nextDecade: say("nextDecade"),
      }}
      classNames={{ day: styles.day ?? "", calendarHeaderLevel: styles.level ?? "" }}
      maxLevel="decade"
      __stopPropagation
    />
  );
}
