/** What can be done with an import now: look again, record it, lay it aside, take it back. */
import { isNothingNew } from "@contingent/server/deployments/history/rules";
import type { HistoryImport, HistoryOptions } from "@contingent/server/deployments/schema";
import { Button, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { useText } from "../language/use-text.ts";
import { useRight, useSession } from "../session/session.ts";
import { AttentionSign, Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import styles from "./History.module.css";
import { useCheck, useCommit, useDiscard, useUndo } from "./queries.ts";
import { historyText } from "./text.ts";

interface DecideProps {
  readonly own: HistoryImport;
  readonly options: HistoryOptions;
  readonly working: boolean;
}

export function Decide({ own, options, working }: DecideProps) {
  const say = useText(historyText);
  const { account } = useSession();
  const mayImport = useRight("history.import");
  const mayCommit = useRight("history.commit");
  const check = useCheck(own.id);
  const discard = useDiscard(own.id);
  const [asked, setAsked] = useState<"record" | "undo" | null>(null);
  if (working) return null;
  const { report } = own;
  const clean = report !== null && report.counts.errors + report.counts.questions === 0;
  const brings = report !== null && !isNothingNew(report);
  const changed = JSON.stringify(options) !== JSON.stringify(own.options);
  const secondNeeded = own.corrections > 0 && account?.id === own.broughtBy;
  return (
    <div className={`${styles.bar} no-print`}>
      {own.state === "open" && clean && brings && !changed && mayCommit && !secondNeeded && (
        <Button onClick={() => setAsked("record")}>{say("record")}</Button>
      )}
      {own.state === "open" && mayImport && (
        <>
          <Button
            variant={clean && !changed ? "default" : "filled"}
            onClick={() => check.mutate(options)}
            loading={check.isPending}
          >
            {say("lookAgain")}
          </Button>
          <Button variant="default" onClick={() => discard.mutate()} loading={discard.isPending}>
            {say("discard")}
          </Button>
        </>
      )}
      {own.state === "committed" && mayCommit && (
        <Button variant="default" onClick={() => setAsked("undo")}>
          {say("undo")}
        </Button>
      )}
      {own.state === "open" && clean && secondNeeded && (
        <p className={styles.breach}>
          <AttentionSign /> {say("needsSecond", { count: own.corrections, by: own.broughtByName })}
        </p>
      )}
      {(check.error || discard.error) && <Failed error={check.error ?? discard.error} />}
      {asked === "record" && report && <Record own={own} digest={report.digest} onClose={() => setAsked(null)} />}
      {asked === "undo" && <Undo own={own} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Record({ own, digest, onClose }: { own: HistoryImport; digest: string; onClose: () => void }) {
  const say = useText(historyText);
  const sayUi = useText(uiText);
  const commit = useCommit(own.id);
  return (
    <Modal opened onClose={onClose} title={say("record")} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <p>{say("recordAsk")}</p>
      {commit.error && <Failed error={commit.error} />}
      <div className={styles.bar}>
        <Button variant="default" onClick={onClose}>
          {sayUi("cancel")}
        </Button>
        <Button data-autofocus onClick={() => commit.mutate(digest, { onSuccess: onClose })} loading={commit.isPending}>
          {say("record")}
        </Button>
      </div>
    </Modal>
  );
}

function Undo({ own, onClose }: { own: HistoryImport; onClose: () => void }) {
  const say = useText(historyText);
  const sayUi = useText(uiText);
  const undo = useUndo(own.id);
  const [reason, setReason] = useState("");
  return (
    <Modal opened onClose={onClose} title={say("undo")} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") undo.mutate(reason, { onSuccess: onClose });
        }}
      >
        <p>{say("undoAsk")}</p>
        <Textarea
          size="xs"
          autosize
          required
          data-autofocus
          label={say("reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {undo.error && <Failed error={undo.error} />}
        <div className={styles.bar}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" color="red" disabled={reason.trim() === ""} loading={undo.isPending}>
            {say("undo")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
