/** What rows stand for, and which tours are meant. Everything stands in the address. */
import type { Timeline } from "@contingent/server/deployments/schema";
import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { memo, useEffect, useState } from "react";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import styles from "../Deployments.module.css";
import { CeilingMenu, type useChosenCeilings } from "./CeilingMenu.tsx";
import { type FilterWords, groupings, modes, readBy, roles, states } from "./filter.ts";
import { byKeys, stateKeys, timelineText } from "./text.ts";

const route = getRouteApi("/frame/deployments");
const TYPING_MS = 300;

/** Sets parts of the filter in the address. */
export function useSetFilter() {
  const navigate = useNavigate({ from: "/deployments" });
  return (part: FilterWords) =>
    void navigate({
      search: (previous) => ({ ...previous, ...part, bar: undefined }),
      replace: true,
      resetScroll: false,
    });
}

export const TimelineFilters = memo(function TimelineFilters({
  whole,
  ceilings,
}: {
  whole: Timeline;
  ceilings: ReturnType<typeof useChosenCeilings>;
}) {
  const say = useText(timelineText);
  const word = useWord();
  const search = route.useSearch();
  const set = useSetFilter();
  const named = useRight("deployments.read");
  const choices = groupings.filter((by) => named || (by !== "post" && by !== "person"));
  const select = (
    key: "mission" | "role" | "mode" | "state",
    label: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <NativeSelect
      size="xs"
      className={styles.select ?? ""}
      aria-label={label}
      value={search[key] ?? ""}
      onChange={(event) => set({ [key]: event.currentTarget.value || undefined })}
      data={[{ value: "", label }, ...options.map(([value, words]) => ({ value, label: words }))]}
    />
  );
  return (
    <div className={`${styles.tools} no-print`}>
      <SegmentedControl
        size="xs"
        aria-label={say("rowsAre")}
        className={styles.by ?? ""}
        value={readBy(search.by)}
        onChange={(by) => set({ by: by === "mission" ? undefined : by })}
        data={choices.map((by) => ({ value: by, label: say(byKeys[by]) }))}
      />
      <div className={styles.filters}>
        {select(
          "mission",
          say("allMissions"),
          whole.missions.map((mission) => [mission, mission]),
        )}
        {select(
          "role",
          say("allRoles"),
          roles.map((role) => [role, word(role)]),
        )}
        {select(
          "mode",
          say("allModes"),
          modes.map((mode) => [mode, word(mode)]),
        )}
        {select(
          "state",
          say("allStates"),
          states.map((state) => [state, say(stateKeys[state])]),
        )}
        <Find value={search.find ?? ""} onFind={(find) => set({ find: find || undefined })} />
        <CeilingMenu ceilings={ceilings} />
      </div>
      <Chips />
    </div>
  );
});

/** Words are looked for when typing pauses. */
function Find({ value, onFind }: { value: string; onFind: (words: string) => void }) {
  const say = useText(timelineText);
  const [typed, setTyped] = useState(value);
  // What the address says later counts.
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onFind(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextInput
      size="xs"
      className={styles.find ?? ""}
      placeholder={say("find")}
      aria-label={say("find")}
      value={typed}
      maxLength={120}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

/** Parts of the filter that came by a link and have no field of their own; each can be taken off. */
function Chips() {
  const say = useText(timelineText);
  const search = route.useSearch();
  const set = useSetFilter();
  const chip = (key: "unit" | "authorisation" | "breach", words: string) => (
    <button
      key={key}
      type="button"
      className={styles.chip}
      onClick={() => set({ [key]: undefined })}
      aria-label={`${say("takeOff")}: ${words}`}
    >
      {words} <span aria-hidden="true">×</span>
    </button>
  );
  return (
    <>
      {search.unit && chip("unit", search.unit)}
      {search.authorisation && chip("authorisation", say("under", { reference: search.authorisation }))}
      {search.breach && chip("breach", say(search.breach === "no" ? "withoutBreach" : "withBreach"))}
    </>
  );
}
