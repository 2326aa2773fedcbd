/** Duties with every due date and what became of it; whoever may draft marks one as done. */
import type { Authorisation, Duty } from "@contingent/server/authorisations/schema";
import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { useRight, useSession } from "../../session/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { StateMark } from "../../ui/Marks.tsx";
import { Failed } from "../../ui/States.tsx";
import { uiText } from "../../ui/text.ts";
import lists from "../Authorisations.module.css";
import { authorisationsText } from "../text.ts";
import styles from "./Decision.module.css";
import { useFulfilDuty } from "./queries.ts";
import { stepsText } from "./steps-text.ts";

export function Duties({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  if (authorisation.duties.length === 0) return null;
  return (
    <>
      <h3>{say("duties")}</h3>
      <ul className={lists.list}>
        {authorisation.duties.map((duty) => (
          <OneDuty key={duty.id} authorisation={authorisation} duty={duty} />
        ))}
      </ul>
    </>
  );
}

function OneDuty({ authorisation, duty }: { authorisation: Authorisation; duty: Duty }) {
  const say = useText(authorisationsText);
  const sayStep = useText(stepsText);
  const word = useWord();
  const { day } = useSayings();
  const may = useRight("authorisations.change");
  const [asked, setAsked] = useState(false);
  const open = duty.occurrences.filter((one) => one.state !== "done");
  return (
    <li title={duty.source}>
      {duty.text}{" "}
      <span className={styles.quiet}>
        {say("dutyTo", { to: duty.to })}
        {duty.frequency === "once" ? "" : `, ${word(duty.frequency)}`}
        {duty.content ? `. ${duty.content}` : ""}
      </span>
      <br />
      {duty.occurrences.map((one) =>
        one.state === "done" ? (
          <span key={one.dueOn} className={styles.quiet}>
            {say("doneOn", { day: day(one.doneOn ?? "") })}{" "}
          </span>
        ) : (
          <StateMark key={one.dueOn} tone={one.state === "overdue" ? "broken" : "attention"}>
            {one.state === "overdue" ? `${say("overdue")}: ` : ""}
            {one.dueOn ? say("dueOn", { day: day(one.dueOn) }) : sayStep("noDue")}
          </StateMark>
        ),
      )}{" "}
      {may && open.length > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
          {sayStep("markDone")}
        </Button>
      )}
      {asked && <Fulfil authorisation={authorisation} duty={duty} onClose={() => setAsked(false)} />}
    </li>
  );
}

function Fulfil({ authorisation, duty, onClose }: { authorisation: Authorisation; duty: Duty; onClose: () => void }) {
  const say = useText(stepsText);
  const sayUi = useText(uiText);
  const { day } = useSayings();
  const { today } = useSession();
  const fulfil = useFulfilDuty(authorisation.id, duty.id);
  const open = duty.occurrences.filter((one) => one.state !== "done");
  const [typed, setTyped] = useState({ dueOn: open[0]?.dueOn ?? "", doneOn: today, paper: "", note: "", source: "" });
  const set = (key: keyof typeof typed, value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { dueOn, doneOn, paper, note, source } = typed;
    fulfil.mutate({ dueOn: dueOn || null, doneOn, paperId: paper || null, note, source }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={duty.text} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <form onSubmit={onSubmit} className={styles.dialog}>
        <NativeSelect
          size="xs"
          label={say("whichDue")}
          value={typed.dueOn}
          onChange={(event) => set("dueOn", event.currentTarget.value)}
          data={open.map((one) => ({ value: one.dueOn ?? "", label: one.dueOn ? day(one.dueOn) : say("noDue") }))}
        />
        <DayInput
          size="xs"
          required
          label={say("doneOn")}
          value={typed.doneOn}
          onChange={(day) => set("doneOn", day)}
        />
        <NativeSelect
          size="xs"
          label={say("paper")}
          value={typed.paper}
          onChange={(event) => set("paper", event.currentTarget.value)}
          data={[
            { value: "", label: say("noPaper") },
            ...authorisation.papers.map((one) => ({ value: one.id, label: one.title })),
          ]}
        />
        <TextInput
          size="xs"
          label={say("note")}
          value={typed.note}
          onChange={(event) => set("note", event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          required
          label={say("source")}
          value={typed.source}
          onChange={(event) => set("source", event.currentTarget.value)}
        />
        {fulfil.error && <Failed error={fulfil.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={fulfil.isPending}>
            {say("markDone")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
