/** One step in a decision's life: what is asked for it, what it would do to people, and every reason against it. */
import type { Authorisation, Effect, Step } from "@contingent/server/authorisations/schema";
import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { useSession } from "../../session/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { Failed } from "../../ui/States.tsx";
import { uiText } from "../../ui/text.ts";
import styles from "./Decision.module.css";
import { Effects } from "./Effects.tsx";
import { usePreviewStep, useRecordStep } from "./queries.ts";
import { beginStep, mayShrink, stepOf, type TypedStep, type TypedVote, takesVotes } from "./step-of.ts";
import { stepsText } from "./steps-text.ts";

interface StepDialogProps {
  readonly authorisation: Authorisation;
  readonly kind: Step["kind"];
  readonly onClose: () => void;
}

export function StepDialog({ authorisation, kind, onClose }: StepDialogProps) {
  const say = useText(stepsText);
  const sayUi = useText(uiText);
  const word = useWord();
  const { today } = useSession();
  const [typed, setTyped] = useState(() => beginStep(authorisation, kind, today));
  const record = useRecordStep(authorisation.id, authorisation.version);
  const preview = usePreviewStep(authorisation.id);
  const set = (change: Partial<TypedStep>) => {
    preview.reset();
    setTyped((before) => ({ ...before, ...change }));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate(stepOf(typed), { onSuccess: onClose });
  };
  const error = record.error ?? preview.error;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={`${authorisation.reference}: ${word(kind)}`}
      closeButtonProps={{ "aria-label": sayUi("close") }}
    >
      <form onSubmit={onSubmit} className={styles.dialog}>
        <Common typed={typed} set={set} />
        <Terms typed={typed} set={set} />
        {takesVotes(kind) && <Votes votes={typed.votes} onChange={(votes) => set({ votes })} />}
        {error && <Failed error={error} />}
        {preview.data && <Preview effects={preview.data.effects} />}
        <div className={styles.buttons}>
          {mayShrink(kind) && (
            <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate(stepOf(typed))}>
              {say("preview")}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {say("record")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface PartProps {
  readonly typed: TypedStep;
  readonly set: (change: Partial<TypedStep>) => void;
}

function Common({ typed, set }: PartProps) {
  const say = useText(stepsText);
  return (
    <>
      <DayInput
        size="xs"
        required
        label={say("day")}
        value={typed.day}
        onChange={(day) => set({ day })}
        data-autofocus
      />
      <TextInput
        size="xs"
        required
        label={say("source")}
        value={typed.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
      <Textarea
        size="xs"
        autosize
        minRows={2}
        label={say("note")}
        value={typed.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </>
  );
}

/** What only some kinds of step ask for. */
function Terms({ typed, set }: PartProps) {
  const say = useText(stepsText);
  const { kind } = typed;
  const ends = ["recalled", "rejected", "lapsed"].includes(kind);
  const field = (key: "ratifyBy" | "validTo" | "withdrawalUntil", required = false) => (
    <DayInput
      size="xs"
      required={required}
      label={say(key)}
      value={typed[key]}
      onChange={(day) => set({ [key]: day })}
    />
  );
  return (
    <>
      {kind === "deemed_granted" && (
        <TextInput
          size="xs"
          inputMode="numeric"
          pattern="[0-9]*"
          required
          label={say("objectors")}
          value={typed.objectors}
          onChange={(event) => set({ objectors: event.currentTarget.value })}
        />
      )}
      {kind === "acted" && field("ratifyBy")}
      {kind === "extended" && field("validTo")}
      {ends && field("withdrawalUntil")}
      {ends && (
        <TextInput
          size="xs"
          label={say("breachReason")}
          value={typed.breachReason}
          onChange={(event) => set({ breachReason: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function Votes({ votes, onChange }: { votes: readonly TypedVote[]; onChange: (votes: readonly TypedVote[]) => void }) {
  const say = useText(stepsText);
  const word = useWord();
  const change = (index: number, part: Partial<TypedVote>) =>
    onChange(votes.map((vote, n) => (n === index ? { ...vote, ...part } : vote)));
  const numbers = {
    inFavour: "inFavour",
    against: "against",
    abstained: "abstained",
    present: "presentThere",
  } as const;
  return (
    <>
      {votes.map((vote, index) => (
        <fieldset key={vote.body} className={styles.vote}>
          <legend>{say("votesOf", { body: vote.body })}</legend>
          <NativeSelect
            size="xs"
            aria-label={say("votesOf", { body: vote.body })}
            value={vote.result}
            onChange={(event) => change(index, { result: event.currentTarget.value as TypedVote["result"] })}
            data={[
              { value: "", label: say("noVote") },
              { value: "approved", label: word("approved") },
              { value: "rejected", label: word("rejected") },
            ]}
          />
          {vote.result !== "" && (
            <DayInput
              size="xs"
              aria-label={say("heldOn")}
              value={vote.heldOn}
              onChange={(day) => change(index, { heldOn: day })}
            />
          )}
          {vote.result !== "" &&
            (["inFavour", "against", "abstained", "present"] as const).map((key) => (
              <TextInput
                key={key}
                size="xs"
                inputMode="numeric"
                pattern="[0-9]*"
                placeholder={say(numbers[key])}
                aria-label={`${vote.body}: ${say(numbers[key])}`}
                value={vote[key]}
                onChange={(event) => change(index, { [key]: event.currentTarget.value })}
              />
            ))}
        </fieldset>
      ))}
      {votes.length > 0 && <p className={styles.quiet}>{say("unknownNumbers")}</p>}
    </>
  );
}

function Preview({ effects }: { effects: readonly Effect[] }) {
  const say = useText(stepsText);
  if (effects.length === 0) return <p role="status">{say("noEffect")}</p>;
  return <Effects effects={effects} />;
}
