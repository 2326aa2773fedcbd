/** The law's answer as a document: the verdict, what covers each day, why not, what would make it lawful, and what it rests on. */
import type { MayDeployQuestion, Remedy } from "@contingent/server/authorisations/schema";
import type { MayDeployReply } from "@contingent/server/deployments/schema";
import { Link } from "@tanstack/react-router";
import { rich } from "../../language/rich.tsx";
import { useReason, useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { StateMark } from "../../ui/Marks.tsx";
import { Section } from "../../ui/Page.tsx";
import { AuthorisationLink } from "../AuthorisationLink.tsx";
import styles from "./Ask.module.css";
import { Rooms } from "./Rooms.tsx";
import { askText } from "./text.ts";

const tones = { allow: "strong", allow_with_condition: "attention", deny: "broken" } as const;

export function Answer({ answer }: { answer: MayDeployReply }) {
  const say = useText(askText);
  const reason = useReason();
  return (
    <article className={styles.document}>
      <h2 className={styles.verdict}>
        <StateMark tone={tones[answer.verdict]}>{say(answer.verdict)}</StateMark>
      </h2>
      <Asked answer={answer} />
      <Covers answer={answer} />
      {answer.verdict === "deny" && (
        <Section title={say("whyNot")}>
          <ul className={styles.list}>
            {answer.refusals.map((refusal) => (
              <li key={refusal.message}>{reason(refusal)}</li>
            ))}
          </ul>
        </Section>
      )}
      {answer.verdict === "deny" && <WaysOut remedies={answer.remedies} />}
      <Conditions answer={answer} />
      <Readings answer={answer} />
      {answer.remarks.length > 0 && (
        <Section title={say("remarks")}>
          <ul className={styles.list}>
            {answer.remarks.map((remark) => (
              <li key={remark.message}>{reason(remark)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Rooms answer={answer} />
    </article>
  );
}

function Asked({ answer }: { answer: MayDeployReply }) {
  const say = useText(askText);
  const word = useWord();
  const sayings = useSayings();
  const { people, role, mode, mission, from, to } = answer.question;
  const strong = (words: string) => <strong>{words}</strong>;
  return (
    <p>
      {say("asked", {
        people,
        role: word(role),
        mode: word(mode),
        mission,
        days: sayings.days(from, to),
        asOf: sayings.day(answer.asOf),
      })}{" "}
      {answer.unit && `${answer.unit.code}, ${answer.unit.title}. `}
      {answer.tour && `${answer.tour.person}, ${sayings.days(answer.tour.from, answer.tour.to)}. `}
      {answer.persons.length > 0 && `${answer.persons.map((person) => person.number).join(", ")}. `}
      {answer.firstFailingDay && rich(say("firstFails", { day: sayings.day(answer.firstFailingDay) }), { day: strong })}
    </p>
  );
}

function Covers({ answer }: { answer: MayDeployReply }) {
  const say = useText(askText);
  const sayings = useSayings();
  const several = answer.parts.length > 1;
  return answer.parts.map((part) => (
    <p key={part.from}>
      {several && <strong>{sayings.days(part.from, part.to)}: </strong>}
      {rich(say("by", { reference: part.reference, scope: part.scope }), {
        decision: (words) => <AuthorisationLink reference={part.reference}>{words}</AuthorisationLink>,
      })}
    </p>
  ));
}

function WaysOut({ remedies }: { remedies: readonly Remedy[] }) {
  const say = useText(askText);
  const reason = useReason();
  return (
    <Section title={say("wayOut")}>
      {remedies.length === 0 ? (
        <p>{say("noWayOut")}</p>
      ) : (
        <ol className={styles.list}>
          {remedies.map((remedy) => (
            <li key={remedy.message}>
              {reason(remedy)}{" "}
              {remedy.question && (
                <Link
                  className="no-print"
                  to="/authorisations/may-we-send"
                  search={(previous) => ({
                    asOf: previous.asOf,
                    knownAt: previous.knownAt,
                    ...searchOf(remedy.question),
                  })}
                >
                  {say("askThat")}
                </Link>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** A question as the address carries it. */
function searchOf(question: MayDeployQuestion | null): Record<string, string> {
  return Object.fromEntries(Object.entries(question ?? {}).map(([key, value]) => [key, String(value)]));
}

function Conditions({ answer }: { answer: MayDeployReply }) {
  const say = useText(askText);
  const word = useWord();
  if (answer.conditions.length === 0) return null;
  return (
    <Section title={say("conditions")}>
      <ul className={styles.list}>
        {answer.conditions.map((one) => (
          <li key={one.id} lang="en">
            {one.text} <span className={styles.quiet}>({word(one.kind)})</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Readings({ answer }: { answer: MayDeployReply }) {
  const say = useText(askText);
  const word = useWord();
  const { day } = useSayings();
  if (answer.interpretations.length === 0) return null;
  return (
    <Section title={say("readings")}>
      <ul className={styles.list}>
        {answer.interpretations.map((one) => (
          <li key={one.id}>
            <span lang="en">{one.question}</span>{" "}
            <strong>{say("readingBy", { chosen: word(one.chosen), by: one.chosenBy, day: day(one.chosenOn) })}</strong>
            <br />
            <span className={styles.quiet} lang="en">
              {one.reason}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
