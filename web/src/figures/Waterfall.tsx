/** A bridge as falling water: the first figure, every step from where the last one ended, the second figure. Its table says the same. */
import type { Bridge } from "@contingent/server/figures/schema";
import { Link } from "@tanstack/react-router";
import { type Sayings, useSayings, useText } from "../language/use-text.ts";
import { ChartFigure } from "../ui/ChartFigure.tsx";
import { DataTable } from "../ui/DataTable.tsx";
import styles from "./Bridge.module.css";
import { recordText } from "./text-record.ts";

interface Line {
  readonly key: string;
  readonly label: string;
  /** Change of the step; null at both ends. */
  readonly change: number | null;
  readonly before: number;
  readonly after: number;
}

const STEPS = [
  ["corrected_in", 1],
  ["corrected_out", -1],
  ["joined", 1],
  ["left", -1],
  ["definition_in", 1],
  ["definition_out", -1],
] as const;

export function Waterfall({
  bridge,
  view,
  onView,
}: {
  bridge: Bridge;
  view: string | undefined;
  onView: (view: string | undefined) => void;
}) {
  const say = useText(recordText);
  const sayings = useSayings();
  const lines = useLines(bridge);
  return (
    <ChartFigure
      finding={`${sayings.number(bridge.from.value)} → ${sayings.number(bridge.to.value)}`}
      view={view}
      onView={onView}
      source={[bridge.from, bridge.to].map(({ definition, version }) => `${definition}/${version}`).join(" → ")}
      chart={<Fall lines={lines} />}
      table={
        <DataTable
          title={say("bridgeTitle")}
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            { key: "step", title: say("step"), value: (line) => line.label, narrow: "main" },
            { key: "change", title: say("change"), value: (line) => line.change, numeric: true },
            { key: "after", title: say("reached"), value: (line) => line.after, numeric: true, narrow: "side" },
          ]}
          about={[
            [say("first"), told(bridge.from, sayings)],
            [say("second"), told(bridge.to, sayings)],
          ]}
        />
      }
    />
  );
}

function told({ definition, version, asOf, knownAt, value }: Bridge["from"], { day, moment }: Sayings): string {
  return `${definition}/${version}, ${day(asOf)}, ${moment(knownAt)}: ${value}`;
}

function useLines(bridge: Bridge): readonly Line[] {
  const say = useText(recordText);
  const { day } = useSayings();
  const { from, to } = bridge;
  let reached = from.value;
  const steps = STEPS.map(([step, sign]) => {
    const before = reached;
    reached += sign * bridge[step];
    const change = bridge[step] === 0 ? 0 : sign * bridge[step];
    return { key: step, label: say(step), change, before, after: reached };
  });
  const end = (key: string, side: Bridge["from"]) => {
    const label = `${day(side.asOf)} · ${side.definition}/${side.version}`;
    return { key, label, change: null, before: 0, after: side.value };
  };
  return [end("first", from), ...steps, end("second", to)];
}

function Fall({ lines }: { lines: readonly Line[] }) {
  const { number } = useSayings();
  const values = lines.flatMap(({ before, after, change }) => (change === null ? [after] : [before, after]));
  const most = Math.max(1, ...values);
  const share = (value: number) => (100 * value) / most;
  return (
    <table className={styles.fall}>
      <tbody>
        {lines.map((line) => {
          const [low, high] = [Math.min(line.before, line.after), Math.max(line.before, line.after)];
          const kind = line.change === null ? "end" : line.change >= 0 ? "in" : "out";
          return (
            <tr key={line.key} data-end={line.change === null || undefined}>
              <th scope="row">{line.label}</th>
              <td>
                <div className={styles.track} aria-hidden="true">
                  {(line.change === null || line.change !== 0) && (
                    <span data-kind={kind} style={{ left: `${share(low)}%`, width: `${share(high - low)}%` }} />
                  )}
                </div>
              </td>
              <td className={styles.number}>
                {line.change === null ? (
                  number(line.after)
                ) : line.change === 0 ? (
                  number(0)
                ) : (
                  <Link to="." search={(previous) => ({ ...previous, step: line.key })} hash="rows">
                    {signed(line.change, number)}
                  </Link>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function signed(value: number, number: (value: number) => string): string {
  return value > 0 ? `+${number(value)}` : number(value);
}
