/** Says what taking back the last change does, and asks why. */
import type { Mission, ToldChange } from "@contingent/server/missions/schema";
import { Button, Modal, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useText } from "../language/use-text.ts";
import { Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import styles from "./Missions.module.css";
import { useUndo } from "./queries.ts";
import { missionsText } from "./text.ts";
import { useTold } from "./use-told.ts";

interface UndoDialogProps {
  readonly mission: Mission;
  readonly last: ToldChange | undefined;
  readonly onClose: () => void;
}

export function UndoDialog({ mission, last, onClose }: UndoDialogProps) {
  const say = useText(missionsText);
  const sayUi = useText(uiText);
  const told = useTold();
  const undo = useUndo(mission.id, mission.version);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const short = reason.trim().length < 3;
    setMissing(short);
    if (!short) undo.mutate(reason.trim(), { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${mission.id}: ${say("undo")}`}
      closeButtonProps={{ "aria-label": sayUi("close") }}
    >
      <form onSubmit={onSubmit} className={styles.change} noValidate>
        <p>{say("undoWhat")}</p>
        <p className={styles.quiet}>{last?.recorded.map(told).join("; ")}</p>
        <Textarea
          size="xs"
          autosize
          minRows={2}
          label={say("fReason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={missing ? say("needed") : null}
          maxLength={500}
          data-autofocus
        />
        {undo.error && <Failed error={undo.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={undo.isPending}>
            {say("undo")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
