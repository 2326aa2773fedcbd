/** Who was, is and will be where: the sentence, the timeline with its ceilings, the same as a table, and what is chosen in it. */
import type { Timeline } from "@contingent/server/deployments/schema";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useReading } from "../../address/moment.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { PageHead } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import { Empty, Failed } from "../../ui/States.tsx";
import type { Window } from "../../ui/timeline/scale.ts";
import styles from "../Deployments.module.css";
import { Notice, type NoticeWords } from "../Notice.tsx";
import { Tabs } from "../Tabs.tsx";
import { Board } from "./Board.tsx";
import { boardOf, placeOf } from "./board.ts";
import { useChosenCeilings } from "./CeilingMenu.tsx";
import { ChosenPane } from "./ChosenPane.tsx";
import { readBy, useFilter } from "./filter.ts";
import { Legend } from "./Legend.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { MovePanel } from "./MovePanel.tsx";
import { DeploymentsSentence } from "./Sentence.tsx";
import { TimelineFilters } from "./TimelineFilters.tsx";
import { TimelineTable } from "./TimelineTable.tsx";
import { TimelineTools } from "./TimelineTools.tsx";
import { timelineText } from "./text.ts";
import { useMover } from "./use-mover.ts";
import { useTimeline } from "./use-timeline.ts";
import { useWindow } from "./use-window.ts";

const route = getRouteApi("/frame/deployments");

export function DeploymentsPage() {
  const say = useText(timelineText);
  const shown = useWindow();
  const filter = useFilter();
  const read = useTimeline(filter, shown);
  if (read.pending) return <PageSkeleton />;
  return (
    <>
      <PageHead title={say("title")} sentence={read.whole && <DeploymentsSentence timeline={read.whole} />} />
      <Tabs />
      {read.error && <Failed error={read.error} retry={read.retry} />}
      {read.timeline && (
        <Shows
          timeline={read.timeline}
          whole={read.whole ?? read.timeline}
          shown={shown}
          days={read.days}
          more={read.more}
        />
      )}
    </>
  );
}

interface ShowsProps {
  readonly timeline: Timeline;
  readonly whole: Timeline;
  readonly shown: ReturnType<typeof useWindow>;
  /** Rows with something on these days are shown. */
  readonly days: Window;
  /** Reads the rows that follow; null where there are none, or while they are read. */
  readonly more: (() => void) | null;
}

function Shows({ timeline, whole, shown, days, more }: ShowsProps) {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/deployments" });
  const { past } = useReading();
  const mover = useMover(past);
  const [notice, setNotice] = useState<NoticeWords | null>(null);
  const { from, to } = days;
  const board = useMemo(() => boardOf(timeline.rows, { from, to }), [timeline.rows, from, to]);
  const ceilings = useChosenCeilings(days, search.ceilings, search.mission);
  const place = placeOf(board, search.bar);
  const bar = place ? board[place.row]?.bars[place.bar ?? -1]?.bar : undefined;
  const choose = useCallback(
    (id: string | undefined) =>
      void navigate({ search: (previous) => ({ ...previous, bar: id }), replace: true, resetScroll: false }),
    [navigate],
  );
  const asTable = search.view === "table";
  return (
    <>
      <TimelineFilters whole={whole} ceilings={ceilings} />
      <TimelineTools shown={shown} extent={whole.extent} />
      {notice && <Notice words={notice} onClose={() => setNotice(null)} />}
      <div className={styles.panes} data-chosen={bar && !asTable ? true : undefined}>
        <div className={styles.main}>
          {asTable ? (
            <TimelineTable window={shown.rested} onOpen={choose} />
          ) : (
            <>
              <Board
                by={readBy(search.by)}
                board={board}
                shown={shown}
                chosen={search.bar}
                onChoose={choose}
                mover={mover}
                ceilings={ceilings.chosen}
                extent={whole.extent}
                left={timeline.left}
                onMore={more}
                empty={<NothingHere whole={whole} />}
              />
              <MovePanel mover={mover} />
              <Cut timeline={timeline} />
              <Legend timeline={timeline} />
            </>
          )}
        </div>
        {bar && !asTable && (
          <ChosenPane bar={bar} mover={mover} onClose={() => choose(undefined)} onNotice={setNotice} />
        )}
      </div>
      {mover.asking && mover.move && <MoveDialog mover={mover} move={mover.move} onNotice={setNotice} />}
    </>
  );
}

/** Why no row stands there, and what brings some. */
function NothingHere({ whole }: { whole: Timeline }) {
  const say = useText(timelineText);
  const navigate = useNavigate({ from: "/deployments" });
  const mayPlan = useRight("selection.read");
  if (whole.missions.length === 0) {
    return (
      <Empty
        says={say("empty")}
        action={
          mayPlan && (
            <button type="button" className={styles.link} onClick={() => void navigate({ to: "/plans" })}>
              {say("toPlans")}
            </button>
          )
        }
      />
    );
  }
  const clear = () =>
    void navigate({ search: ({ by, asOf, knownAt, view }) => ({ by, asOf, knownAt, view }), resetScroll: false });
  return (
    <Empty
      says={say("noneMatch")}
      action={
        <button type="button" className={styles.link} onClick={clear}>
          {say("clearFilters")}
        </button>
      }
    />
  );
}

/** What was left off, and what is told in numbers. */
function Cut({ timeline }: { timeline: Timeline }) {
  const say = useText(timelineText);
  return (
    <>
      {timeline.withheld && <p className={styles.cut}>{say("withheld")}</p>}
      {!timeline.withheld && timeline.numbered > 0 && (
        <p className={styles.cut}>{say("numbered", { count: timeline.numbered })}</p>
      )}
      {timeline.left > 0 && (
        <p className={styles.cut}>
          <strong>{say("leftOff", { left: timeline.left, count: timeline.count })}</strong>
        </p>
      )}
    </>
  );
}
