/** What a chart of steps over days is made of. */
import type { Day } from "@contingent/server/platform/days";
import type { Step } from "./steps.ts";

export interface Layer {
  readonly key: string;
  readonly label: string;
  /** `area` people there · `planned` hatched on top of `on` · `breach` marked on top of `on` · `line` people as a line · `law` a ceiling. */
  readonly kind: "area" | "planned" | "breach" | "line" | "law";
  readonly steps: readonly Step[];
  /** The layer it is stacked upon. */
  readonly on?: string;
  /** Drawn with its label at the right end of the line. */
  readonly named?: boolean;
}

export interface ChartSpan {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly asOf: Day;
}
