/** What a chart of steps over days is made of. */
import type { Day } from "@contingent/server/platform/days";
import type { Step } from "./steps.ts";

/**
 * `area` people there · `planned` hatched · `proposed` and `talks` what may come, ever lighter · `breach` marked · `line` people as a line
 * · `law` a ceiling · `allowance` how far it may be passed for a while · `supposed` a ceiling that is not the official one · `points`
 * numbers of single days.
 */
export type LayerKind =
  | "area"
  | "planned"
  | "proposed"
  | "talks"
  | "breach"
  | "line"
  | "law"
  | "allowance"
  | "supposed"
  | "points";

export interface Layer {
  readonly key: string;
  readonly label: string;
  readonly kind: LayerKind;
  readonly steps: readonly Step[];
  /** What it is stacked upon; from zero when absent. */
  readonly on?: readonly Step[];
  /** Drawn with its label at the right end of the line. */
  readonly named?: boolean;
}

export interface ChartSpan {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly asOf: Day;
}
