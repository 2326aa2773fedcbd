/** A frozen figure computed again: unchanged, or what changed and by whom. */
import type { Issue, Verification } from "@contingent/server/figures/schema";
import { useQuery } from "@tanstack/react-query";
import { rich } from "../language/rich.tsx";
import { useText } from "../language/use-text.ts";
import { Section } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { AttentionSign, BrokenSign, Failed } from "../ui/States.tsx";
import { BridgeRows } from "./BridgeRows.tsx";
import styles from "./Issued.module.css";
import { verificationQuery } from "./queries.ts";
import { recordText } from "./text-record.ts";

export function VerdictOf({ issue }: { issue: Issue }) {
  const say = useText(recordText);
  const check = useQuery(verificationQuery(issue.id));
  return (
    <Section title={say("verify")}>
      {check.isPending && <PartSkeleton rows={2} />}
      {check.error && <Failed error={check.error} retry={() => void check.refetch()} />}
      {check.data && <Verdict check={check.data} />}
    </Section>
  );
}

function Verdict({ check }: { check: Verification }) {
  const say = useText(recordText);
  const { verdict, now, bridge, missing, added, newer, hashHolds } = check;
  const words =
    verdict === "unchanged"
      ? say("unchanged")
      : verdict === "altered"
        ? say("altered", { missing: missing.length, added: added.length })
        : rich(say("changed", { now: now.value, in: bridge?.corrected_in ?? 0, out: bridge?.corrected_out ?? 0 }), {
            now: (text) => <strong>{text}</strong>,
          });
  return (
    <>
      <p className={styles.verdict} data-verdict={verdict} role="status">
        {verdict === "changed" && <AttentionSign />} {verdict === "altered" && <BrokenSign />} {words}
      </p>
      {hashHolds === false && (
        <p className={styles.verdict} data-verdict="altered">
          <BrokenSign /> {say("hashFails")}
        </p>
      )}
      {newer && <p>{say("newer", { version: newer.version, value: newer.value })}</p>}
      {bridge?.rows && bridge.rows.length > 0 && <BridgeRows rows={bridge.rows} />}
    </>
  );
}
