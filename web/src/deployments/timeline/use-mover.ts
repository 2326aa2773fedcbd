/** Moving a bar by pointer or keys: what it would become, what the law says to that while it rests, and when to ask for confirmation. */
import type { TimelineBar } from "@contingent/server/deployments/schema";
import { daysBetween } from "@contingent/server/platform/days";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Problem } from "../../api/problem.ts";
import { useRight } from "../../session/session.ts";
import type { Scale } from "../../ui/timeline/scale.ts";
import type { BoardBar } from "./board.ts";
import { barId } from "./board.ts";
import { type Grip, gripAt, gripsOf, kindOf, type MoveKind, movedDays } from "./moving.ts";
import { rehearsalQuery } from "./rehearsal.ts";

/** A bar on its way. */
export interface Moving {
  readonly id: string;
  readonly bar: TimelineBar;
  readonly kind: MoveKind;
  readonly grip: Grip;
  readonly from: string;
  readonly to: string;
  readonly refused: boolean;
}

export interface Mover {
  readonly move: Moving | null;
  readonly check: ReturnType<typeof useCheck>;
  readonly canMove: (bar: TimelineBar) => boolean;
  readonly pointer: (one: BoardBar, scale: Scale) => object;
  /** Whether the key was meant for a move. */
  readonly onKey: (event: KeyboardEvent, bar: TimelineBar | undefined) => boolean;
  readonly begin: (bar: TimelineBar) => void;
  readonly set: (from: string, to: string) => void;
  readonly cancel: () => void;
  /** Whether the dialog stands open. */
  readonly asking: boolean;
  readonly ask: (on: boolean) => void;
}

type Draft = Omit<Moving, "refused">;
/** Below this a press is a click. */
const CLICK_PIXELS = 4;
const REST_MS = 280;

/** The state of the move and the handlers that change it; nothing moves for readers without the right, or in the past. */
export function useMover(past: boolean): Mover {
  const may = useRight("deployments.change") && !past;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [asking, ask] = useState(false);
  const drag = useRef<{ x: number; grip: Grip; begun: boolean } | null>(null);
  const swallow = useRef(false);
  const check = useCheck(draft);
  const canMove = useCallback((bar: TimelineBar) => may && kindOf(bar) !== null, [may]);
  const cancel = useCallback(() => {
    drag.current = null;
    setDraft(null);
    ask(false);
  }, []);
  const begin = useCallback(
    (bar: TimelineBar, grip?: Grip) => {
      const kind = kindOf(bar);
      const first = grip ?? gripsOf(bar)[0];
      if (!may || kind === null || first === undefined) return;
      setDraft({ id: barId(bar), bar, kind, grip: first, from: bar.from, to: bar.to });
    },
    [may],
  );
  useEscape(draft !== null && !asking, cancel);
  const pointer = useCallback(
    ({ bar }: BoardBar, scale: Scale) => {
      if (!canMove(bar)) return {};
      return {
        onPointerDown: (event: PointerEvent<HTMLElement>) => {
          if (event.button !== 0 || event.pointerType === "touch") return;
          const box = event.currentTarget.getBoundingClientRect();
          const grip = gripAt(bar, event.clientX - box.left, box.width);
          if (grip === null) return;
          drag.current = { x: event.clientX, grip, begun: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        },
        onPointerMove: (event: PointerEvent<HTMLElement>) => {
          const now = drag.current;
          if (!now || (!now.begun && Math.abs(event.clientX - now.x) < CLICK_PIXELS)) return;
          const days = Math.round((event.clientX - now.x) / scale.perDay);
          drag.current = { ...now, begun: true };
          const kind = kindOf(bar);
          if (kind) setDraft({ id: barId(bar), bar, kind, grip: now.grip, ...movedDays(bar, now.grip, days) });
        },
        onPointerUp: () => {
          swallow.current = drag.current?.begun === true;
          drag.current = null;
        },
        onPointerCancel: cancel,
        // The click that ends a drag chooses nothing.
        onClickCapture: (event: { stopPropagation: () => void }) => {
          if (!swallow.current) return;
          swallow.current = false;
          event.stopPropagation();
        },
      };
    },
    [canMove, cancel],
  );
  const onKey = useCallback<Mover["onKey"]>(
    (event, bar) => {
      if (draft === null) {
        if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey || !bar || !canMove(bar)) return false;
        event.preventDefault();
        begin(bar);
        return true;
      }
      const next = afterKey(draft, event);
      if (next === null) return false;
      event.preventDefault();
      event.stopPropagation();
      if (next === "confirm") ask(true);
      else setDraft(next);
      return true;
    },
    [draft, canMove, begin],
  );
  const set = useCallback((from: string, to: string) => setDraft((before) => before && { ...before, from, to }), []);
  const move = useMemo(() => draft && { ...draft, refused: check.refusals.length > 0 }, [draft, check.refusals]);
  return useMemo(
    () => ({ move, check, canMove, pointer, onKey, begin, set, cancel, asking, ask }),
    [move, check, canMove, pointer, onKey, begin, set, cancel, asking],
  );
}

/** What a key makes of a move: arrows by a day, with Shift by a week, with Alt at the last day, with Ctrl at the first; Enter confirms. */
function afterKey(draft: Draft, event: KeyboardEvent): Draft | "confirm" | null {
  if (event.key === "Enter") return draft.from === draft.bar.from && draft.to === draft.bar.to ? null : "confirm";
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return null;
  const days = step * (event.shiftKey ? 7 : 1);
  const grips = gripsOf(draft.bar);
  const asked: Grip = event.altKey ? "end" : event.ctrlKey || event.metaKey ? "start" : (grips[0] ?? "shift");
  if (!grips.includes(asked)) return draft;
  const end = daysBetween(draft.bar.to, draft.to);
  // Who is there never leaves earlier by it, however often the key is pressed.
  const least = draft.kind === "extension" && end + days < 0 ? -end : days;
  return { ...draft, grip: asked, ...movedDays({ ...draft, standing: "planned" }, asked, least) };
}

/** Escape gives a move up wherever the focus is. */
function useEscape(on: boolean, cancel: () => void): void {
  useEffect(() => {
    if (!on) return;
    const onKey = (event: globalThis.KeyboardEvent) => event.key === "Escape" && cancel();
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [on, cancel]);
}

/** What the server would say to the move, asked when it has rested a moment. */
function useCheck(draft: Draft | null) {
  const [rested, setRested] = useState<Draft | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(draft), draft === null ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const changed = rested !== null && (rested.from !== rested.bar.from || rested.to !== rested.bar.to);
  const query = useQuery({ ...rehearsalQuery(rested), enabled: changed });
  const current = draft !== null && rested !== null && draft.from === rested.from && draft.to === rested.to;
  const settled = current && changed && !query.isFetching;
  const problem = query.error instanceof Problem ? query.error : null;
  return useMemo(
    () => ({
      /** Whether an answer for exactly these days is there. */
      settled,
      refusals: settled ? (problem?.refusals ?? []) : [],
      /** What went wrong with asking, other than a refusal. */
      error: settled && query.error && (problem?.refusals.length ?? 0) === 0 ? query.error : null,
      /** What would be recorded; null while unknown or refused. */
      answer: settled && !query.error ? (query.data ?? null) : null,
    }),
    [settled, problem, query.error, query.data],
  );
}
