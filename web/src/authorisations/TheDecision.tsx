/** The decision as a reader would want it: who decided what, when and on which basis, what it permits, and what it asks. */
import {
  type Authorisation,
  type AuthorisationAnswer,
  PROPOSAL_FACTS,
  type ProposalFacts,
  type Vote,
} from "@contingent/server/authorisations/schema";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ConfidenceMark, DayText, Missing, StateMark } from "../ui/Marks.tsx";
import { AuthorisationLink } from "./AuthorisationLink.tsx";
import styles from "./Authorisations.module.css";
import { Duties } from "./decision/Duties.tsx";
import { Papers } from "./decision/Papers.tsx";
import { Steps } from "./decision/Steps.tsx";
import { stepsText } from "./decision/steps-text.ts";
import { Interpretations } from "./Interpretations.tsx";
import { Permits } from "./Permits.tsx";
import { authorisationsText } from "./text.ts";

export function TheDecision({ authorisation }: { authorisation: AuthorisationAnswer }) {
  const say = useText(authorisationsText);
  return (
    <article className={styles.document} aria-label={say("documentTitle")}>
      <h2 className="visually-hidden">{say("documentTitle")}</h2>
      <Facts authorisation={authorisation} />
      <Steps authorisation={authorisation} />
      {authorisation.votes.length > 0 && <Votes votes={authorisation.votes} />}
      <Permits authorisation={authorisation} />
      <Interpretations authorisation={authorisation} />
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
  const sayStep = useText(stepsText);
  const { day, number } = useSayings();
  const word = useWord();
  const money = ({ minor, currency }: { minor: number; currency: string }) => `${number(minor / 100)} ${currency}`;
  const { procedure } = authorisation;
  return (
    <dl className={styles.facts}>
      <Fact name={say("body")}>
        {procedure.title} <ConfidenceMark confidence={procedure.confidence} />
      </Fact>
      <Fact name={say("basis")}>
        {!authorisation.legalBasis.some((basis) => basis.instrument === procedure.instrument) &&
          [procedure.instrument, procedure.article].filter(Boolean).join(", ")}
        {authorisation.legalBasis.map((basis) => (
          <div key={basis.instrument + basis.article}>
            {[basis.instrument, basis.article].filter(Boolean).join(", ")}
          </div>
        ))}
      </Fact>
      <Fact name={say("proposer")}>{authorisation.proposer || <Missing why="unknown" />}</Fact>
      <Fact name={say("proposedOn")}>
        {authorisation.proposedOn ? <DayText day={authorisation.proposedOn} /> : <Missing why="unknown" />}
      </Fact>
      <Fact name={say("decided")}>
        {authorisation.decidedOn ? <DayText day={authorisation.decidedOn} /> : <Missing why="none" />}{" "}
        <ConfidenceMark confidence={authorisation.confidence} />
        {authorisation.status === "acting" && authorisation.ratifyBy && (
          <StateMark tone="attention">{sayStep("ratificationOwed", { day: day(authorisation.ratifyBy) })}</StateMark>
        )}
      </Fact>
      {authorisation.cost && (
        <Fact name={sayStep("costs")}>
          {money(authorisation.cost)} {authorisation.cost.period && word(authorisation.cost.period)}{" "}
          <span className={styles.quiet}>{authorisation.cost.sourceLine}</span>
        </Fact>
      )}
      {authorisation.coversRotations !== null && (
        <Fact name={sayStep("rotations")}>{word(authorisation.coversRotations ? "yes" : "no")}</Fact>
      )}
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
              {one.check === "" ? "" : `. ${one.check}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Proposal({ facts }: { facts: ProposalFacts }) {
  const say = useText(authorisationsText);
  const stated = PROPOSAL_FACTS.filter((key) => facts[key] !== undefined);
  const missing = PROPOSAL_FACTS.filter((key) => facts[key] === undefined).map((key) => say(key));
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

/** What happened, and when it was recorded: each line leads to what was known at that moment. */
function History({ authorisation }: { authorisation: AuthorisationAnswer }) {
  const say = useText(authorisationsText);
  const sayStep = useText(stepsText);
  const { moment } = useSayings();
  const word = useWord();
  if (authorisation.events.length === 0) return null;
  return (
    <>
      <h3>{say("events")}</h3>
      <ul className={styles.list}>
        {authorisation.events.map((event) => (
          <li key={event.id} title={event.source}>
            <DayText day={event.day} /> {word(event.kind)}
            {typeof event.facts.by === "string" && (
              <>
                {" "}
                <AuthorisationLink reference={event.facts.by}>{event.facts.by}</AuthorisationLink>
              </>
            )}
            {event.note && <span className={styles.quiet}> {event.note}</span>}
            <br />
            <span className={styles.quiet}>
              {sayStep("recorded", { moment: moment(event.recordedAt) })}
              {event.recordedBy && `, ${event.recordedBy}`},{" "}
              <Link
                to="/authorisations/$reference"
                params={{ reference: authorisation.reference }}
                search={(previous) => ({ asOf: previous.asOf, knownAt: event.recordedAt })}
              >
                {sayStep("asKnownThen")}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
