/** What lies between two figures. */
import type { Context } from "../platform/context.ts";
import type { Day, Moment } from "../platform/days.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import { definitionOf } from "./actions.ts";
import { type BareBridgeRow, reasonsAgainstBridge, type Side, toldRow, wayBetween } from "./bridge.ts";
import { totalOf } from "./count.ts";
import type { Bridge, BridgeSide, BridgeStep } from "./shapes-bridge.ts";
import type { Definition } from "./shapes-definition.ts";
import { listNumbers } from "./store.ts";
import { knownViews } from "./store-copy.ts";
import { listMissionKinds } from "./store-facts.ts";

/** A bridge as it is asked for; what is absent on the second side is as on the first, moments of knowledge are now. */
export interface BridgeAsked {
  readonly definition: string;
  readonly version?: number | undefined;
  readonly from: Day;
  readonly knownFrom?: Moment | undefined;
  readonly toDefinition?: string | undefined;
  readonly toVersion?: number | undefined;
  readonly to: Day;
  readonly knownTo?: Moment | undefined;
}

/** Which rows are wanted with the numbers: all of them unless something else is said. */
export interface RowsAsked {
  readonly rows?: "all" | "none" | undefined;
  readonly step?: BridgeStep | undefined;
}

/** The two ends of a bridge, with the moments whose knowledge they use. */
export interface Ends {
  readonly from: { readonly definition: Definition; readonly asOf: Day; readonly knownAt: Moment };
  readonly to: { readonly definition: Definition; readonly asOf: Day; readonly knownAt: Moment };
}

/** The way from one figure to the other, with its rows for those who may see rows. Needs `figures.read`; throws `NotFound`. */
export async function readBridge(ctx: Context, asked: BridgeAsked & RowsAsked): Promise<Outcome<Bridge>> {
  ctx.actor.must("figures.read");
  const first = definitionOf(asked.definition, asked.version);
  const second =
    asked.toDefinition === undefined && asked.toVersion === undefined
      ? first
      : definitionOf(asked.toDefinition ?? asked.definition, asked.toVersion);
  const refusals = reasonsAgainstBridge(first, second);
  if (refusals.length > 0) return refused(refusals);
  return done(
    await bridgeBetween(
      ctx,
      {
        from: { definition: first, asOf: asked.from, knownAt: asked.knownFrom ?? ctx.now },
        to: { definition: second, asOf: asked.to, knownAt: asked.knownTo ?? ctx.now },
      },
      asked,
    ),
  );
}

/** The way between two figures that may be compared; see `reasonsAgainstBridge`. */
export async function bridgeBetween(ctx: Context, { from, to }: Ends, asked: RowsAsked = {}): Promise<Bridge> {
  const kinds = [await listMissionKinds(ctx.db, from.knownAt), await listMissionKinds(ctx.db, to.knownAt)] as const;
  const [before, after] = await knownViews(ctx.db, from.knownAt, to.knownAt);
  const sides = [
    { ...from, view: before, kinds: kinds[0] },
    { ...to, view: after, kinds: kinds[1] },
  ] as const;
  const way = wayBetween(sides[0], sides[1]);
  const count = (step: BridgeStep) => way.rows.filter((row) => row.step === step).length;
  const wanted = way.rows.filter(({ step }) => asked.step === undefined || step === asked.step);
  const told = asked.rows === "none" ? [] : wanted.map(toldRow);
  return {
    unit: from.definition.unit,
    from: sideOf(sides[0], from.knownAt, totalOf(way.from)),
    to: sideOf(sides[1], to.knownAt, totalOf(way.to)),
    corrected_in: count("corrected_in"),
    corrected_out: count("corrected_out"),
    joined: count("joined"),
    left: count("left"),
    definition_in: count("definition_in"),
    definition_out: count("definition_out"),
    rows: asked.rows !== "none" && ctx.actor.can("figures.rows") ? await withNumbers(ctx, told) : null,
  };
}

function sideOf({ definition, asOf }: Side, knownAt: Moment, value: number): BridgeSide {
  return { definition: definition.id, version: definition.version, asOf, knownAt, value };
}

async function withNumbers(ctx: Context, rows: readonly BareBridgeRow[]): Promise<Bridge["rows"]> {
  const numbers = await listNumbers(ctx.db, [...new Set(rows.map((row) => row.personId))]);
  return rows.map((row) => ({ ...row, person: numbers.get(row.personId) ?? "" }));
}
