/** Names at the right ends of the lines of a chart: how much room they need, how they are broken and kept apart. */
import { type Day, dayNumber } from "@contingent/server/platform/days";
import * as Plot from "@observablehq/plot";
import type { Layer } from "./chart-layers.ts";

/** Pixels of a line of text. */
const line = 14;
/** Pixels between the end of a line of steps and its name. */
const beside = 6;

/** A place where lines end: `x` the day after the last (days since 1970), `y` the value there. */
export interface Name {
  readonly x: number;
  readonly y: number;
  /** Names of lines that end in the same place, each on a line of its own. */
  readonly texts: readonly string[];
}

/** What is written at the right ends, from above to below. */
export function namesOf(layers: readonly Layer[], from: Day, to: Day): readonly Name[] {
  const ends = layers
    .filter((layer) => layer.named)
    .flatMap((layer): Name[] => {
      const last = layer.steps.findLast((step) => step.value !== null && step.from <= to && step.to >= from);
      if (last?.value == null) return [];
      const x = Math.min(dayNumber(last.to), dayNumber(to)) + 1;
      return [{ x, y: last.value, texts: [layer.label] }];
    })
    .sort((a, b) => b.y - a.y || a.x - b.x);
  const found: Name[] = [];
  for (const one of ends) {
    const last = found.at(-1);
    if (last?.y === one.y && last.x === one.x)
      found[found.length - 1] = { ...last, texts: [...last.texts, ...one.texts] };
    else found.push(one);
  }
  return found;
}

/**
 * Pixels at the right for the names: as wide as the widest, at most a third of the drawing; longer names take more lines. Where there
 * is room, charts below one another end at the same place, with names or without.
 */
export function roomFor(names: readonly Name[], width: number): number {
  const least = width < 600 ? 28 : 104;
  const widest = Math.max(0, ...names.flatMap((name) => name.texts).map(widthOf));
  return Math.ceil(Math.max(least, Math.min(widest + beside + 4, width / 3)));
}

let pen: CanvasRenderingContext2D | null | undefined;

/** Width of a name in pixels. */
function widthOf(text: string): number {
  if (pen === undefined) {
    pen = document.createElement("canvas").getContext("2d");
    if (pen) pen.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  }
  return pen?.measureText(text).width ?? text.length * 7.5;
}

/** Names at the right ends, broken where they are too long, and moved apart where they would cover one another. */
export function drawNames(names: readonly Name[], room: number, perPixel: number): Plot.Markish[] {
  const placed: (Name & { readonly at: number; readonly below: number; readonly text: string })[] = [];
  for (const name of names) {
    const broken = name.texts.flatMap((text) => linesOf(text, room - beside - 2));
    const half = (broken.length * line * perPixel) / 2;
    const above = placed.at(-1);
    const at = above ? Math.min(name.y, above.below - half) : name.y;
    placed.push({ ...name, at, below: at - half, text: broken.join("\n") });
  }
  return [
    Plot.text(placed, {
      x: "x",
      y: "at",
      text: "text",
      textAnchor: "start",
      lineAnchor: "middle",
      dx: beside,
      fontWeight: 600,
      lineHeight: line / 12,
      fill: "var(--ink)",
      stroke: "var(--paper)",
      strokeWidth: 3,
    }),
  ];
}

/** `text` in lines of at most `most` pixels, broken between words. */
function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
