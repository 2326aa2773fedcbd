/** Records that a condition was looked at: what was found, and when to look again. */
import type { Alarm } from "@contingent/server/deployments/schema";
import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useReason } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { useSession } from "../../session/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { Failed } from "../../ui/States.tsx";
import { uiText } from "../../ui/text.ts";
import { useCheckCondition } from "../law-queries.ts";
import styles from "./Alarms.module.css";
import { alarmsText } from "./text.ts";

export function CheckDialog({ alarm, condition, onClose }: { alarm: Alarm; condition: string; onClose: () => void }) {
  const say = useText(alarmsText);
  const sayUi = useText(uiText);
  const reason = useReason();
  const { today } = useSession();
  const check = useCheckCondition();
  const [holds, setHolds] = useState(true);
  const [note, setNote] = useState("");
  const [checkedOn, setCheckedOn] = useState<string>(today);
  const [nextOn, setNextOn] = useState("");
  const [source, setSource] = useState("");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const body = { checkedOn, holds, note, nextOn: nextOn || null, source };
    check.mutate({ params: { id: condition }, body }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={say("check")} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <form onSubmit={onSubmit} className={styles.form}>
        <p>{reason(alarm)}</p>
        <Checkbox
          size="xs"
          label={say("holds")}
          checked={holds}
          onChange={(event) => setHolds(event.currentTarget.checked)}
        />
        <TextInput
          size="xs"
          required
          label={say("found")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-autofocus
        />
        <DayInput size="xs" required label={say("checkedOn")} value={checkedOn} onChange={setCheckedOn} />
        <DayInput size="xs" label={say("nextOn")} value={nextOn} onChange={setNextOn} />
        <TextInput
          size="xs"
          required
          label={say("source")}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        {check.error && <Failed error={check.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={check.isPending}>
            {say("keep")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
