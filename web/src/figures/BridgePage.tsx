/** From one figure to another: two days, two moments of knowledge, two definitions; what lies between, to the last person. */
import { type Bridge, BridgeQuery, BridgeStep } from "@contingent/server/figures/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { rich } from "../language/rich.tsx";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { Missing } from "../ui/Marks.tsx";
import { PageHead, Section } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import { BridgeRows } from "./BridgeRows.tsx";
import { type BridgeSearch, BridgeSides } from "./BridgeSides.tsx";
import { FiguresUp } from "./FiguresUp.tsx";
import { bridgeQuery } from "./queries.ts";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";
import { Waterfall } from "./Waterfall.tsx";

const route = getRouteApi("/frame/figures/bridge");

export function BridgePage() {
  const say = useText(recordText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/figures/bridge" });
  const { today } = useReading();
  const asked = questionOf(search, today);
  const bridge = useQuery(bridgeQuery({ ...asked, rows: "none" }));
  const set = (next: BridgeSearch) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  return (
    <>
      <PageHead
        title={say("bridgeTitle")}
        up={<FiguresUp />}
        sentence={bridge.data && <Sentence bridge={bridge.data} />}
      />
      <BridgeSides asked={asked} onChange={set} />
      {bridge.isPending && <PartSkeleton rows={6} />}
      {bridge.error && <Failed error={bridge.error} retry={() => void bridge.refetch()} />}
      {bridge.data && <Waterfall bridge={bridge.data} view={search.view} onView={(view) => set({ view })} />}
      {bridge.data && <Rows bridge={bridge.data} asked={asked} step={search.step} />}
    </>
  );
}

/** What the address asks; what cannot be read is as if it were not there. */
function questionOf(search: BridgeSearch, today: string): BridgeQuery {
  const fallback = { definition: "in-service", from: `${Number(today.slice(0, 4)) - 1}-12-31`, to: today };
  const { view: _view, step: _step, ...asked } = search;
  const given = Object.fromEntries(
    Object.entries({ ...fallback, ...asked }).filter(([, value]) => value !== undefined),
  );
  const read = BridgeQuery.safeParse(given);
  return read.success ? read.data : fallback;
}

function Sentence({ bridge }: { bridge: Bridge }) {
  const say = useText(recordText);
  const { number } = useSayings();
  const signed = (value: number) => (value > 0 ? `+${number(value)}` : number(value));
  const strong = (words: string) => <strong>{words}</strong>;
  return rich(
    say("bridgeSentence", {
      first: bridge.from.value,
      second: bridge.to.value,
      joined: bridge.joined,
      left: bridge.left,
      corrected: signed(bridge.corrected_in - bridge.corrected_out),
      definition: signed(bridge.definition_in - bridge.definition_out),
    }),
    { first: strong, second: strong },
  );
}

/** So many people are listed without being asked for; of more, one step at a time. */
const LISTED_AT_ONCE = 1000;
const STEPS = BridgeStep.options;

function Rows({ bridge, asked, step }: { bridge: Bridge; asked: BridgeQuery; step: string | undefined }) {
  const say = useText(recordText);
  const sayFigures = useText(figuresText);
  const maySeeRows = useRight("figures.rows");
  const chosen = BridgeStep.safeParse(step).data;
  const people = STEPS.reduce((sum, one) => sum + bridge[one], 0);
  const long = chosen === undefined && people > LISTED_AT_ONCE;
  const fetched = useQuery({
    ...bridgeQuery({ ...asked, step: chosen }),
    enabled: maySeeRows && people > 0 && !long,
  });
  const rows = people === 0 ? [] : fetched.data?.rows;
  return (
    <Section
      id="rows"
      title={chosen === undefined ? say("bridgeRows") : `${say("bridgeRows")}: ${say(chosen)}`}
      tools={
        chosen !== undefined && (
          <Link to="." search={(previous) => ({ ...previous, step: undefined })} hash="rows">
            {sayFigures("allRows")}
          </Link>
        )
      }
    >
      {!maySeeRows && (
        <p>
          <Missing why="withheld" /> {sayFigures("rowsWithheld")}
        </p>
      )}
      {maySeeRows && people === 0 && <Empty says={say("sameRows")} />}
      {maySeeRows && long && <StepLinks bridge={bridge} />}
      {fetched.isLoading && <PartSkeleton rows={6} />}
      {fetched.error && <Failed error={fetched.error} retry={() => void fetched.refetch()} />}
      {rows && rows.length > 0 && <BridgeRows rows={rows} />}
    </Section>
  );
}

/** Where too many people make the difference to list them all at once: how many in each step, each a way to its people. */
function StepLinks({ bridge }: { bridge: Bridge }) {
  const say = useText(recordText);
  const { number } = useSayings();
  return (
    <ul>
      {STEPS.filter((step) => bridge[step] > 0).map((step) => (
        <li key={step}>
          <Link to="." search={(previous) => ({ ...previous, step })} hash="rows">
            {say(step)}: {number(bridge[step])}
          </Link>
        </li>
      ))}
    </ul>
  );
}
