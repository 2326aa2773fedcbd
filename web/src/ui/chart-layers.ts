/** What a chart of steps over days is made of. */
import type { Day } from "@contingent/server/platform/days";
import type { Step } from "./steps.ts";

export interface Layer {
  readonly key: string;
  readonly label: string;
  /** `area` people there · `planned` hatched · `breach` marked · `line` people as a line · `law` a ceiling. */
  readonly kind: "area" | "planned" | "breach" | "line" | "law";
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
