/** The pages of deployments beside each other. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import styles from "./Deployments.module.css";
import { changesQuery } from "./queries.ts";
import { deploymentsText } from "./text.ts";

const tabs = [
  ["tabTimeline", "/deployments"],
  ["tabContributions", "/deployments/contributions"],
  ["tabWarnings", "/deployments/warnings"],
  ["tabChanges", "/deployments/changes"],
  ["tabImports", "/deployments/imports"],
] as const;

export function Tabs() {
  const say = useText(deploymentsText);
  const named = useRight("deployments.read");
  const pending = useQuery({ ...changesQuery("pending"), enabled: named });
  // Who sees numbers only has the timeline alone.
  if (!named) return null;
  const waiting = pending.data?.count ?? 0;
  return (
    <nav className={`${styles.tabs} no-print`} aria-label={say("parts")}>
      {tabs.map(([key, to]) => (
        <Link
          key={to}
          to={to}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.tab}
        >
          {say(key)}
          {key === "tabChanges" && waiting > 0 && <span className={styles.waiting}>{waiting}</span>}
        </Link>
      ))}
    </nav>
  );
}
