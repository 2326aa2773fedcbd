/** What people changed by hand: each with reason, author and moment; those that wait for the next plan, and the way to make it. */
import type { Edit, Run } from "@contingent/server/selection/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { Failed } from "../ui/States.tsx";
import { Again } from "./Decision.tsx";
import styles from "./Plan.module.css";
import { useWithdrawEdit } from "./queries.ts";
import { decideText } from "./text-decide.ts";

export function Edits({ run }: { run: Run }) {
  const sayDecide = useText(decideText);
  const withdraw = useWithdrawEdit(run.id);
  if (run.edits.length === 0) return null;
  const waiting = run.edits.filter((edit) => edit.withdrawnAt === null && !isObeyed(edit, run));
  return (
    <section className={styles.edits} aria-label={sayDecide("edits")}>
      <h2>{waiting.length > 0 ? sayDecide("editsWait", { count: waiting.length }) : sayDecide("edits")}</h2>
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
  const sayDecide = useText(decideText);
  const { moment } = useSayings();
  const name = edit.person?.name ?? "";
  const said = {
    pin: sayDecide("editPin", { name, tour: edit.tour }),
    ban: sayDecide("editBan", { name, tour: edit.tour }),
    leave_open: sayDecide("editLeaveOpen", { tour: edit.tour }),
  }[edit.kind];
  return (
    <li>
      <span className={edit.withdrawnAt ? styles.withdrawn : undefined}>{said}</span>
      <span className={styles.quiet}>
        “{edit.reason}” {sayDecide("byAt", { by: edit.author, at: moment(edit.recordedAt) })}
      </span>
      {!edit.withdrawnAt && run.may.edit.length === 0 && (
        <button type="button" className={styles.link} onClick={onWithdraw}>
          {sayDecide("withdraw")}
        </button>
      )}
    </li>
  );
}
