/** Why not this person: what stands against them in this plan, the nearest change that would bring them in, and what the rules say. */
import type { Candidate, CandidateLine, PlannedTour, Run } from "@contingent/server/selection/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useReason, useWord } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { StateMark } from "../ui/Marks.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import { PersonCard } from "./PersonCard.tsx";
import styles from "./Plan.module.css";
import { Prove } from "./Prove.tsx";
import { candidatesQuery, type EditKind, explainQuery } from "./queries.ts";
import { selectionText } from "./text.ts";
import { decideText } from "./text-decide.ts";

interface WhyNotProps {
  readonly run: Run;
  readonly tour: PlannedTour;
  readonly personId: string;
  readonly onWish: ((kind: EditKind, who: Candidate) => void) | null;
}

export function WhyNot({ run, tour, personId, onWish }: WhyNotProps) {
  const say = useText(selectionText);
  const sayDecide = useText(decideText);
  const reason = useReason();
  const navigate = useNavigate({ from: "/plans/$id" });
  const why = useQuery(explainQuery(run.id, tour.tour, personId));
  const candidates = useQuery(candidatesQuery(run.id, tour.tour));
  const line = candidates.data?.items.find((one) => one.person.personId === personId);
  const back = () =>
    void navigate({ search: (previous) => ({ ...previous, person: undefined }), replace: true, resetScroll: false });
  if (candidates.isPending || why.isPending) return <PartSkeleton rows={5} />;
  if (why.error) return <Failed error={why.error} retry={() => void why.refetch()} />;
  return (
    <>
      <p style={{ marginTop: 8 }}>
        <button type="button" className={styles.link} onClick={back}>
          ← {say("backToCandidates")}
        </button>
      </p>
      {line && <h3>{say("whyNot", { name: line.person.name })}</h3>}
      {line && <PersonCard person={line.person} score={line.score} parts={line.parts} />}
      <ul className={styles.sentences}>
        {[...why.data.because, ...(line?.reasons ?? [])]
          .filter((one, index, all) => all.findIndex((other) => other.message === one.message) === index)
          .map((one) => (
            <li key={one.code + one.message}>{reason(one)}</li>
          ))}
      </ul>
      <div className={styles.nearest}>
        <h3 style={{ margin: 0 }}>{say("nearest")}</h3>
        {why.data.nearest ? reason(why.data.nearest) : say("noNearest")}
      </div>
      <Prove id={run.id} tour={tour.tour} person={personId} key={personId} />
      {line && onWish && (
        <div className={styles.buttons}>
          <Button size="compact-sm" onClick={() => onWish("pin", line.person)}>
            {sayDecide("pin")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onWish("ban", line.person)}>
            {sayDecide("ban")}
          </Button>
        </div>
      )}
      {line && <RuleHits line={line} />}
    </>
  );
}

/** Every rule that speaks about the person for this tour, those in the way first. */
function RuleHits({ line }: { line: CandidateLine }) {
  const say = useText(selectionText);
  const word = useWord();
  const reason = useReason();
  return (
    <>
      <h3>
        {say("rulesOf")}: {word(line.verdict.verdict)}
      </h3>
      <ul className={styles.sentences}>
        {line.verdict.hits.map((hit) => (
          <li key={hit.rule + hit.code}>
            {hit.result !== "met" && (
              <>
                <StateMark tone={hit.result === "failed" ? "broken" : "attention"}>{hit.title}</StateMark>{" "}
              </>
            )}
            {reason(hit)} <span className={styles.quiet}>{hit.source}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
