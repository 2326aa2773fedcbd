/** What a plan can be made again from: evidence day, seed, version, hashes, what was proved, and what one more place would bring. */
import type { Run } from "@contingent/server/selection/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { DaysText, DayText } from "../ui/Marks.tsx";
import { isEntry } from "./entries.ts";
import styles from "./Plan.module.css";
import { selectionText } from "./text.ts";

export function HowMade({ run }: { run: Run }) {
  const say = useText(selectionText);
  const { number, moment } = useSayings();
  const nameOf = (entry: string) => (isEntry(entry) ? say(entry) : entry);
  return (
    <details className={styles.made}>
      <summary>{say("made")}</summary>
      <dl className={styles.facts}>
        <dt>{say("covers")}</dt>
        <dd>
          <DaysText from={run.from} to={run.to} />
        </dd>
        <dt>{say("asOfEvidence")}</dt>
        <dd>
          <DayText day={run.asOf} />
        </dd>
        <dt>{say("startedBy")}</dt>
        <dd>{say("byAt", { by: run.startedBy, at: moment(run.startedAt) })}</dd>
        <dt>{say("plannerVersion")}</dt>
        <dd>
          {run.plannerVersion ?? "—"}, {say("seed")} {run.seed}
        </dd>
        <dt>{say("problemHash")}</dt>
        <dd>
          <code>{run.problemHash ?? "—"}</code>
        </dd>
        <dt>{say("planHash")}</dt>
        <dd>
          <code>{run.planHash ?? "—"}</code>
        </dd>
      </dl>
      <table className={styles.goals}>
        <thead>
          <tr>
            <th scope="col">{say("entry")}</th>
            <th scope="col" style={{ textAlign: "end" }}>
              {say("valueNow")}
            </th>
            <th scope="col" style={{ textAlign: "end" }}>
              {say("bound")}
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
              <td>{say(one.value === one.bound ? "entryProved" : "entryOpen")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {run.prices.length > 0 && (
        <>
          <h3 style={{ marginTop: 12 }}>{say("prices")}</h3>
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
