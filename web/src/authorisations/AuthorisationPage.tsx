/** One decision: the document as a reader would want it, beside the head-room under each of its ceilings, and who counts on a day. */
import type { Authorisation, AuthorisationAnswer, HeadroomCurve } from "@contingent/server/authorisations/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { rich } from "../language/rich.tsx";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { FailedPage } from "../ui/FailedPage.tsx";
import { Missing } from "../ui/Marks.tsx";
import { PageHead, Section } from "../ui/Page.tsx";
import { PageSkeleton, PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import { AlarmsOf } from "./AlarmsOf.tsx";
import styles from "./Authorisations.module.css";
import { Effects } from "./decision/Effects.tsx";
import { effectsQuery } from "./decision/queries.ts";
import { stepsText } from "./decision/steps-text.ts";
import { Headroom } from "./Headroom.tsx";
import { authorisationQuery, headroomQuery, stepOn } from "./queries.ts";
import { Reckoning } from "./Reckoning.tsx";
import { StatusMark } from "./StatusMark.tsx";
import { TheDecision } from "./TheDecision.tsx";
import { authorisationsText } from "./text.ts";

const route = getRouteApi("/frame/authorisations/$reference");

export function AuthorisationPage() {
  const { reference } = route.useParams();
  const reading = useReading();
  const authorisation = useQuery(authorisationQuery(reference, reading));
  if (authorisation.isPending) return <PageSkeleton />;
  if (authorisation.error)
    return (
      <FailedPage
        title={reference}
        up={<Up />}
        error={authorisation.error}
        retry={() => void authorisation.refetch()}
      />
    );
  return <Shown authorisation={authorisation.data} />;
}

/** The way back to the list. */
function Up() {
  const say = useText(authorisationsText);
  return (
    <Link to="/authorisations" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("title")}
    </Link>
  );
}

function Shown({ authorisation }: { authorisation: AuthorisationAnswer }) {
  const say = useText(authorisationsText);
  const { ceiling } = route.useSearch();
  const rooms = useQuery(headroomQuery(authorisation.reference, useReading()));
  const curves = rooms.data?.items ?? [];
  const curve = curves.find((one) => one.ceiling.code === ceiling) ?? curves[0];
  return (
    <>
      <PageHead
        title={authorisation.reference}
        mark={<StatusMark status={authorisation.status} />}
        up={<Up />}
        sentence={<Sentence authorisation={authorisation} curve={curve} />}
      />
      <AlarmsOf reference={authorisation.reference} />
      <div className={styles.columns}>
        <TheDecision authorisation={authorisation} />
        <div className={styles.room}>
          {rooms.isPending && <PartSkeleton rows={7} />}
          {rooms.error && <Failed error={rooms.error} retry={() => void rooms.refetch()} />}
          {rooms.data && !curve && <Empty says={say("rejectedNothing")} />}
          {rooms.data && curve && <Headroom curves={curves} curve={curve} from={rooms.data.from} to={rooms.data.to} />}
          {curve && <People curve={curve} />}
          <Befallen id={authorisation.id} />
        </div>
      </div>
    </>
  );
}

function People({ curve }: { curve: HeadroomCurve }) {
  const say = useText(authorisationsText);
  const { day: sayDay } = useSayings();
  const { asOf } = useReading();
  const { day } = route.useSearch();
  const maySee = useRight("deployments.read");
  return (
    <Section id="rows" title={say("reckoning", { day: sayDay(day ?? asOf) })}>
      {maySee ? (
        <Reckoning ceiling={curve.ceiling.id} day={day ?? asOf} />
      ) : (
        <p>
          <Missing why="withheld" /> {say("withheld")}
        </p>
      )}
    </Section>
  );
}

/** What became of people when the decision changed; for whoever may see single tours. */
function Befallen({ id }: { id: string }) {
  const say = useText(stepsText);
  const may = useRight("deployments.read");
  const effects = useQuery({ ...effectsQuery(id), enabled: may });
  if (!effects.data || effects.data.items.length === 0) return null;
  return (
    <Section title={say("effects")}>
      <Effects effects={effects.data.items} />
    </Section>
  );
}

function Sentence({ authorisation, curve }: { authorisation: Authorisation; curve: HeadroomCurve | undefined }) {
  const say = useText(authorisationsText);
  const { day } = useSayings();
  const body = authorisation.procedure.bodies.join(", ") || authorisation.procedure.title;
  const strong = (words: string) => <strong>{words}</strong>;
  const decided = authorisation.decidedOn
    ? rich(
        say(authorisation.status === "rejected" ? "rejectedBy" : "granted", {
          body,
          day: day(authorisation.decidedOn),
        }),
        { day: strong },
      )
    : say("undecided");
  return (
    <>
      <span lang="en">{authorisation.title}. </span>
      {decided}
      {curve && <Room curve={curve} />}
    </>
  );
}

function Room({ curve }: { curve: HeadroomCurve }) {
  const say = useText(authorisationsText);
  const sayings = useSayings();
  const { asOf } = useReading();
  const step = stepOn(curve, asOf);
  const strong = (words: string) => <strong>{words}</strong>;
  const link = (words: string) => <a href="#rows">{words}</a>;
  const facts = { day: sayings.day(asOf), label: curve.ceiling.label };
  if (step?.ceiling == null || step.free === null) return rich(say("notOn", facts), { day: strong });
  if (step.free < 0) {
    return rich(say("passedOn", { ...facts, people: step.ceiling, by: -step.free }), {
      day: strong,
      passed: (words) => <span className={styles.passed}>{words}</span>,
    });
  }
  return rich(say("roomOn", { ...facts, people: step.ceiling, used: step.ceiling - step.free, free: step.free }), {
    day: strong,
    used: link,
    free: strong,
  });
}
