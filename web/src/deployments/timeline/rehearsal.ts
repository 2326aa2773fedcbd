/** Asks the server what it would say to a move, without anything being kept; and records it. */

import type { TimelineBar } from "@contingent/server/deployments/schema";
import { type Change, deploymentsApi, type Tour } from "@contingent/server/deployments/schema";
import { daysBetween } from "@contingent/server/platform/days";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { rotationId, tourId } from "../queries.ts";
import type { MoveKind } from "./moving.ts";

export interface Move {
  readonly bar: TimelineBar;
  readonly kind: MoveKind;
  readonly from: string;
  readonly to: string;
}

interface Paper {
  readonly reference: string;
  readonly day: string;
}

/** What a person gives with a move. */
export interface MoveWords {
  readonly reason: string;
  readonly source: string;
  readonly consent: Paper | null;
  readonly approval: Paper | null;
}

/** What a move leads to: a change that waits for a second person, or, where it needs none, the tour as it is now. */
export interface Moved {
  readonly change: Change | null;
  readonly tour: Tour | null;
}

/** Stands where a person's words will; a rehearsal keeps nothing. */
const noWords: MoveWords = { reason: "rehearsal", source: "rehearsal", consent: null, approval: null };

/** Moves a bar; with `dryRun` everything is tried and taken back. Throws a `Problem` with every reason when it is refused. */
export async function moveBar(
  { bar, kind, from, to }: Move,
  words: MoveWords,
  dryRun: boolean,
  signal?: AbortSignal,
): Promise<Moved> {
  const query = dryRun ? { dryRun: "true" as const } : {};
  const options = signal ? { signal } : {};
  const { reason, source } = words;
  if (kind === "shift") {
    const days = daysBetween(bar.from, from);
    const params = { id: rotationId(bar.rotationId ?? "") };
    const change = await call(deploymentsApi.shiftRotation, { params, query, body: { days, reason, source } }, options);
    return { change, tour: null };
  }
  const params = { id: tourId(bar.tourId ?? "") };
  if (kind === "extension") {
    const body = { to, purpose: "service" as const, consent: words.consent, approval: words.approval, reason, source };
    return { change: await call(deploymentsApi.recordExtension, { params, query, body }, options), tour: null };
  }
  return call(deploymentsApi.rescheduleTour, { params, query, body: { from, to, reason, source } }, options);
}

export const rehearsalQuery = (move: Move | null) =>
  queryOptions({
    queryKey: ["rehearsal", move?.bar.tourId ?? move?.bar.rotationId, move?.kind, move?.from, move?.to],
    queryFn: ({ signal }) => {
      if (move === null) throw new Error("There is nothing to try.");
      return moveBar(move, noWords, true, signal);
    },
    retry: false,
    staleTime: 0,
    gcTime: 10_000,
  });
