/** A chart as every chart here is: the finding as title, chart or table, legend in words, source and day under it. */
import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import styles from "./ChartFigure.module.css";
import type { LayerKind } from "./chart-layers.ts";
import { uiText } from "./text.ts";

interface ChartFigureProps {
  readonly finding: ReactNode;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  readonly source?: string;
  readonly legend?: ReactNode;
  readonly view: string | undefined;
  readonly onView: (view: string | undefined) => void;
}

export function ChartFigure({ finding, chart, table, source, legend, view, onView }: ChartFigureProps) {
  const say = useText(uiText);
  const sayings = useSayings();
  const reading = useReading();
  const asTable = view === "table";
  const moment = [
    say("asOfUnder", { day: sayings.day(reading.asOf) }),
    ...(reading.knownAt ? [say("knownAtUnder", { moment: sayings.moment(reading.knownAt) })] : []),
  ].join(", ");
  return (
    <figure className={styles.figure}>
      <div className={styles.head}>
        <h2 className={styles.finding}>{finding}</h2>
        <SegmentedControl
          className="no-print"
          size="xs"
          aria-label={say("chartOrTable")}
          value={asTable ? "table" : "chart"}
          onChange={(value) => onView(value === "table" ? "table" : undefined)}
          data={[
            { value: "chart", label: say("asChart") },
            { value: "table", label: say("asTable") },
          ]}
        />
      </div>
      {asTable ? table : chart}
      <figcaption className={styles.caption}>
        {!asTable && legend}
        <span>
          {moment}
          {source ? `. ${say("source", { source })}` : ""}
        </span>
      </figcaption>
    </figure>
  );
}

/** One sign and word of a legend. */
export function LegendSign({ kind, children }: { kind: LayerKind; children: ReactNode }) {
  return (
    <span className={styles.legend}>
      <span className={styles.sign} data-kind={kind} aria-hidden="true" />
      {children}
    </span>
  );
}
