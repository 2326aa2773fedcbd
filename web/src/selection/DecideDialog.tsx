/** Says what will happen before it does, takes a remark or a reason, and keeps what was typed when it is refused. */
import type { Run } from "@contingent/server/selection/schema";
import { Button, Modal, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useText } from "../language/use-text.ts";
import { Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import styles from "./Plan.module.css";
import { useDecide } from "./queries.ts";
import { decideText } from "./text-decide.ts";

interface DecideDialogProps {
  readonly run: Run;
  readonly what: "propose" | "approve" | "reject";
  readonly onClose: () => void;
}

export function DecideDialog({ run, what, onClose }: DecideDialogProps) {
  const sayDecide = useText(decideText);
  const sayUi = useText(uiText);
  const decide = useDecide(run.id, run.version);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const filled = run.tours.filter((tour) => tour.person !== null).length;
  const says = {
    propose: sayDecide("proposeWhat"),
    approve: sayDecide("approveWhat", { count: filled }),
    reject: sayDecide("rejectWhat"),
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = what === "reject" && reason.trim().length < 3;
    setMissing(tooShort);
    if (!tooShort) decide.mutate({ what, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${sayDecide(what)}: ${run.title}`}
      closeButtonProps={{ "aria-label": sayUi("close") }}
    >
      <form onSubmit={onSubmit} className={styles.form}>
        <p>{says[what]}</p>
        {what !== "propose" && (
          <Textarea
            size="xs"
            autosize
            minRows={2}
            label={sayDecide(what === "approve" ? "remark" : "rejectReason")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={missing ? sayDecide("needReason") : null}
            maxLength={500}
            data-autofocus
          />
        )}
        {decide.error && <Failed error={decide.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={decide.isPending}>
            {sayDecide(what)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
