/** How a decision is read: what was chosen by whom and why; for each ceiling what another reading would do, and proposals with four eyes. */
import type { Authorisation, Ceiling } from "@contingent/server/authorisations/schema";
import type { CeilingReadings, ReadingEffect, ReadingProposal } from "@contingent/server/deployments/schema";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useReading } from "../address/moment.ts";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DaysText, StateMark } from "../ui/Marks.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import styles from "./Authorisations.module.css";
import { readingText } from "./alarms/text.ts";
import { readingsQuery, useConfirmReading, useProposeReading, useRefuseReading } from "./law-queries.ts";

export function Interpretations({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(readingText);
  const word = useWord();
  const { day } = useSayings();
  return (
    <>
      <h3>{say("title")}</h3>
      <ul className={styles.list}>
        {authorisation.interpretations.map((one) => (
          <li key={one.id} title={one.source}>
            {codeOf(authorisation, one.ceilingId)}
            <span lang="en">{one.question}</span>{" "}
            <strong>{say("chosen", { chosen: word(one.chosen), by: one.chosenBy, day: day(one.chosenOn) })}</strong>{" "}
            {one.confirmedBy !== null && say("confirmedBy", { by: one.confirmedBy })}
            <br />
            <span className={styles.quiet} lang="en">
              {one.reason}
            </span>
          </li>
        ))}
      </ul>
      {authorisation.ceilings.map((ceiling) => (
        <OfCeiling key={ceiling.id} ceiling={ceiling} />
      ))}
    </>
  );
}

/** The code of the ceiling that a reading is about, before its question: the same may be asked of several. */
function codeOf({ ceilings }: Authorisation, ceilingId: string | null): string {
  const code = ceilings.find((ceiling) => ceiling.id === ceilingId)?.code;
  return code === undefined ? "" : `${code}: `;
}

function OfCeiling({ ceiling }: { ceiling: Ceiling }) {
  const say = useText(readingText);
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {say("compare")}: {ceiling.code}
      </summary>
      {open && <Compared ceiling={ceiling} />}
    </details>
  );
}

function Compared({ ceiling }: { ceiling: Ceiling }) {
  const reading = useReading();
  const mayPropose = useRight("authorisations.change") && !reading.past;
  const readings = useQuery(readingsQuery(ceiling.id, reading));
  if (readings.isPending) return <PartSkeleton rows={3} />;
  if (readings.error) return <Failed error={readings.error} retry={() => void readings.refetch()} />;
  const { data } = readings;
  const opened = data.proposals.find((proposal) => proposal.state === "open");
  return (
    <>
      <Effects data={data} />
      {opened !== undefined && <Open proposal={opened} effects={data.effects} />}
      {opened === undefined && mayPropose && <Propose ceiling={data.ceiling} />}
      <Past proposals={data.proposals.filter((proposal) => proposal.state !== "open")} />
    </>
  );
}

function Effects({ data }: { data: CeilingReadings }) {
  const say = useText(readingText);
  const word = useWord();
  const people = data.effects.flatMap((effect) =>
    effect.displaced.map((each) => ({ ...each, reading: effect.reading })),
  );
  return (
    <>
      <DataTable
        title={`${say("compare")}: ${data.ceiling.code}`}
        plain
        rows={data.effects}
        rowKey={(effect) => effect.reading}
        columns={[
          {
            key: "reading",
            title: say("reading"),
            value: (effect) => word(effect.reading),
            cell: (effect) => (
              <>
                {word(effect.reading)}{" "}
                {effect.reading === data.ceiling.reading && <StateMark tone="strong">{say("now")}</StateMark>}
              </>
            ),
            narrow: "main",
          },
          { key: "used", title: say("used"), value: (effect) => effect.used, numeric: true },
          { key: "free", title: say("free"), value: (effect) => effect.free, numeric: true, narrow: "side" },
          { key: "breaches", title: say("breaches"), value: (effect) => effect.breaches, numeric: true },
          { key: "plans", title: say("plans"), value: (effect) => effect.plansWithout, numeric: true },
        ]}
      />
      {people.length > 0 && (
        <DataTable
          title={`${say("who")}: ${data.ceiling.code}`}
          maxHeight="240px"
          rows={people}
          rowKey={(each) => `${each.reading} ${each.tourId} ${each.from}`}
          columns={[
            { key: "reading", title: say("reading"), value: (each) => word(each.reading) },
            { key: "person", title: say("who"), value: (each) => each.person, narrow: "main" },
            { key: "mission", title: say("mission"), value: (each) => each.mission },
            {
              key: "from",
              title: say("stayFrom"),
              value: (each) => each.from,
              cell: (each) => <DaysText from={each.from} to={each.to} />,
              narrow: "side",
            },
            { key: "standing", title: say("standing"), value: (each) => word(each.standing) },
          ]}
        />
      )}
    </>
  );
}

function Open({ proposal, effects }: { proposal: ReadingProposal; effects: readonly ReadingEffect[] }) {
  const say = useText(readingText);
  const word = useWord();
  const { day } = useSayings();
  const mayDecide = useRight("authorisations.decide");
  const confirm = useConfirmReading();
  const refuse = useRefuseReading();
  const [reason, setReason] = useState("");
  const count = effects.find((effect) => effect.reading === proposal.reading)?.breaches ?? 0;
  const failed = confirm.error ?? refuse.error;
  return (
    <div className={styles.today}>
      <p>
        {say("proposed", {
          by: proposal.proposedBy,
          reading: word(proposal.reading),
          day: day(proposal.proposedOn),
          reason: proposal.reason,
        })}
      </p>
      {proposal.own || !mayDecide ? <p>{say("waits")}</p> : <p>{say("confirmWill", { count })}</p>}
      {!proposal.own && mayDecide && (
        <Button size="xs" loading={confirm.isPending} onClick={() => confirm.mutate(proposal.id)}>
          {say("confirm")}
        </Button>
      )}{" "}
      {(proposal.own || mayDecide) && (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            refuse.mutate({ id: proposal.id, reason });
          }}
        >
          <TextInput
            size="xs"
            required
            label={say("refusedWhy")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button size="xs" mt={6} type="submit" variant="default" loading={refuse.isPending}>
            {say(proposal.own ? "takeBack" : "refuse")}
          </Button>
        </form>
      )}
      {failed && <Failed error={failed} />}
    </div>
  );
}

function Propose({ ceiling }: { ceiling: Ceiling }) {
  const say = useText(readingText);
  const word = useWord();
  const propose = useProposeReading(ceiling.id);
  const others = (["present", "persons", "tours"] as const).filter((reading) => reading !== ceiling.reading);
  const [reading, setReading] = useState(others[0] ?? "persons");
  const [question, setQuestion] = useState("");
  const [reason, setReason] = useState("");
  const [source, setSource] = useState("");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    propose.mutate({ reading, overlap: null, question, reason, source });
  };
  return (
    <details className="no-print">
      <summary>{say("propose")}</summary>
      <form onSubmit={onSubmit}>
        <NativeSelect
          size="xs"
          label={say("reading")}
          value={reading}
          onChange={(event) => setReading(event.currentTarget.value as typeof reading)}
          data={others.map((one) => ({ value: one, label: word(one) }))}
        />
        <TextInput
          size="xs"
          required
          label={say("question")}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          required
          label={say("reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          required
          label={say("source")}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        {propose.error && <Failed error={propose.error} />}
        <Button size="xs" mt={8} type="submit" loading={propose.isPending}>
          {say("putForward")}
        </Button>
      </form>
    </details>
  );
}

function Past({ proposals }: { proposals: readonly ReadingProposal[] }) {
  const say = useText(readingText);
  const word = useWord();
  const { day } = useSayings();
  if (proposals.length === 0) return null;
  return (
    <>
      <p className={styles.quiet}>{say("past")}</p>
      <ul className={styles.list}>
        {proposals.map((one) => (
          <li key={one.id}>
            {say("proposed", {
              by: one.proposedBy,
              reading: word(one.reading),
              day: day(one.proposedOn),
              reason: one.reason,
            })}{" "}
            <StateMark tone={one.state === "confirmed" ? "strong" : "plain"}>
              {say(one.state === "confirmed" ? "confirmed" : "refused")}
            </StateMark>{" "}
            {one.decidedBy} {one.refusedBecause}
          </li>
        ))}
      </ul>
    </>
  );
}
