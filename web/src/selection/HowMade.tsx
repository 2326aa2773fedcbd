/** What a plan can be made again from: evidence day, seed, version, hashes, what was proved, and what one more place would bring. */
import type { Run } from "@contingent/server/selection/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { DaysText, DayText } from "../ui/Marks.tsx";
import { useEntryName } from "./entries.ts";
import styles from "./Plan.module.css";
import { selectionText } from "./text.ts";
import { decideText } from "./text-decide.ts";
import { runText } from "./text-run.ts";

export function HowMade({ run }: { run: Run }) {
  const say = useText(selectionText);
  const sayRun = useText(runText);
  const sayDecide = useText(decideText);
  const { number, moment } = useSayings();
  const nameOf = useEntryName();
  return (
    <details className={styles.made}>
      <summary>{sayRun("made")}</summary>
      <dl className={styles.facts}>
        <dt>{say("covers")}</dt>
        <dd>
          <DaysText from={run.from} to={run.to} />
        </dd>
        <dt>{sayRun("asOfEvidence")}</dt>
        <dd>
          <DayText day={run.asOf} />
        </dd>
        <dt>{say("startedBy")}</dt>
        <dd>{sayDecide("byAt", { by: run.startedBy, at: moment(run.startedAt) })}</dd>
        <dt>{sayRun("plannerVersion")}</dt>
        <dd>
          {run.plannerVersion ?? "—"}, {sayRun("seed")} {run.seed}
        </dd>
        <dt>{sayRun("problemHash")}</dt>
        <dd>
          <code>{run.problemHash ?? "—"}</code>
        </dd>
        <dt>{sayRun("planHash")}</dt>
        <dd>
          <code>{run.planHash ?? "—"}</code>
        </dd>
      </dl>
      <table className={styles.goals}>
        <thead>
          <tr>
            <th scope="col">{sayRun("entry")}</th>
            <th scope="col" style={{ textAlign: "end" }}>
              {sayRun("valueNow")}
            </th>
            <th scope="col" style={{ textAlign: "end" }}>
              {sayRun("bound")}
            </th>
            <th scope="col">
              <span className="visually-hidden">{say("proof")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {run.objective.map((one) => (
            <tr key={one.entry}>
              <th scope="row">{nameOf(one.entry)}</th>
              <td>{number(one.value)}</td>
              <td>{number(one.bound)}</td>
              <td>{sayRun(one.value === one.bound ? "entryProved" : "entryOpen")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {run.prices.length > 0 && (
        <>
          <h3 style={{ marginTop: 12 }}>{sayRun("prices")}</h3>
          <ul className={styles.sentences}>
            {run.prices.map((price) => (
              <li key={`${price.rule}${price.from ?? ""}`}>
                {price.rule} {price.from && <DaysText from={price.from} to={price.to} />}:{" "}
                {Object.entries(price.worth)
                  .map(([entry, worth]) => `${nameOf(entry)} +${number(worth)}`)
                  .join(", ")}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
