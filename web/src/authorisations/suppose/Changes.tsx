/** What is supposed: each change with its day or number, moved by dragging its slider, by the arrow keys, or typed. */
import { readSuppositions, type Supposition, writeSuppositions } from "@contingent/server/authorisations/rules";
import { addDays, addMonths, Day, daysBetween } from "@contingent/server/platform/days";
import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useReading } from "../../address/moment.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { authorisationsQuery } from "../queries.ts";
import styles from "./Suppose.module.css";
import { supposeText } from "./text.ts";

type Given = Partial<Record<Supposition["what"], string | undefined>>;

interface ChangesProps {
  readonly given: Given;
  readonly onChange: (next: Partial<Record<Supposition["what"], string>>) => void;
}

export function Changes({ given, onChange }: ChangesProps) {
  const say = useText(supposeText);
  const { changes } = readSuppositions(given);
  const put = (next: readonly Supposition[]) => onChange(writeSuppositions(next));
  return (
    <section className={`${styles.changes} no-print`} aria-label={say("suppose")}>
      {changes.map((change, index) => (
        <One
          key={`${change.what} ${nameOf(change)}`}
          change={change}
          onChange={(next) => put(changes.map((each, at) => (at === index ? next : each)))}
          onRemove={() => put(changes.filter((_, at) => at !== index))}
        />
      ))}
      <Add onAdd={(change) => put([...changes.filter((each) => key(each) !== key(change)), change])} />
      {changes.length > 0 && (
        <Button size="xs" variant="default" onClick={() => onChange({})}>
          {say("startAgain")}
        </Button>
      )}
    </section>
  );
}

function nameOf(change: Supposition): string {
  return change.what === "cut" ? change.ceiling : change.what === "close" ? change.mission : change.reference;
}

const key = (change: Supposition) => `${change.what} ${nameOf(change)}`;

interface OneProps {
  readonly change: Supposition;
  readonly onChange: (next: Supposition) => void;
  readonly onRemove: () => void;
}

function One({ change, onChange, onRemove }: OneProps) {
  const say = useText(supposeText);
  return (
    <fieldset className={styles.change}>
      <legend>
        {say(change.what)}: <strong>{nameOf(change)}</strong>
      </legend>
      {change.what === "cut" ? (
        <PeopleSlider change={change} onChange={onChange} />
      ) : (
        <DaySlider day={change.day} label={say("day")} onDay={(day) => onChange({ ...change, day })} />
      )}
      <Button size="compact-xs" variant="subtle" onClick={onRemove}>
        {say("remove")}
      </Button>
    </fieldset>
  );
}

/** A day, dragged along the two years ahead or typed. The address follows when the hand rests. */
function DaySlider({ day, label, onDay }: { day: Day; label: string; onDay: (day: Day) => void }) {
  const { asOf } = useReading();
  const sayings = useSayings();
  const first = day < asOf ? day : asOf;
  const end = addMonths(asOf, 24);
  const last = day > end ? day : end;
  const [at, setAt] = useResting(daysBetween(first, day), (value) => onDay(addDays(first, value)));
  const shown = addDays(first, at);
  return (
    <>
      <input
        type="range"
        className={styles.slider}
        aria-label={label}
        aria-valuetext={sayings.day(shown)}
        min={0}
        max={daysBetween(first, last)}
        value={at}
        onChange={(event) => setAt(Number(event.currentTarget.value))}
      />
      <DayInput
        size="xs"
        aria-label={label}
        value={shown}
        onChange={(typed) => Day.safeParse(typed).success && onDay(typed)}
      />
    </>
  );
}

function PeopleSlider({
  change,
  onChange,
}: {
  change: Extract<Supposition, { what: "cut" }>;
  onChange: (next: Supposition) => void;
}) {
  const say = useText(supposeText);
  const list = useQuery(authorisationsQuery(useReading()));
  const now =
    list.data?.items.flatMap((line) => line.ceilings).find((each) => each.code === change.ceiling)?.people ?? 0;
  const [at, setAt] = useResting(change.people, (people) => onChange({ ...change, people }));
  return (
    <>
      <input
        type="range"
        className={styles.slider}
        aria-label={say("people")}
        min={0}
        max={Math.max(now, change.people, 10)}
        value={at}
        onChange={(event) => setAt(Number(event.currentTarget.value))}
      />
      <NumberInput
        size="xs"
        w={90}
        min={0}
        allowDecimal={false}
        aria-label={say("people")}
        value={at}
        onChange={(value) => typeof value === "number" && setAt(value)}
      />
    </>
  );
}

/** A number that is moved at once and told when it has rested for a moment, so that dragging asks once. */
function useResting(value: number, tell: (value: number) => void): readonly [number, (value: number) => void] {
  const [at, setAt] = useState(value);
  useEffect(() => setAt(value), [value]);
  useEffect(() => {
    if (at === value) return;
    const timer = setTimeout(() => tell(at), 250);
    return () => clearTimeout(timer);
  }, [at, value, tell]);
  return [at, setAt];
}

const kinds = ["lapse", "cut", "close", "slip"] as const;

function Add({ onAdd }: { onAdd: (change: Supposition) => void }) {
  const say = useText(supposeText);
  const { asOf } = useReading();
  const list = useQuery(authorisationsQuery(useReading()));
  const [what, setWhat] = useState<Supposition["what"]>("lapse");
  const [chosen, setChosen] = useState("");
  const lines = list.data?.items ?? [];
  const names = namesOf(what, lines);
  const name = names.includes(chosen) ? chosen : (names.at(-1) ?? "");
  const make = (): Supposition => {
    const day = addMonths(asOf, 6);
    if (what === "close") return { what, mission: name, day };
    if (what !== "cut") return { what, reference: name, day };
    const people = lines.flatMap((line) => line.ceilings).find((each) => each.code === name)?.people ?? 0;
    return { what, ceiling: name, people: Math.floor(people / 2) };
  };
  return (
    <div className={styles.add}>
      <NativeSelect
        size="xs"
        label={say("suppose")}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value as Supposition["what"])}
        data={kinds.map((kind) => ({ value: kind, label: say(kind) }))}
      />
      <NativeSelect
        size="xs"
        label={say("which")}
        value={name}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[...names]}
      />
      <Button size="xs" variant="default" disabled={name === ""} onClick={() => onAdd(make())}>
        {say("add")}
      </Button>
    </div>
  );
}

type Lines = readonly {
  readonly reference: string;
  readonly missions: readonly string[];
  readonly ceilings: readonly { readonly code: string }[];
}[];

function namesOf(what: Supposition["what"], lines: Lines): readonly string[] {
  if (what === "cut") return lines.flatMap((line) => line.ceilings.map((ceiling) => ceiling.code));
  if (what === "close") return [...new Set(lines.flatMap((line) => line.missions))].sort();
  return lines.map((line) => line.reference);
}
