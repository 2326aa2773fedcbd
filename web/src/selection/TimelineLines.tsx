/** One row of the timeline: the head of a group, or a post with its tours. */
import type { PlannedTour } from "@contingent/server/selection/schema";
import { useReason } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { clsx } from "../ui/clsx.ts";
import type { Scale } from "../ui/timeline/scale.ts";
import { type GroupRow, handovers, type PostRow } from "./rows.ts";
import styles from "./Timeline.module.css";
import { selectionText } from "./text.ts";

export function GroupLine({ row, scale }: { row: GroupRow; scale: Scale }) {
  const say = useText(selectionText);
  const whole = row.filled === row.wanted;
  return (
    <>
      <div className={styles.label}>
        <h3 className={styles.group}>
          {row.mission} <span className={styles.unit}>{row.unit?.split("/").at(-1) ?? say("individualPosts")}</span>
        </h3>
        <span className={clsx(styles.count, !whole && styles.short)}>
          {say("groupCount", { filled: row.filled, wanted: row.wanted })}
        </span>
      </div>
      <svg className={styles.bars} width={scale.width} height="34" aria-hidden="true">
        <Moments scale={scale} />
        {row.others.map((tour) => {
          const bar = scale.bar(tour.from, tour.to);
          return (
            bar && (
              <rect key={tour.tourId} x={bar.x} width={bar.width} y={22} height={3} fill="var(--ink-2)" opacity={0.5} />
            )
          );
        })}
        {row.ends && <EndLine at={scale.x(row.ends)} words={say("ends")} />}
      </svg>
    </>
  );
}

function EndLine({ at, words }: { at: number; words: string }) {
  return (
    <g transform={`translate(${at})`}>
      <line y1={0} y2={34} stroke="var(--broken)" strokeWidth={2} />
      <text x={5} y={14} fill="var(--broken)" fontWeight={600}>
        {words}
      </text>
    </g>
  );
}

/** Lines of months, today and the as-of day through every row. */
function Moments({ scale }: { scale: Scale }) {
  return (
    <>
      {scale.marks.map((mark) => (
        <line
          key={mark.x}
          x1={mark.x}
          x2={mark.x}
          y1={0}
          y2="100%"
          stroke="var(--rule)"
          strokeWidth={mark.strong ? 1.5 : 0.75}
        />
      ))}
      <line x1={scale.x(scale.today)} x2={scale.x(scale.today)} y1={0} y2="100%" stroke="var(--accent)" />
      {scale.asOf !== scale.today && (
        <line
          x1={scale.x(scale.asOf)}
          x2={scale.x(scale.asOf)}
          y1={0}
          y2="100%"
          stroke="var(--attention)"
          strokeDasharray="4 2"
        />
      )}
    </>
  );
}

interface PostLineProps {
  readonly row: PostRow;
  readonly scale: Scale;
  readonly chosen: string | undefined;
  readonly onChoose: (tour: string) => void;
  readonly patterns: string;
  readonly approved: boolean;
}

export function PostLine(props: PostLineProps) {
  const { row, chosen, onChoose } = props;
  const say = useText(selectionText);
  const reason = useReason();
  const first = row.tours.find((tour) => tour.tour === chosen) ?? row.open ?? row.tours[0];
  const isChosen = row.tours.some((tour) => tour.tour === chosen);
  const [cause] = row.open?.causes ?? [];
  const about = row.open ? `${say("open")}${cause ? `: ${reason(cause)}` : ""}` : (first?.person?.name ?? "");
  return (
    <>
      <button
        type="button"
        data-row=""
        className={styles.label}
        data-open={row.open ? true : undefined}
        aria-current={isChosen ? "true" : undefined}
        onClick={() => first && onChoose(first.tour)}
        title={`${row.post} · ${row.title}\n${about}`}
      >
        <span className={styles.post}>
          {row.isKey && <KeySign words={say("keyPost")} />}
          {shortPost(row)}
        </span>
        <span className={styles.who}>{about}</span>
      </button>
      <Bars {...props} />
    </>
  );
}

/** The post without what its group already says. */
function shortPost(row: PostRow): string {
  const group = row.unit ?? row.mission;
  return row.post.startsWith(`${group}/`) ? row.post.slice(group.length + 1) : row.post;
}

function KeySign({ words }: { words: string }) {
  return (
    <span className={styles.key} title={words}>
      <span aria-hidden="true">◆</span>
      <span className="visually-hidden">{words}, </span>
    </span>
  );
}

function Bars({ row, scale, chosen, onChoose, patterns, approved }: PostLineProps) {
  const { days } = useSayings();
  return (
    // The same choice stands on the button of the row; the bars are a short way for the pointer.
    <svg className={styles.bars} width={scale.width} height="30" aria-hidden="true">
      <Moments scale={scale} />
      {row.standing.map((tour) => {
        const bar = scale.bar(tour.from, tour.to);
        return (
          bar && (
            <g key={tour.tourId}>
              <rect x={bar.x} width={bar.width} y={7} height={16} fill="var(--ink-2)" opacity={0.75} />
              <BarWords x={bar.x} width={bar.width} words={tour.person?.name ?? ""} fill="var(--paper)" />
              <title>{`${tour.person?.name ?? ""} ${days(tour.from, tour.to)}`}</title>
            </g>
          )
        );
      })}
      {row.tours.map((tour) => (
        <TourBar
          key={tour.tour}
          tour={tour}
          scale={scale}
          chosen={chosen === tour.tour}
          onChoose={onChoose}
          patterns={patterns}
          approved={approved}
        />
      ))}
      {handovers(row).map((one) => {
        const bar = scale.bar(one.from, one.to);
        return (
          bar && (
            <rect
              key={one.from}
              x={bar.x}
              width={Math.max(4, bar.width)}
              y={7}
              height={16}
              fill={`url(#${patterns}stripe)`}
              stroke="var(--ink)"
              strokeWidth={0.5}
            />
          )
        );
      })}
    </svg>
  );
}

interface TourBarProps {
  readonly tour: PlannedTour;
  readonly scale: Scale;
  readonly chosen: boolean;
  readonly onChoose: (tour: string) => void;
  readonly patterns: string;
  readonly approved: boolean;
}

function TourBar({ tour, scale, chosen, onChoose, patterns, approved }: TourBarProps) {
  const say = useText(selectionText);
  const { days } = useSayings();
  const bar = scale.bar(tour.from, tour.to);
  if (!bar) return null;
  const open = tour.person === null;
  const fill = open ? "var(--attention-wash)" : approved ? "var(--bar)" : `url(#${patterns}hatch)`;
  const words = open ? say("open") : (tour.person?.name ?? "");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row's button does the same by keyboard
    <g className={styles.tour} onClick={() => onChoose(tour.tour)}>
      <rect
        x={bar.x + 0.5}
        width={Math.max(1, bar.width - 1)}
        y={5.5}
        height={19}
        fill={fill}
        stroke={open ? "var(--attention)" : "var(--bar)"}
        strokeDasharray={open ? "4 3" : undefined}
      />
      <BarWords
        x={bar.x}
        width={bar.width}
        words={words}
        fill={open ? "var(--attention)" : "var(--ink)"}
        plate={!open}
      />
      {tour.pinned && <circle cx={bar.x + 7} cy={15} r={3.5} fill="var(--ink)" stroke="var(--paper)" />}
      {chosen && (
        <rect
          x={bar.x - 1.5}
          width={bar.width + 3}
          y={3.5}
          height={23}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={2.5}
        />
      )}
      <title>{`${words} ${days(tour.from, tour.to)}`}</title>
    </g>
  );
}

/** Words inside a bar, as far as they fit, on a plate of paper so that the hatching does not run through them. */
function BarWords({
  x,
  width,
  words,
  fill,
  plate = false,
}: {
  x: number;
  width: number;
  words: string;
  fill: string;
  plate?: boolean;
}) {
  const fits = Math.floor((width - 16) / 6.6);
  if (fits < 4 || words === "") return null;
  const text = words.length > fits ? `${words.slice(0, fits - 1)}…` : words;
  return (
    <>
      {plate && (
        <rect x={x + 5} y={8} width={text.length * 6.6 + 6} height={14} fill="var(--paper)" opacity={0.92} rx={1} />
      )}
      <text x={x + 8} y={19} fontSize={11.5} fill={fill}>
        {text}
      </text>
    </>
  );
}
