/** The last word before a move is recorded: exact days, reason and source, and what will be recorded. */
import type { Tour } from "@contingent/server/deployments/schema";
import { deploymentsApi } from "@contingent/server/deployments/schema";
import { daysBetween } from "@contingent/server/platform/days";
import { call } from "../../api/call.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { type Command, CommandDialog, type Field, type Values } from "../commands/CommandDialog.tsx";
import { type NoticeWords, withdraw } from "../Notice.tsx";
import { tourId } from "../queries.ts";
import { type Move, type Moved, moveBar } from "./rehearsal.ts";
import { timelineText } from "./text.ts";
import type { Mover, Moving } from "./use-mover.ts";
import { useBarWords } from "./use-titles.ts";

interface MoveDialogProps {
  readonly mover: Mover;
  readonly move: Moving;
  readonly onNotice: (words: NoticeWords) => void;
}

export function MoveDialog({ mover, move, onNotice }: MoveDialogProps) {
  const say = useText(timelineText);
  const words = useBarWords();
  const command = useMoveCommand(move);
  const onDone = (answer: unknown) => {
    const { change, tour } = answer as Moved;
    if (change)
      onNotice({
        says: say("proposedNow", { about: words.short(move.bar) }),
        undo: () => withdraw(change, say("undoReason")),
      });
    else if (tour)
      onNotice({
        says: say("movedNow", { about: words.short(move.bar) }),
        undo: () => back(tour, move, say("undoReason")),
      });
    mover.cancel();
  };
  return <CommandDialog command={command} onClose={mover.cancel} onDone={onDone} />;
}

/** Days that were taken at once come back by the same way; being more days again, a second person approves them. */
function back(tour: Tour, move: Move, reason: string): Promise<unknown> {
  const { from, to } = move.bar;
  return call(deploymentsApi.rescheduleTour, {
    params: { id: tourId(tour.id) },
    body: { from, to, reason, source: reason },
  });
}

function useMoveCommand(move: Moving): Command {
  const say = useText(timelineText);
  const words = useBarWords();
  const { days } = useSayings();
  const day = (key: string, label: string, start: string): Field => ({
    key,
    label,
    kind: "day",
    required: true,
    start,
  });
  const paper = (key: string, label: string): readonly Field[] => [
    { key, label, kind: "line" },
    { key: `${key}Day`, label: say("dayOf", { what: label }), kind: "day" },
  ];
  const text = { before: days(move.bar.from, move.bar.to), about: words.short(move.bar) };
  const fields: readonly Field[] = [
    ...(move.kind === "extension" ? [] : [day("from", say("firstDay"), move.from)]),
    ...(move.kind === "shift" ? [] : [day("to", say("lastDay"), move.to)]),
    ...(move.kind === "extension" ? [...paper("consent", say("consent")), ...paper("approval", say("approval"))] : []),
    { key: "reason", label: say("reason"), kind: "lines", required: true },
    { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") },
  ];
  return {
    title: say(`move_${move.kind}`),
    says: <p>{say(`moveSays_${move.kind}`, text)}</p>,
    button: say("record"),
    fields,
    rehearses: true,
    send: (values, dryRun, signal) => moveBar({ ...move, ...daysOf(move, values) }, wordsOf(values), dryRun, signal),
  };
}

/** A rotation keeps its length: only its first day is asked for. */
function daysOf(move: Moving, values: Values): { from: string; to: string } {
  const from = values.from || move.bar.from;
  if (move.kind !== "shift") return { from, to: values.to || move.bar.to };
  const days = daysBetween(move.bar.from, from);
  return { from, to: days === 0 ? move.bar.to : move.to };
}

function wordsOf(values: Values) {
  const paper = (key: string) => {
    const [reference, day] = [values[key]?.trim(), values[`${key}Day`]];
    return reference && day ? { reference, day } : null;
  };
  return {
    reason: values.reason ?? "",
    source: values.source ?? "",
    consent: paper("consent"),
    approval: paper("approval"),
  };
}
