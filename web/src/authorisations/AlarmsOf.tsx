/** What the law wants done about one decision; nothing where it wants nothing. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { useReason } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { DayText, StateMark } from "../ui/Marks.tsx";
import styles from "./alarms/Alarms.module.css";
import { alarmsQuery } from "./alarms/alarms-query.ts";
import { alarmsText } from "./alarms/text.ts";

export function AlarmsOf({ reference }: { reference: string }) {
  const say = useText(alarmsText);
  const reason = useReason();
  const alarms = useQuery(alarmsQuery(reference, useReading()));
  if (!alarms.data || alarms.data.items.length === 0) return null;
  return (
    <ul className={styles.own} aria-label={say("title")}>
      {alarms.data.items.map((alarm) => (
        <li key={alarm.key}>
          <StateMark tone={alarm.late ? "broken" : "attention"}>
            {alarm.by === null ? say("now") : <DayText day={alarm.by} />}
            {alarm.late && ` ${say("late")}`}
          </StateMark>{" "}
          <Link
            to="/authorisations/alarms"
            search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt, only: reference })}
          >
            {reason(alarm)}
          </Link>
          <br />
          <span className={styles.quiet}>
            {reason({ ...alarm, code: `${alarm.code}-else`, message: alarm.consequence })}
          </span>
        </li>
      ))}
    </ul>
  );
}
