/** What opens behind a chip of the day or the moment: a field, a calendar and days that are often wanted. Loaded when it is first opened. */
import { addDays, addMonths, type Day } from "@contingent/server/platform/days";
import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { readTypedDay, writeDay } from "../language/typed-days.ts";
import { type Say, useSayings, useText } from "../language/use-text.ts";
import Calendar from "../ui/Calendar.tsx";
import { uiText } from "../ui/text.ts";
import styles from "./MomentPicker.module.css";
import { frameText } from "./text.ts";

interface MomentPanelProps {
  readonly which: "asOf" | "knownAt";
  readonly day: Day;
  readonly today: Day;
  /** Told null for today or now. */
  readonly onDay: (day: Day | null) => void;
}

export default function MomentPanel({ which, day, today, onDay }: MomentPanelProps) {
  const say = useText(frameText);
  return (
    <>
      <DayField say={say} day={day} onDay={onDay} />
      <Calendar day={day} near={today} onDay={onDay} />
      <div className={styles.quick}>
        {quickDays(which, today).map((quick) => (
          <Button key={quick.key} variant="default" size="compact-xs" onClick={() => onDay(quick.day)}>
            {say(quick.key)}
          </Button>
        ))}
      </div>
    </>
  );
}

function quickDays(which: "asOf" | "knownAt", today: Day) {
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
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
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
        ref={input}
        label={say("typeDay", { example: write(exampleDay) })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          move((event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 7 : 1));
        }}
        error={refused && read === null ? sayUi("notADay", { typed, example: write(exampleDay) }) : null}
        size="xs"
        mb="sm"
        data-autofocus
      />
    </form>
  );
}
