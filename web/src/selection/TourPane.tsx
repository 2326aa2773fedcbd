/** The chosen tour: who stands in it and why, or why it is open, who else could, and what would change it. */
import type { Candidate, PlannedTour, Run } from "@contingent/server/selection/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { rich } from "../language/rich.tsx";
import { useReason } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { DaysText, StateMark } from "../ui/Marks.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import { Candidates } from "./Candidates.tsx";
import { EditDialog } from "./EditDialog.tsx";
import { PersonCard } from "./PersonCard.tsx";
import styles from "./Plan.module.css";
import { Prove } from "./Prove.tsx";
import { explainQuery, type Wish } from "./queries.ts";
import { selectionText } from "./text.ts";
import { decideText } from "./text-decide.ts";
import { WhyNot } from "./WhyNot.tsx";

const route = getRouteApi("/frame/plans/$id");

export function TourPane({ run, tour }: { run: Run; tour: PlannedTour | undefined }) {
  const say = useText(selectionText);
  const sayDecide = useText(decideText);
  const { person } = route.useSearch();
  const [wish, setWish] = useState<{ wish: Wish; name: string } | null>(null);
  if (!tour) {
    return (
      <aside className={styles.pane} aria-label={say("why")}>
        <p className={styles.hint}>{say("choosePost")}</p>
      </aside>
    );
  }
  const mayEdit = run.may.edit.length === 0;
  const ask = (kind: Wish["kind"], who: Candidate | null) =>
    setWish({ wish: { kind, tour: tour.tour, personId: who?.personId ?? null }, name: who?.name ?? "" });
  return (
    <aside className={styles.pane} aria-label={`${say("why")}: ${tour.post}`} key={tour.tour}>
      <TourHead tour={tour} />
      {person && person !== tour.person?.personId ? (
        <WhyNot run={run} tour={tour} personId={person} onWish={mayEdit ? ask : null} />
      ) : (
        <>
          <Because run={run} tour={tour} />
          {mayEdit && (
            <div className={styles.buttons}>
              {tour.person && (
                <Button variant="default" size="compact-sm" onClick={() => ask("ban", tour.person)}>
                  {sayDecide("ban")}
                </Button>
              )}
              {tour.person && (
                <Button variant="default" size="compact-sm" onClick={() => ask("leave_open", null)}>
                  {sayDecide("leaveOpen")}
                </Button>
              )}
            </div>
          )}
          <Prove id={run.id} tour={tour.tour} key={tour.tour} />
          <Candidates run={run} tour={tour} />
        </>
      )}
      {wish && (
        <EditDialog run={run} post={tour.post} wish={wish.wish} name={wish.name} onClose={() => setWish(null)} />
      )}
    </aside>
  );
}

function TourHead({ tour }: { tour: PlannedTour }) {
  const say = useText(selectionText);
  return (
    <>
      <h2>
        {tour.post} {tour.key && <StateMark tone="plain">{say("keyPost")}</StateMark>}
      </h2>
      <p>{tour.title}</p>
      <p className={styles.quiet}>
        <DaysText from={tour.from} to={tour.to} /> ·{" "}
        {tour.authorisation ? (
          <Link
            to="/authorisations/$reference"
            params={{ reference: tour.authorisation }}
            search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
          >
            {say("underAuthorisation", { reference: tour.authorisation })}
          </Link>
        ) : (
          <StateMark tone="broken">{say("noAuthorisation")}</StateMark>
        )}
      </p>
      {tour.person ? (
        <PersonCard person={tour.person} score={tour.score} parts={tour.parts} pinned={tour.pinned !== null} />
      ) : (
        <p style={{ marginTop: 8 }}>
          <StateMark tone="attention">{say("open")}</StateMark>
        </p>
      )}
    </>
  );
}

function Because({ run, tour }: { run: Run; tour: PlannedTour }) {
  const say = useText(selectionText);
  const reason = useReason();
  const navigate = useNavigate({ from: "/plans/$id" });
  const why = useQuery(explainQuery(run.id, tour.tour, undefined));
  const strong = (words: string) => <strong>{words}</strong>;
  const choose = (person: string) =>
    void navigate({ search: (previous) => ({ ...previous, person }), replace: true, resetScroll: false });
  if (why.isPending) return <PartSkeleton rows={3} />;
  if (why.error) return <Failed error={why.error} retry={() => void why.refetch()} />;
  const { eligible, higher, because, instead, nearest } = why.data;
  return (
    <>
      <h3>{say(tour.person ? "why" : "whyOpen")}</h3>
      <ul className={styles.sentences}>
        {because.map((one) => (
          <li key={one.code + one.message}>{reason(one)}</li>
        ))}
        <li>{rich(say("eligibleCount", { count: eligible }), { count: strong })}</li>
        {higher > 0 && <li>{rich(say("higherCount", { count: higher }), { count: strong })}</li>}
      </ul>
      <ul className={styles.sentences}>
        {instead.map((one) => (
          <li key={one.person.personId}>
            <button type="button" className={styles.link} onClick={() => choose(one.person.personId)}>
              {one.person.name}
            </button>{" "}
            <span className={styles.quiet}>
              {say("scoreIs", { score: one.score })}. {one.reasons.map(reason).join(" ")}
            </span>
          </li>
        ))}
      </ul>
      {!tour.person && (
        <div className={styles.nearest}>
          <h3 style={{ margin: 0 }}>{say("nearest")}</h3>
          {nearest ? reason(nearest) : say("noNearest")}
        </div>
      )}
    </>
  );
}
