/** Changes that wait for a second person: before and after, why, by whom, and what can be done with them by whom. */
import { type Change, deploymentsApi } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { useRight, useSession } from "../../session/session.ts";
import { DaysText } from "../../ui/Marks.tsx";
import { Refusals } from "../../ui/States.tsx";
import { type Command, CommandDialog } from "../commands/CommandDialog.tsx";
import styles from "../Deployments.module.css";
import type { NoticeWords } from "../Notice.tsx";
import { changeId, changeQuery } from "../queries.ts";
import { changeKeys, changesText } from "./text.ts";

type Verdict = "approve" | "reject" | "withdraw";

interface ChangeLinesProps {
  readonly changes: readonly Change[];
  readonly onNotice: (words: NoticeWords) => void;
}

export function ChangeLines({ changes, onNotice }: ChangeLinesProps) {
  return (
    <ul className={styles.plainList}>
      {changes.map((change) => (
        <li key={change.id} className={styles.change}>
          <ChangeBody change={change} />
          <ChangeButtons change={change} onNotice={onNotice} />
        </li>
      ))}
    </ul>
  );
}

/** What a change would do, and why. */
export function ChangeBody({ change }: { change: Change }) {
  const say = useText(changesText);
  const { moment } = useSayings();
  const same = change.before.from === change.after.from && change.before.to === change.after.to;
  return (
    <>
      <p>
        <strong>{say(changeKeys[change.kind])}</strong>: <DaysText from={change.before.from} to={change.before.to} />
        {!same && (
          <>
            {" → "}
            <strong>
              <DaysText from={change.after.from} to={change.after.to} />
            </strong>
          </>
        )}
        {change.tours > 1 && <> · {say("tourCount", { count: change.tours })}</>}
      </p>
      <p>{change.reason}</p>
      <p className={styles.quiet}>
        {say("proposedBy", { by: change.proposedBy, at: moment(change.proposedAt) })} · {change.source}
      </p>
    </>
  );
}

/** Approve and reject for a second person, withdraw for whoever proposed it; whoever may not, reads why. */
export function ChangeButtons({ change, onNotice }: { change: Change; onNotice: (words: NoticeWords) => void }) {
  const say = useText(changesText);
  const { account } = useSession();
  const { past } = useReading();
  const mayApprove = useRight("deployments.approve");
  const mayChange = useRight("deployments.change");
  const [doing, setDoing] = useState<Verdict | null>(null);
  const own = change.proposedBy === account?.id || change.proposedBy === account?.name;
  const command = useVerdict(change);
  if (change.state !== "pending" || past) return null;
  const said = { approve: "approvedNow", reject: "rejectedNow", withdraw: "withdrawnNow" } as const;
  return (
    <>
      <div className={styles.buttons}>
        {mayApprove && (
          <>
            <Button size="compact-sm" disabled={own} onClick={() => setDoing("approve")}>
              {say("approve")}
            </Button>
            <Button size="compact-sm" variant="default" disabled={own} onClick={() => setDoing("reject")}>
              {say("reject")}
            </Button>
          </>
        )}
        {mayChange && own && (
          <Button size="compact-sm" variant="default" onClick={() => setDoing("withdraw")}>
            {say("withdraw")}
          </Button>
        )}
      </div>
      {(own || !mayApprove) && <p className={styles.quiet}>{say(own ? "ownChange" : "approverDecides")}</p>}
      {mayApprove && !own && <Against change={change} />}
      {doing && (
        <CommandDialog
          command={command(doing)}
          onClose={() => setDoing(null)}
          onDone={() => onNotice({ says: say(said[doing], { about: change.about }) })}
        />
      )}
    </>
  );
}

/** What stands against approving it now. */
function Against({ change }: { change: Change }) {
  const say = useText(changesText);
  const whole = useQuery(changeQuery(change.id));
  const refusals = whole.data?.refusals ?? [];
  return refusals.length === 0 ? null : (
    <Refusals refusals={refusals} title={say("wouldBeRefused", { count: refusals.length })} />
  );
}

function useVerdict(change: Change): (what: Verdict) => Command {
  const say = useText(changesText);
  const params = { id: changeId(change.id) };
  return (what) => ({
    title: `${say(what)}: ${change.about}`,
    says: <ChangeBody change={change} />,
    button: say(what),
    fields: [
      {
        key: "reason",
        label: say(what === "reject" ? "reason" : "remark"),
        kind: "lines",
        required: what === "reject",
      },
    ],
    rehearses: what === "approve",
    send: (values, dryRun, signal) => {
      const body = { reason: values.reason?.trim() ?? "" };
      const options = signal ? { signal } : {};
      if (what === "approve")
        return call(deploymentsApi.approveChange, { params, query: dryRun ? { dryRun: "true" } : {}, body }, options);
      if (what === "reject") return call(deploymentsApi.rejectChange, { params, body }, options);
      return call(deploymentsApi.withdrawChange, { params, body }, options);
    },
  });
}
