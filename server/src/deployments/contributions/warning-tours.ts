/** Tours that end within some days, who follows on their posts, and how many a rotation has, from the stays believed at a moment. Pure. */
import type { DeploymentRole } from "../../missions/schema.ts";
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import type { StaysView } from "../ledger/stays-view.ts";
import { groupedId, orderOfIds, type TourTerms } from "../ledger/tour-columns.ts";
import { spansOf, type TourSpans } from "../ledger/tour-spans.ts";
import type { EndingTour, Horizon } from "./warnings.ts";

/** Which tours are meant: those that end from `asOf` to `last`, of one mission or of all. */
export interface TouringAsked {
  readonly asOf: Day;
  readonly last: Day;
  readonly mission?: string | undefined;
}

type Touring = Pick<Horizon, "ending" | "following" | "peopleOf"> & { readonly missions: ReadonlySet<string> };

/** What warnings ask of tours. */
export function touringOn(view: StaysView, { asOf, last, mission }: TouringAsked): Touring {
  const spans = spansOf(view);
  const [first, end] = [dayNumber(asOf), dayNumber(last)];
  const meant = spans.terms.map((term) => mission === undefined || term.mission === mission);
  const missions = new Set<TourTerms["mission"]>();
  const ending: number[] = [];
  const standing: number[] = [];
  for (let tour = 0; tour < spans.to.length; tour += 1) {
    const to = spans.to[tour] ?? 0;
    if (to < first) continue;
    const term = spans.term[tour] ?? 0;
    if (to <= end) missions.add(spans.terms[term]?.mission ?? "");
    if (meant[term] !== true) continue;
    standing.push(tour);
    if (to <= end) ending.push(tour);
  }
  const tell = tellerOf(view, spans);
  const places = new Map<string, number>();
  const told = ending.map((tour) => {
    const one = tell(tour);
    places.set(one.id, tour);
    return one;
  });
  const next = followersIn(view, spans, ending, standing);
  return {
    ending: told,
    missions,
    following: ({ id }) => {
      const follower = next(places.get(id) ?? -1);
      return follower === null ? null : tell(follower);
    },
    peopleOf: (rotationId) => countOf(spans, standing, rotationId),
  };
}

function tellerOf({ stays: { tours } }: StaysView, spans: TourSpans): (tour: number) => EndingTour {
  return (tour) => {
    const person = tours.people[tours.person[tour] ?? 0];
    const post = tours.posts[tours.post[tour] ?? -1];
    const sent = spans.terms[spans.term[tour] ?? 0];
    if (person === undefined || sent === undefined)
      throw new Error(`Tour ${groupedId(tours.ids, tour)} has no person or terms.`);
    return {
      id: groupedId(tours.ids, tour),
      personId: person.id,
      person: person.number,
      postId: post?.id ?? null,
      post: post?.code ?? null,
      contributionId: sent.contributionId as EndingTour["contributionId"],
      rotationId: sent.rotationId as EndingTour["rotationId"],
      mission: sent.mission,
      role: sent.role as DeploymentRole,
      from: dayFromNumber(spans.from[tour] ?? 0),
      to: dayFromNumber(spans.to[tour] ?? 0),
      sent,
    };
  };
}

/** For a tour that ends the first on its post that lasts longer, by first day and id; null without a post or where there is none. */
function followersIn(
  { stays: { tours } }: StaysView,
  spans: TourSpans,
  ending: readonly number[],
  standing: readonly number[],
): (tour: number) => number | null {
  const asked = new Uint8Array(tours.posts.length);
  for (const tour of ending) {
    const post = tours.post[tour] ?? -1;
    if (post >= 0) asked[post] = 1;
  }
  const onPost = new Map<number, number[]>();
  for (const tour of standing) {
    const post = tours.post[tour] ?? -1;
    if (post < 0 || asked[post] !== 1) continue;
    const list = onPost.get(post);
    if (list === undefined) onPost.set(post, [tour]);
    else list.push(tour);
  }
  const before = (a: number, b: number) => (spans.from[a] ?? 0) - (spans.from[b] ?? 0) || orderOfIds(tours.ids, a, b);
  return (tour) => {
    const to = spans.to[tour] ?? 0;
    let best: number | null = null;
    for (const other of onPost.get(tours.post[tour] ?? -1) ?? [])
      if (other !== tour && (spans.to[other] ?? 0) > to && (best === null || before(other, best) < 0)) best = other;
    return best;
  };
}

function countOf({ terms, term }: TourSpans, standing: readonly number[], rotationId: string): number {
  return standing.filter((tour) => terms[term[tour] ?? 0]?.rotationId === rotationId).length;
}
