/** A month to choose a day from, in our own names of months and days; loaded when it is first opened. */
import type { Day } from "@contingent/server/platform/days";
import { DatePicker } from "@mantine/dates";
import "@mantine/dates/styles.css";
import { sayMonth, sayMonthShort, weekdayNames } from "../language/days.ts";
import { useSayings, useText } from "../language/use-text.ts";
import styles from "./Calendar.module.css";
import { frameText } from "./text.ts";

export default function Calendar({ day, onDay }: { day: Day; onDay: (day: Day) => void }) {
  const { language, day: sayDay } = useSayings();
  const say = useText(frameText);
  return (
    <DatePicker
      size="xs"
      value={day}
      defaultDate={day}
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
        monthLevelControl: say("chooseMonth"),
        yearLevelControl: say("chooseYear"),
      }}
      classNames={{ day: styles.day ?? "" }}
      maxLevel="decade"
    />
  );
}
