/** One row of the timeline: its name, and its tours as bars or as people per day. */
import type { TimelineBy } from "@contingent/server/deployments/schema";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useSayings, useText } from "../../language/use-text.ts";
import { BrokenSign } from "../../ui/States.tsx";
import type { Scale } from "../../ui/timeline/scale.ts";
import { Bar } from "./Bar.tsx";
import styles from "./Board.module.css";
import { type BoardRow, ROW_ROOM } from "./board.ts";
import { StepsPlot } from "./StepsPlot.tsx";
import { timelineText } from "./text.ts";
import type { Mover, Moving } from "./use-mover.ts";
import { type BarWords, useRowTitle } from "./use-titles.ts";

interface BoardLineProps extends Pick<Mover, "canMove" | "pointer"> {
  readonly row: BoardRow;
  readonly index: number;
  readonly by: TimelineBy;
  readonly scale: Scale;
  readonly labelWidth: number;
  /** The part of the row that is drawn, in pixels from its top; absent: all of it. */
  readonly bandFrom?: number;
  readonly bandTo?: number;
  /** Id of the chosen bar where it may be in this row. */
  readonly chosen: string | undefined;
  /** Which of its bars Tab reaches; null: the row itself; absent: none. */
  readonly stop: number | null | undefined;
  /** The bar of this row that is being moved. */
  readonly move: Moving | null;
  readonly words: BarWords;
  readonly onPick: (row: number, at: number, id: string) => void;
  readonly onCloser: () => void;
}

export const BoardLine = memo(function BoardLine(props: BoardLineProps) {
  const { row, index, scale, labelWidth, move, bandFrom = 0, bandTo = Number.POSITIVE_INFINITY } = props;
  const ends = row.row.ends?.operations ?? null;
  return (
    <>
      <Label row={row} by={props.by} width={labelWidth} />
      <div className={styles.plot} style={{ width: scale.width }}>
        <Ends row={row} scale={scale} />
        <Overlaps row={row} scale={scale} />
        {row.row.steps !== null && (
          <StepsPlot row={row} index={index} scale={scale} stop={props.stop === null} onCloser={props.onCloser} />
        )}
        {row.bars.map((one, at) => {
          const moved = move?.id === one.id ? move : null;
          const top = ROW_ROOM + one.lane * row.lane;
          // What has the focus or is moved stays, wherever it is.
          if ((top < bandFrom || top > bandTo) && moved === null && props.stop !== at) return null;
          const days = moved ?? one.bar;
          const place = scale.bar(days.from, days.to);
          return (
            place && (
              <Bar
                key={one.id}
                one={one}
                x={place.x}
                width={place.width}
                top={top}
                height={row.lane - 2}
                row={index}
                at={at}
                chosen={props.chosen === one.id}
                tab={props.stop === at}
                moved={moved}
                past={ends !== null && one.bar.to > ends}
                words={props.words}
                onPick={props.onPick}
                canMove={props.canMove}
                pointer={props.pointer}
                scale={scale}
              />
            )
          );
        })}
      </div>
    </>
  );
});

/** Rows higher than this show their name where one looks. */
const HIGH = 200;

function Label({ row: { row, height }, by, width }: { row: BoardRow; by: TimelineBy; width: number }) {
  const high = height > HIGH;
  const say = useText(timelineText);
  const { number } = useSayings();
  const { title, hint } = useRowTitle()(row, by);
  const words = (
    <>
      <span className={styles.title}>{title}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </>
  );
  return (
    <div
      className={styles.label}
      style={{ width }}
      data-high={high || undefined}
      title={[title, hint].filter(Boolean).join("\n")}
    >
      <span className={styles.names}>
        {by === "mission" || by === "unit" ? (
          <Link
            to="/deployments"
            search={(previous) => ({
              ...previous,
              by: by === "mission" ? "unit" : "person",
              ...(by === "mission" ? { mission: row.key } : { unit: row.key }),
            })}
            className={styles.into}
          >
            {words}
          </Link>
        ) : by === "authorisation" && row.title ? (
          <Link
            to="/authorisations/$reference"
            params={{ reference: row.title }}
            search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
            className={styles.into}
          >
            {words}
          </Link>
        ) : (
          words
        )}
      </span>
      {row.breached > 0 && (
        <span className={styles.breached} title={say("breachedTours", { count: row.breached })}>
          <BrokenSign /> {number(row.breached)}
        </span>
      )}
      {by !== "person" && by !== "post" && (
        <span className={styles.count} title={say("presentOf", { present: row.present, tours: row.tours })}>
          {number(row.present)}
        </span>
      )}
    </div>
  );
}

function Ends({ row: { row, tells }, scale }: { row: BoardRow; scale: Scale }) {
  const say = useText(timelineText);
  const { day: sayDay } = useSayings();
  if (!row.ends) return null;
  const { operations, withdrawal } = row.ends;
  const mark = (day: string | null, words: string, kind: string) => {
    const place = day !== null && day >= scale.from && day <= scale.to ? scale.bar(day, day) : null;
    return (
      day !== null &&
      place && (
        <span
          className={styles.end}
          data-kind={kind}
          style={{ left: place.x + place.width - 1 }}
          title={`${words}: ${sayDay(day)}`}
        >
          {tells && <span className={styles.endWords}>{words}</span>}
        </span>
      )
    );
  };
  const after = operations !== null ? scale.bar(operations, "9999-12-31") : null;
  return (
    <>
      {after && operations !== null && <span className={styles.after} style={{ left: after.x, width: after.width }} />}
      {mark(operations, say("endsOperations"), "operations")}
      {withdrawal !== operations && mark(withdrawal, say("endsWithdrawal"), "withdrawal")}
    </>
  );
}

function Overlaps({ row: { row }, scale }: { row: BoardRow; scale: Scale }) {
  const say = useText(timelineText);
  const { days } = useSayings();
  return row.overlaps.map(({ from, to }) => {
    const place = scale.bar(from, to);
    return (
      place && (
        <span
          key={from}
          className={styles.overlap}
          style={{ left: place.x, width: place.width }}
          title={`${say("overlap")}: ${days(from, to)}`}
        />
      )
    );
  });
}
