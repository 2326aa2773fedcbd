/** One contribution: where it is in its life, what comes next and what is missing for it, its rotations, papers, duties and history. */
import type { ContributionWhole } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useReading } from "../../address/moment.ts";
import { useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { FailedPage } from "../../ui/FailedPage.tsx";
import { ConfidenceMark, DaysText, DayText, Missing, StateMark } from "../../ui/Marks.tsx";
import { PageHead, Section } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import { CommandDialog } from "../commands/CommandDialog.tsx";
import { Guards } from "../commands/Guards.tsx";
import { Overrides } from "../commands/Overrides.tsx";
import styles from "../Deployments.module.css";
import { type Fact, FactList } from "../FactList.tsx";
import { formsText } from "../forms-text.ts";
import { Notice, type NoticeWords } from "../Notice.tsx";
import { contributionQuery, toursOfQuery } from "../queries.ts";
import { Rotations } from "../rotations/Rotations.tsx";
import { ManySteps } from "../tours/ManySteps.tsx";
import { useAt } from "../use-at.ts";
import { type ContributionCommand, useContributionCommand } from "./contribution-commands.ts";
import { LifeLine } from "./LifeLine.tsx";
import { contributionStateKeys, kindKeys, paperKeys, stepKeys } from "./life-words.ts";
import { useChangedTerms } from "./terms-commands.ts";
import { contributionsText } from "./text.ts";

const route = getRouteApi("/frame/deployments/contributions/$id");

export function ContributionPage() {
  const say = useText(contributionsText);
  const { id } = route.useParams();
  const at = useAt();
  const whole = useQuery(contributionQuery(id, at));
  const up = (
    <Link to="/deployments/contributions" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("tabContributions")}
    </Link>
  );
  if (whole.isPending) return <PageSkeleton />;
  if (whole.error)
    return <FailedPage title={say("contribution")} up={up} error={whole.error} retry={() => void whole.refetch()} />;
  return <Shown whole={whole.data} up={up} />;
}

function Shown({ whole, up }: { whole: ContributionWhole; up: ReactNode }) {
  const say = useText(contributionsText);
  const { day } = useSayings();
  const { past } = useReading();
  const may = useRight("deployments.change");
  const [doing, setDoing] = useState<ContributionCommand | null>(null);
  const [changing, setChanging] = useState(false);
  const newTerms = useChangedTerms(whole);
  const tours = useQuery(toursOfQuery(whole.id));
  const [notice, setNotice] = useState<NoticeWords | null>(null);
  const command = useContributionCommand(whole);
  const open = may && !past ? setDoing : null;
  return (
    <>
      <PageHead
        title={whole.title}
        up={up}
        mark={
          <StateMark tone={whole.state === "must_withdraw" ? "attention" : "strong"}>
            {say(contributionStateKeys[whole.state])}
          </StateMark>
        }
        actions={
          <Link
            to="/deployments"
            search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt, by: "unit", unit: whole.code })}
          >
            {say("onTimeline")}
          </Link>
        }
        sentence={
          <>
            {say("contributionIs", {
              state: say(contributionStateKeys[whole.state]),
              mission: whole.mission,
              present: whole.present,
              planned: whole.planned,
            })}{" "}
            {whole.lastLawfulDay && say("mayStayTo", { day: day(whole.lastLawfulDay) })}
          </>
        }
      />
      {notice && <Notice words={notice} onClose={() => setNotice(null)} />}
      <LifeLine state={whole.state} events={whole.events} />
      <Next whole={whole} onOpen={open} />
      <Facts whole={whole} onChange={open && (() => setChanging(true))} />
      <Rotations whole={whole} onPlan={open && (() => open({ kind: "rotation" }))} />
      {whole.role !== "contingent_member" && (
        <ManySteps
          tours={tours.data?.items ?? []}
          ofUnit={false}
          onDone={() => setNotice({ says: say("recordedNow") })}
        />
      )}
      <Papers whole={whole} onOpen={open} />
      <Duties whole={whole} onOpen={open} />
      {whole.overrides.length > 0 && (
        <Section title={say("overrides")}>
          <Overrides overrides={whole.overrides} />
        </Section>
      )}
      <History whole={whole} />
      {changing && (
        <CommandDialog
          command={newTerms}
          onClose={() => setChanging(false)}
          onDone={() => setNotice({ says: say("recordedNow") })}
        />
      )}
      {doing && (
        <CommandDialog
          command={command(doing)}
          onClose={() => setDoing(null)}
          onDone={() => setNotice({ says: say("recordedNow") })}
        />
      )}
    </>
  );
}

type Opens = { readonly onOpen: ((command: ContributionCommand) => void) | null };

/** What may come next; every guard as it stands. */
function Next({ whole, onOpen }: { whole: ContributionWhole } & Opens) {
  const say = useText(contributionsText);
  return (
    <Section title={say("comesNext")}>
      {whole.next.length === 0 && <p className={styles.quiet}>{say("nothingNext")}</p>}
      {whole.next.map((next) => {
        const missing = next.guards.filter((guard) => !guard.met && !guard.override).length;
        return (
          <div key={next.step} className={styles.next}>
            <p>
              <strong>{say(stepKeys[next.step])}</strong> → {say(contributionStateKeys[next.to])}{" "}
              <StateMark tone={missing > 0 ? "attention" : "plain"}>
                {missing > 0 ? say("missingCount", { count: missing }) : say("ready")}
              </StateMark>{" "}
              {onOpen && next.step !== "entered" && (
                <Button
                  variant={missing > 0 ? "default" : "filled"}
                  size="compact-sm"
                  onClick={() => onOpen({ kind: "step", step: next })}
                >
                  {say("takeStep")}
                </Button>
              )}
            </p>
            <Guards title="" guards={next.guards} step={next.step} contributionId={whole.id} />
          </div>
        );
      })}
    </Section>
  );
}

function Facts({ whole, onChange }: { whole: ContributionWhole; onChange: (() => void) | null }) {
  const say = useText(contributionsText);
  const form = useText(formsText);
  const word = useWord();
  const or = (value: ReactNode) => value || <Missing why="none" />;
  const facts: readonly Fact[] = [
    { name: say("code"), value: whole.code },
    { name: say("kind"), value: say(kindKeys[whole.kind]) },
    {
      name: say("role"),
      value: `${word(whole.role)}, ${word(whole.mode)}${whole.partner ? ` (${whole.partner})` : ""}`,
    },
    { name: say("days"), value: <DaysText from={whole.from} to={whole.to} /> },
    { name: say("agreedPeople"), value: or(whole.people) },
    { name: say("hostContingent"), value: or(whole.hostContingent) },
    { name: say("nationalCommand"), value: or(whole.nationalCommand) },
    { name: say("tacticalControl"), value: or(whole.tacticalControl) },
    {
      name: say("agreement"),
      value: whole.agreement ? (
        <>
          {whole.agreement} {whole.agreementSignedOn && <DayText day={whole.agreementSignedOn} />}
        </>
      ) : (
        <Missing why="none" />
      ),
    },
    {
      name: say("source"),
      value: (
        <span>
          {whole.source} <ConfidenceMark confidence={whole.confidence} />
        </span>
      ),
    },
    { name: say("note"), value: or(whole.note) },
  ];
  return (
    <Section
      title={say("terms")}
      tools={
        onChange && (
          <Button variant="default" size="compact-sm" onClick={onChange}>
            {form("changeTerms")}
          </Button>
        )
      }
    >
      <FactList facts={facts} />
    </Section>
  );
}

function Papers({ whole, onOpen }: { whole: ContributionWhole } & Opens) {
  const say = useText(contributionsText);
  const { moment } = useSayings();
  return (
    <Section
      title={say("papers")}
      tools={
        onOpen && (
          <Button variant="default" size="compact-sm" onClick={() => onOpen({ kind: "paper" })}>
            {say("addPaper")}
          </Button>
        )
      }
    >
      {whole.papers.length === 0 && <p className={styles.quiet}>{say("noPapers")}</p>}
      <ul className={styles.plainList}>
        {whole.papers.map((paper) => (
          <li key={paper.id}>
            <strong>{say(paperKeys[paper.kind])}</strong> {paper.reference}, <DayText day={paper.day} />
            {paper.note && ` · ${paper.note}`}
            <span className={styles.quiet}>
              {say("recordedBy", { by: paper.recordedBy, at: moment(paper.recordedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Duties({ whole, onOpen }: { whole: ContributionWhole } & Opens) {
  const say = useText(contributionsText);
  const { asOf } = useReading();
  return (
    <Section
      title={say("duties")}
      tools={
        onOpen && (
          <Button variant="default" size="compact-sm" onClick={() => onOpen({ kind: "duty" })}>
            {say("addDuty")}
          </Button>
        )
      }
    >
      {whole.duties.length === 0 && <p className={styles.quiet}>{say("noDuties")}</p>}
      <ul className={styles.plainList}>
        {whole.duties.map((duty) => (
          <li key={duty.id}>
            {duty.text}
            {duty.owedTo && ` (${duty.owedTo})`}{" "}
            {duty.doneOn ? (
              <>
                ✓ <DayText day={duty.doneOn} />
              </>
            ) : (
              <StateMark tone={duty.dueOn !== null && duty.dueOn < asOf ? "broken" : "attention"}>
                {duty.dueOn ? <DayText day={duty.dueOn} /> : say("owed")}
              </StateMark>
            )}{" "}
            {!duty.doneOn && onOpen && (
              <Button variant="default" size="compact-xs" onClick={() => onOpen({ kind: "done", duty })}>
                {say("done")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ whole }: { whole: ContributionWhole }) {
  const say = useText(contributionsText);
  const { moment } = useSayings();
  return (
    <Section title={say("recorded")}>
      <ol className={styles.events} reversed>
        {[...whole.events].reverse().map((event) => (
          <li key={event.id}>
            <strong>{say(stepKeys[event.step])}</strong> <DayText day={event.day} /> →{" "}
            {say(contributionStateKeys[event.to])}
            {event.note && ` · ${event.note}`}
            <span className={styles.quiet}>
              {say("recordedBy", { by: event.recordedBy, at: moment(event.recordedAt) })} · {event.source}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
