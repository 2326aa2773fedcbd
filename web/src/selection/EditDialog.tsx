/** A change by hand: what it would do to the plan as it stands, and the reason that is kept with it. */
import type { EditCheck, Run } from "@contingent/server/selection/schema";
import { Button, Modal, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useReason } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import { useEntryName } from "./entries.ts";
import styles from "./Plan.module.css";
import { checkQuery, useRecordEdit, type Wish } from "./queries.ts";
import { decideText } from "./text-decide.ts";

interface EditDialogProps {
  readonly run: Run;
  readonly post: string;
  readonly wish: Wish;
  readonly name: string;
  readonly onClose: () => void;
}

const titleKeys = { pin: "pinTitle", ban: "banTitle" } as const;

export function EditDialog({ run, post, wish, name, onClose }: EditDialogProps) {
  const sayDecide = useText(decideText);
  const sayUi = useText(uiText);
  const check = useQuery(checkQuery(run.id, wish));
  const record = useRecordEdit(run.id);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const title =
    wish.kind === "leave_open"
      ? sayDecide("leaveOpenTitle", { post })
      : sayDecide(titleKeys[wish.kind], { name, post });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim().length < 3);
    if (reason.trim().length >= 3) record.mutate({ wish, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <form onSubmit={onSubmit} className={styles.form}>
        {check.isPending && <PartSkeleton rows={2} />}
        {check.error && <Failed error={check.error} retry={() => void check.refetch()} />}
        {check.data && <Effect check={check.data} />}
        <Textarea
          size="xs"
          autosize
          minRows={2}
          maxLength={500}
          label={sayDecide("reason")}
          description={sayDecide("obeyed")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={missing ? sayDecide("needReason") : null}
          data-autofocus
        />
        {record.error && <Failed error={record.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {sayDecide("keepChange")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Effect({ check }: { check: EditCheck }) {
  const sayDecide = useText(decideText);
  const nameOf = useEntryName();
  const sayReason = useReason();
  const moved = check.effect.filter((one) => one.before !== one.after);
  return (
    <div>
      <p>{sayDecide("effect")}</p>
      <ul className={styles.sentences}>
        {moved.length === 0 && <li>{sayDecide("effectNone")}</li>}
        {moved.map((one) => (
          <li key={one.entry}>
            {sayDecide("effectEntry", {
              entry: nameOf(one.entry),
              before: one.before,
              after: one.after,
            })}
          </li>
        ))}
        {check.frees.length > 0 && <li>{sayDecide("frees", { tours: check.frees.join(", ") })}</li>}
      </ul>
      {check.against.length > 0 && (
        <div className={styles.against}>
          <p>{sayDecide("against")}</p>
          <ul>
            {check.against.map((one) => (
              <li key={one.code + one.message}>
                {sayReason(one)} <span className={styles.quiet}>{one.source}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
