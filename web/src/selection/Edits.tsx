/** What people changed by hand: each with reason, author and moment; those that wait for the next plan, and the way to make it. */
import type { Edit, Run } from "@contingent/server/selection/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { Failed } from "../ui/States.tsx";
import { Again } from "./Decision.tsx";
import styles from "./Plan.module.css";
import { useWithdrawEdit } from "./queries.ts";
import { selectionText } from "./text.ts";

export function Edits({ run }: { run: Run }) {
  const say = useText(selectionText);
  const withdraw = useWithdrawEdit(run.id);
  if (run.edits.length === 0) return null;
  const waiting = run.edits.filter((edit) => edit.withdrawnAt === null && !isObeyed(edit, run));
  return (
    <section className={styles.edits} aria-label={say("edits")}>
      <h2>{waiting.length > 0 ? say("editsWait", { count: waiting.length }) : say("edits")}</h2>
      <ul>
        {run.edits.map((edit) => (
          <EditLine key={edit.id} edit={edit} run={run} onWithdraw={() => withdraw.mutate(edit.id)} />
        ))}
      </ul>
      {withdraw.error && <Failed error={withdraw.error} />}
      {waiting.length > 0 && run.may.edit.length === 0 && <Again run={run} withEdits />}
    </section>
  );
}

/** Whether the plan already is as the edit wants it. */
function isObeyed(edit: Edit, run: Run): boolean {
  const person = run.tours.find((tour) => tour.tour === edit.tour)?.person?.personId ?? null;
  if (edit.kind === "pin") return person === edit.person?.personId;
  if (edit.kind === "ban") return person !== edit.person?.personId;
  return person === null;
}

function EditLine({ edit, run, onWithdraw }: { edit: Edit; run: Run; onWithdraw: () => void }) {
  const say = useText(selectionText);
  const { moment } = useSayings();
  const name = edit.person?.name ?? "";
  const said = {
    pin: say("editPin", { name, tour: edit.tour }),
    ban: say("editBan", { name, tour: edit.tour }),
    leave_open: say("editLeaveOpen", { tour: edit.tour }),
  }[edit.kind];
  return (
    <li>
      <span className={edit.withdrawnAt ? styles.withdrawn : undefined}>{said}</span>
      <span className={styles.quiet}>
        “{edit.reason}” {say("byAt", { by: edit.author, at: moment(edit.recordedAt) })}
      </span>
      {!edit.withdrawnAt && run.may.edit.length === 0 && (
        <button type="button" className={styles.link} onClick={onWithdraw}>
          {say("withdraw")}
        </button>
      )}
    </li>
  );
}
