/** The decision as a reader would want it: who decided what, when and on which basis, what it permits, and what it asks. */
import type { Authorisation, ProposalFacts, Vote } from "@contingent/server/authorisations/schema";
import type { ReactNode } from "react";
import { useReading } from "../address/moment.ts";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ConfidenceMark, DayText, Missing, StateMark } from "../ui/Marks.tsx";
import { AuthorisationLink } from "./AuthorisationLink.tsx";
import styles from "./Authorisations.module.css";
import { Permits } from "./Permits.tsx";
import { authorisationsText } from "./text.ts";

export function TheDecision({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  return (
    <article className={styles.document} aria-label={say("documentTitle")}>
      <h2 className="visually-hidden">{say("documentTitle")}</h2>
      <Facts authorisation={authorisation} />
      {authorisation.votes.length > 0 && <Votes votes={authorisation.votes} />}
      <Permits authorisation={authorisation} />
      <Readings authorisation={authorisation} />
      <Conditions authorisation={authorisation} />
      <Duties authorisation={authorisation} />
      <Proposal facts={authorisation.proposal} />
      <History authorisation={authorisation} />
      <Papers authorisation={authorisation} />
    </article>
  );
}

function Facts({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  const word = useWord();
  const { procedure } = authorisation;
  return (
    <dl className={styles.facts}>
      <Fact name={say("body")}>
        {procedure.title} <ConfidenceMark confidence={procedure.confidence} />
      </Fact>
      <Fact name={say("basis")}>
        {procedure.instrument}, {procedure.article}
      </Fact>
      <Fact name={say("proposer")}>{authorisation.proposer || <Missing why="unknown" />}</Fact>
      <Fact name={say("proposedOn")}>
        {authorisation.proposedOn ? <DayText day={authorisation.proposedOn} /> : <Missing why="unknown" />}
      </Fact>
      <Fact name={say("decided")}>
        {authorisation.decidedOn ? <DayText day={authorisation.decidedOn} /> : <Missing why="none" />}{" "}
        <ConfidenceMark confidence={authorisation.confidence} />
      </Fact>
      {authorisation.outcome && <Fact name={say("outcome")}>{authorisation.outcome}</Fact>}
      {authorisation.relations.map((relation) => (
        <Fact key={relation.to} name={say("relation")}>
          {relation.kind === "unknown" ? word("unknownRelation") : word(relation.kind)}{" "}
          <AuthorisationLink reference={relation.toReference}>{relation.toReference}</AuthorisationLink>
        </Fact>
      ))}
      <Fact name={say("sourceWord")}>{authorisation.source}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Votes({ votes }: { votes: readonly Vote[] }) {
  const say = useText(authorisationsText);
  const word = useWord();
  const orUnknown = (count: number | null) => (count === null ? <Missing why="unknown" /> : count);
  return (
    <>
      <h3>{say("votes")}</h3>
      <table className={styles.votes}>
        <thead>
          <tr>
            <th scope="col">{say("body")}</th>
            <th scope="col">{say("inFavour")}</th>
            <th scope="col">{say("against")}</th>
            <th scope="col">{say("abstained")}</th>
            <th scope="col">{say("result")}</th>
          </tr>
        </thead>
        <tbody>
          {votes.map((vote) => (
            <tr key={`${vote.body}${vote.heldOn}`} title={vote.source}>
              <td>
                {vote.body}
                <br />
                <span className={styles.quiet}>
                  <DayText day={vote.heldOn} />
                </span>
              </td>
              <td>{orUnknown(vote.inFavour)}</td>
              <td>{orUnknown(vote.against)}</td>
              <td>{orUnknown(vote.abstained)}</td>
              <td>
                {vote.result === "rejected" ? (
                  <StateMark tone="broken">{word(vote.result)}</StateMark>
                ) : (
                  word(vote.result)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Readings({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  const { day } = useSayings();
  if (authorisation.interpretations.length === 0) return null;
  return (
    <>
      <h3>{say("interpretations")}</h3>
      <ul className={styles.list}>
        {authorisation.interpretations.map((one) => (
          <li key={one.id}>
            {one.question}{" "}
            <strong>{say("chosenReading", { chosen: one.chosen, by: one.chosenBy, day: day(one.chosenOn) })}</strong>
            <br />
            <span className={styles.quiet}>{one.reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Conditions({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  const word = useWord();
  if (authorisation.conditions.length === 0) return null;
  return (
    <>
      <h3>{say("conditions")}</h3>
      <ul className={styles.list}>
        {authorisation.conditions.map((one) => (
          <li key={one.id} title={one.source}>
            {one.text}
            <br />
            <span className={styles.quiet}>
              {word(one.kind)}
              {one.consequence === "none" ? "" : `, ${word(one.consequence)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Duties({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  const { day } = useSayings();
  const { asOf } = useReading();
  if (authorisation.duties.length === 0) return null;
  return (
    <>
      <h3>{say("duties")}</h3>
      <ul className={styles.list}>
        {authorisation.duties.map((one) => (
          <li key={one.id} title={one.source}>
            {one.text} <span className={styles.quiet}>{say("dutyTo", { to: one.to })}</span>{" "}
            {one.doneOn ? (
              <span className={styles.quiet}>{say("doneOn", { day: day(one.doneOn) })}</span>
            ) : (
              one.dueOn && (
                <StateMark tone={one.dueOn < asOf ? "broken" : "attention"}>
                  {one.dueOn < asOf ? `${say("overdue")}: ` : ""}
                  {say("dueOn", { day: day(one.dueOn) })}
                </StateMark>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const proposalKeys = [
  "area",
  "tasks",
  "number",
  "weapons",
  "property",
  "subordination",
  "duration",
  "replacement",
  "withdrawal",
  "transport",
  "cost",
  "financing",
] as const;

function Proposal({ facts }: { facts: ProposalFacts }) {
  const say = useText(authorisationsText);
  const stated = proposalKeys.filter((key) => facts[key] !== undefined);
  const missing = proposalKeys.filter((key) => facts[key] === undefined).map((key) => say(key));
  return (
    <>
      <h3>{say("proposal")}</h3>
      <dl className={styles.facts}>
        {stated.map((key) => (
          <Fact key={key} name={say(key)}>
            {facts[key]}
          </Fact>
        ))}
      </dl>
      {missing.length > 0 && (
        <p className={styles.quiet}>
          <Missing why="unknown" /> {say("notStated", { what: missing.join(", ") })}
        </p>
      )}
    </>
  );
}

function History({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  const word = useWord();
  if (authorisation.events.length === 0) return null;
  return (
    <>
      <h3>{say("events")}</h3>
      <ul className={styles.list}>
        {authorisation.events.map((event) => (
          <li key={event.id} title={event.source}>
            <DayText day={event.day} /> {word(event.kind)}
            {event.note && <span className={styles.quiet}> {event.note}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Papers({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  if (authorisation.papers.length === 0) return null;
  return (
    <>
      <h3>{say("papers")}</h3>
      <ul className={styles.list}>
        {authorisation.papers.map((paper) => (
          <li key={paper.id}>
            {paper.title} <span className={styles.quiet}>{paper.published}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
