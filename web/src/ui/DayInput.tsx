/**
 * A day as the reader's language writes it, typed or chosen from a calendar. The browser's own field would follow the browser's
 * language and not the page's. Arrow keys move the day by one, with Shift by a week; Alt and the arrow down open the calendar.
 */
import { addDays, Day } from "@contingent/server/platform/days";
import { ActionIcon, Popover, TextInput, type TextInputProps } from "@mantine/core";
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { useReading } from "../address/moment.ts";
import { dayPattern, readTypedDay, writeDay } from "../language/typed-days.ts";
import { useLanguage, useText } from "../language/use-text.ts";
import styles from "./DayInput.module.css";
import { uiText } from "./text.ts";

const Calendar = lazy(() => import("./Calendar.tsx"));

interface DayInputProps extends Omit<TextInputProps, "value" | "onChange" | "type" | "rightSection"> {
  /** ISO text, nothing, or what was typed and is no day. */
  readonly value: string;
  /** Told ISO text, nothing, or what was typed when it is no day: no form takes that for one. */
  readonly onChange: (value: string) => void;
}

export function DayInput({ value, onChange, error, ...rest }: DayInputProps) {
  const language = useLanguage();
  const { typed, inside, fault, onType, onLeave, forget } = useTyped(value, onChange);
  const [opened, setOpened] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // Forms that the browser checks are not sent with half a day.
  useEffect(() => input.current?.setCustomValidity(fault ?? ""), [fault]);
  const choose = (day: Day) => {
    forget();
    onChange(day);
    setOpened(false);
    input.current?.focus();
  };
  return (
    <TextInput
      {...rest}
      ref={input}
      value={typed}
      placeholder={dayPattern[language]}
      title={isDay(value) ? value : undefined}
      error={error ?? (inside ? null : fault)}
      autoComplete="off"
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={onLeave}
      onKeyDown={(event) => onKey(event, value, choose, () => setOpened(true))}
      rightSection={
        <CalendarButton
          day={isDay(value) ? value : null}
          opened={opened}
          disabled={rest.disabled === true}
          onOpened={(next) => {
            setOpened(next);
            // By whatever way it is left, the keys go on in the field: what they were on in the calendar is gone.
            if (!next) input.current?.focus();
          }}
          onDay={choose}
        />
      }
    />
  );
}

/**
 * What stands in the field: as it is typed until the field is left, then as the language writes it. What is no day stays as it was typed,
 * with what is wrong with it.
 */
function useTyped(value: string, onChange: (value: string) => void) {
  const language = useLanguage();
  const say = useText(uiText);
  const [typing, setTyping] = useState<string | null>(null);
  const [inside, setInside] = useState(false);
  const typed = typing ?? (isDay(value) ? writeDay(value, language) : value);
  const wrong = typed.trim() !== "" && readTypedDay(typed, language) === null;
  return {
    typed,
    inside,
    fault: wrong ? say("notADay", { typed: typed.trim(), example: writeDay("2026-06-30", language) }) : null,
    onType: (text: string) => {
      setInside(true);
      setTyping(text);
      onChange(readTypedDay(text, language) ?? text.trim());
    },
    onLeave: () => {
      setInside(false);
      if (!wrong) setTyping(null);
    },
    forget: () => setTyping(null),
  };
}

function isDay(value: string): boolean {
  return Day.safeParse(value).success;
}

function onKey(event: KeyboardEvent, value: string, choose: (day: Day) => void, open: () => void): void {
  const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  if (event.altKey) open();
  else if (isDay(value)) choose(addDays(value, step * (event.shiftKey ? 7 : 1)));
}

interface CalendarButtonProps {
  readonly day: Day | null;
  readonly opened: boolean;
  readonly disabled: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onDay: (day: Day) => void;
}

function CalendarButton({ day, opened, disabled, onOpened, onDay }: CalendarButtonProps) {
  const say = useText(uiText);
  const { today } = useReading();
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-end" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          disabled={disabled}
          aria-label={say("calendar")}
          onClick={() => onOpened(!opened)}
        >
          <svg className={styles.sign} viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5" />
          </svg>
        </ActionIcon>
      </Popover.Target>
      {/* Escape closes the calendar and not the dialog that the field stands in. */}
      <Popover.Dropdown p="sm" aria-label={say("calendar")} data-mantine-stop-propagation="true">
        <Suspense fallback={<div className={styles.space} />}>
          <Calendar day={day} near={today} onDay={onDay} takesKeys />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
