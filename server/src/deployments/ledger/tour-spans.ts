/** First and last day of each tour as believed at a moment, with the rotation whose roll names it. Pure. */
import { believedAt } from "../timeline/ledger.ts";
import type { StaysView } from "./stays-view.ts";
import type { TourTerms } from "./tour-columns.ts";

/** One entry for each tour. */
export interface TourSpans {
  /** Days since 1970-01-01; infinity where nobody is there under it. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** 1 where somebody has been there under it. */
  readonly actual: Uint8Array;
  /** Terms by their place in the columns, those changed by a roll behind them. */
  readonly terms: readonly TourTerms[];
  readonly term: Int32Array;
}

/** Worked out once for a view, which never changes. */
const known = new WeakMap<StaysView, TourSpans>();

/** The spans of all tours. */
export function spansOf(view: StaysView): TourSpans {
  const spans = known.get(view) ?? readSpans(view);
  known.set(view, spans);
  return spans;
}

function readSpans(view: StaysView): TourSpans {
  const { stays, at } = view;
  const count = stays.tours.term.length;
  const from = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const to = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const actual = new Uint8Array(count);
  const happened = stays.kinds.map((kind) => (kind.standing === "actual" ? 1 : 0));
  for (let entry = 0; entry < at.length; entry += 1) {
    const place = at[entry] ?? 0;
    const tour = stays.tour[place] ?? 0;
    from[tour] = Math.min(from[tour] ?? 0, view.from[entry] ?? 0);
    to[tour] = Math.max(to[tour] ?? 0, view.to[entry] ?? 0);
    if (happened[stays.kind[place] ?? 0] === 1) actual[tour] = 1;
  }
  return { from, to, actual, ...rolled(view) };
}

/** Terms with the rotation whose roll names the tour in the place of the one it was ordered with. */
function rolled({ stays: { tours, rolls }, moment }: StaysView): Pick<TourSpans, "terms" | "term"> {
  const terms = [...tours.terms];
  const term = tours.term.slice();
  const places = new Map<string, number>();
  for (const { tour, rotationId, contributionId, recorded, superseded } of rolls) {
    const own = tours.terms[tours.term[tour] ?? 0];
    if (own === undefined || !believedAt(recorded, superseded, moment)) continue;
    const key = `${tours.term[tour]} ${rotationId}`;
    const place = places.get(key) ?? terms.length;
    if (place === terms.length) terms.push({ ...own, rotationId, contributionId });
    places.set(key, place);
    term[tour] = place;
  }
  return { terms, term };
}
