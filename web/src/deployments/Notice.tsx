/** What was recorded, with the way to take it back while there is one. */
import { type Change, deploymentsApi } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { useText } from "../language/use-text.ts";
import { Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import styles from "./Deployments.module.css";
import { changeId } from "./queries.ts";
import { deploymentsText } from "./text.ts";

export interface NoticeWords {
  readonly says: string;
  /** How it is taken back; absent where it cannot be. */
  readonly undo?: (() => Promise<unknown>) | undefined;
}

export function Notice({ words, onClose }: { words: NoticeWords; onClose: () => void }) {
  const say = useText(deploymentsText);
  const sayUi = useText(uiText);
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: async () => words.undo?.(),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    },
  });
  return (
    <div className={styles.notice} role="status">
      <span>✓ {words.says}</span>
      {words.undo && (
        <Button variant="default" size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate()}>
          {say("undo")}
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onClose} aria-label={sayUi("close")}>
        ×
      </Button>
      {undo.error && <Failed error={undo.error} />}
    </div>
  );
}

/** Takes a proposed change back; only who proposed it may. */
export function withdraw(change: Change, reason: string): Promise<unknown> {
  return call(deploymentsApi.withdrawChange, { params: { id: changeId(change.id) }, body: { reason } });
}
