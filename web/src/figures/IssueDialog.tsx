/** Issues or withdraws a figure; says before what will happen, and keeps what was typed when it is refused. */
import type { Issue } from "@contingent/server/figures/schema";
import { Button, Modal, NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useText } from "../language/use-text.ts";
import { Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import styles from "./Issued.module.css";
import { issuesQuery, useIssue, useWithdraw } from "./queries.ts";
import { recordText } from "./text-record.ts";

export function IssueDialog({
  issue,
  what,
  onClose,
}: {
  issue: Issue;
  what: "issue" | "withdraw";
  onClose: () => void;
}) {
  const say = useText(recordText);
  const sayUi = useText(uiText);
  const issuing = useIssue(issue.id);
  const withdrawing = useWithdraw(issue.id);
  const others = useQuery(issuesQuery).data?.items.filter(
    (one) => one.state === "issued" && one.definition === issue.definition,
  );
  const [replaces, setReplaces] = useState("");
  const [reason, setReason] = useState("");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const then = { onSuccess: onClose };
    if (what === "withdraw") withdrawing.mutate(reason, then);
    else issuing.mutate({ replaces: replaces || undefined, reason: reason.trim() || undefined }, then);
  };
  const needsReason = what === "withdraw" || replaces !== "";
  const error = issuing.error ?? withdrawing.error;
  return (
    <Modal opened onClose={onClose} title={say(what)} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <form onSubmit={onSubmit} className={styles.form}>
        {what === "issue" && <p>{say("issueWhat")}</p>}
        <blockquote className={styles.statement} lang={issue.language}>
          {issue.text}
        </blockquote>
        {what === "issue" && others && others.length > 0 && (
          <NativeSelect
            size="xs"
            label={say("replaces")}
            value={replaces}
            data={[
              { value: "", label: say("replacesNone") },
              ...others.map((one) => ({ value: one.id, label: `${one.number} · ${one.asOf} · ${one.value}` })),
            ]}
            onChange={(event) => setReplaces(event.currentTarget.value)}
          />
        )}
        {needsReason && (
          <Textarea
            size="xs"
            label={say("reason")}
            value={reason}
            required
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {error && <Failed error={error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={issuing.isPending || withdrawing.isPending}>
            {say(what)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
