/** The pages in their groups. Below 700 px they stand in one row at the bottom, each with its sign. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { needsQuery } from "../today/queries.ts";
import styles from "./Navigation.module.css";
import { frameText } from "./text.ts";

type PageKey = "today" | "authorisations" | "missions" | "plans" | "deployments" | "figures";

interface Place {
  readonly key: PageKey;
  readonly to: "/" | "/authorisations" | "/missions" | "/plans" | "/deployments" | "/figures";
  readonly group: "law" | "people" | "record" | null;
  readonly sign: ReactNode;
}

/** Every page of the navigation, in order; also used by the palette and the keyboard. */
export const places: readonly Place[] = [
  { key: "today", to: "/", group: null, sign: <path d="M2.5 4.5h11v9h-11zM2.5 7.5h11M5.5 2.5v3M10.5 2.5v3" /> },
  {
    key: "authorisations",
    to: "/authorisations",
    group: "law",
    sign: <path d="M3.5 1.5h6l3 3v10h-9zM5.5 8h5M5.5 11h5M9 1.5v3.5h3.5" />,
  },
  {
    key: "missions",
    to: "/missions",
    group: null,
    sign: (
      <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM1.5 8h13M8 1.5c2 2 2.8 4.2 2.8 6.5S10 12.5 8 14.5C6 12.5 5.2 10.3 5.2 8S6 3.5 8 1.5z" />
    ),
  },
  { key: "plans", to: "/plans", group: "people", sign: <path d="M1.5 4h7M4.5 8h9M2.5 12h6" strokeWidth="2.4" /> },
  {
    key: "deployments",
    to: "/deployments",
    group: null,
    sign: (
      <path d="M8 14.5s4.5-4.6 4.5-8a4.5 4.5 0 0 0-9 0c0 3.4 4.5 8 4.5 8zM8 8.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z" />
    ),
  },
  {
    key: "figures",
    to: "/figures",
    group: "record",
    sign: <path d="M2 14V2M2 14h12.5M5.5 11V8M9 11V4.5M12.5 11V6.5" />,
  },
];

export function Navigation() {
  const say = useText(frameText);
  return (
    <nav className={styles.nav} aria-label={say("navigation")}>
      <ul className={styles.list}>
        {places.map((place) => (
          <li key={place.key} className={styles.item}>
            {place.group && <span className={styles.group}>{say(place.group)}</span>}
            <PlaceLink place={place} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How many things wait for a person on a page: everything on Today, decisions on plans on Plans. */
function useWaiting(key: PageKey): number {
  const maySee = useRight("selection.read");
  const needs = useQuery({ ...needsQuery, enabled: maySee && (key === "today" || key === "plans") });
  const items = needs.data?.items ?? [];
  return key === "plans"
    ? items.filter((need) => need.code === "approve-plan").length
    : key === "today"
      ? items.length
      : 0;
}

function PlaceLink({ place }: { place: Place }) {
  const say = useText(frameText);
  const waiting = useWaiting(place.key);
  return (
    <Link
      to={place.to}
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
      className={styles.link}
      activeOptions={{ exact: place.to === "/", includeSearch: false }}
    >
      <svg
        className={styles.sign}
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        {place.sign}
      </svg>
      <span>{say(place.key)}</span>
      {waiting > 0 && (
        <span className={styles.count}>
          <span aria-hidden="true">{waiting}</span>
          <span className="visually-hidden">{say("waiting", { count: waiting })}</span>
        </span>
      )}
    </Link>
  );
}
