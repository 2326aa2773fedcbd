/** Draws layers of steps with Observable Plot. Fetched with the first chart. Days become moments here and nowhere else. */

import { type Day, dayNumber } from "@contingent/server/platform/days";
import * as Plot from "@observablehq/plot";
import type { ChartSpan, Layer } from "./chart-layers.ts";
import { drawNames, namesOf, roomFor } from "./draw-names.ts";
import { corners, type Step, ticks, valueOn } from "./steps.ts";

export interface Drawing extends ChartSpan {
  readonly layers: readonly Layer[];
  readonly width: number;
  readonly height: number;
  readonly sayTick: (day: Day) => string;
  readonly sayNumber: (value: number) => string;
  /** Ids of the patterns that stand in the page. */
  readonly hatch: string;
  readonly void: string;
  readonly words: { readonly today: string; readonly notInForce: string };
}

export interface Drawn {
  readonly svg: SVGSVGElement | HTMLElement;
  /** Where a day begins, in pixels from the left. */
  readonly x: (day: Day) => number;
  readonly dayAt: (x: number) => Day;
  readonly top: number;
  readonly bottom: number;
}

const margin = { top: 14, bottom: 24, left: 40 };

/** The drawing, and how its days lie on it. */
export function drawSteps(drawing: Drawing): Drawn {
  const [first, last] = [dayNumber(drawing.from), dayNumber(drawing.to) + 1];
  const most = Math.max(1, ...drawing.layers.flatMap((layer) => tops(layer)));
  const names = namesOf(drawing.layers, drawing.from, drawing.to);
  const rightMargin = roomFor(names, drawing.width);
  const svg = Plot.plot({
    width: drawing.width,
    height: drawing.height,
    marginTop: margin.top,
    marginRight: rightMargin,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { type: "linear", domain: [first, last], axis: null },
    y: { type: "linear", domain: [0, most * 1.06], axis: null },
    style: { background: "none", overflow: "visible", fontFamily: "inherit", fontSize: "12px" },
    marks: [
      Plot.gridY({ ticks: 4, stroke: "var(--rule)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: drawing.sayNumber, label: null, fill: "var(--ink-2)" }),
      Plot.ruleY([0], { stroke: "var(--rule-strong)" }),
      ...axis(drawing),
      ...notInForce(drawing),
      ...drawing.layers.flatMap((layer) => marksOf(layer, drawing)),
      ...moments(drawing),
      ...drawNames(names, rightMargin, (most * 1.06) / (drawing.height - margin.top - margin.bottom)),
    ],
  });
  const [left, right] = [margin.left, drawing.width - rightMargin];
  const perDay = (right - left) / (last - first);
  return {
    svg,
    x: (day) => left + (dayNumber(day) - first) * perDay,
    dayAt: (x) => dayOf(Math.min(last - 1, Math.max(first, Math.floor(first + (x - left) / perDay)))),
    top: margin.top,
    bottom: drawing.height - margin.bottom,
  };
}

function dayOf(number: number): Day {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

function axis(drawing: Drawing): Plot.Markish[] {
  const days = ticks(drawing.from, drawing.to, Math.max(2, drawing.width / 110));
  return [
    Plot.axisX(days.map(dayNumber), {
      tickSize: 4,
      label: null,
      fill: "var(--ink-2)",
      stroke: "var(--rule-strong)",
      tickFormat: (_, index) => drawing.sayTick(days[index] ?? drawing.from),
    }),
  ];
}

interface Point {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

function pointsOf(layer: Layer, drawing: Drawing): Point[] {
  const below = layer.on;
  const steps = below ? cutAt(layer.steps, below) : layer.steps;
  return corners(steps, drawing.from, drawing.to).map((corner, index) => {
    // The second corner of a step is the start of the day after it; the value below is that of the step itself.
    const day = index % 2 === 0 ? corner.at : dayOf(dayNumber(corner.at) - 1);
    const low = below ? (valueOn(below, day) ?? 0) : 0;
    return { x: dayNumber(corner.at), low, high: corner.value === null ? Number.NaN : low + corner.value };
  });
}

/** `steps` cut wherever the layer below changes. */
function cutAt(steps: readonly Step[], below: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => {
    const starts = below.map((one) => one.from).filter((day) => day > step.from && day <= step.to);
    const edges = [step.from, ...starts];
    return edges.map((from, index) => {
      const next = edges[index + 1];
      return { from, to: next ? dayOf(dayNumber(next) - 1) : step.to, value: step.value };
    });
  });
}

/** Heights that must fit. */
function tops(layer: Layer): number[] {
  return layer.steps.map((step) => {
    const below = (layer.on ?? []).filter((one) => one.to >= step.from && one.from <= step.to);
    return (step.value ?? 0) + Math.max(0, ...below.map((one) => one.value ?? 0));
  });
}

function marksOf(layer: Layer, drawing: Drawing): Plot.Markish[] {
  const points = pointsOf(layer, drawing);
  const place = { x: "x", y1: "low", y2: "high" } as const;
  switch (layer.kind) {
    case "area":
      return [Plot.areaY(points, { ...place, fill: "var(--bar)" })];
    case "planned":
      return [
        Plot.areaY(points, { ...place, fill: `url(#${drawing.hatch})` }),
        Plot.lineY(points, { x: "x", y: "high", stroke: "var(--bar)", strokeWidth: 1 }),
      ];
    case "proposed":
      return [
        Plot.areaY(points, { ...place, fill: "var(--bar)", fillOpacity: 0.22 }),
        Plot.lineY(points, { x: "x", y: "high", stroke: "var(--bar)", strokeWidth: 1, strokeDasharray: "4 2" }),
      ];
    case "talks":
      return [
        Plot.areaY(points, { ...place, fill: "var(--bar)", fillOpacity: 0.1 }),
        Plot.lineY(points, { x: "x", y: "high", stroke: "var(--bar)", strokeWidth: 1, strokeDasharray: "1 3" }),
      ];
    case "breach":
      return [Plot.areaY(points, { ...place, fill: "var(--broken)" })];
    case "line":
      return [Plot.lineY(points, { x: "x", y: "high", stroke: "var(--ink)", strokeWidth: 1.5 })];
    case "law":
      return [
        Plot.lineY(points, { x: "x", y: "high", stroke: "var(--ink)", strokeWidth: 2.25, strokeLinecap: "butt" }),
      ];
    case "points":
      return [
        Plot.dot(
          layer.steps.filter((step) => step.value !== null && step.from >= drawing.from && step.from <= drawing.to),
          {
            x: (step: Step) => dayNumber(step.from) + 0.5,
            y: (step: Step) => step.value ?? 0,
            r: 3,
            fill: "var(--paper)",
            stroke: "var(--attention)",
            strokeWidth: 1.5,
          },
        ),
      ];
    case "allowance":
      return [
        Plot.lineY(points, { x: "x", y: "high", stroke: "var(--ink-2)", strokeWidth: 1, strokeDasharray: "6 3" }),
      ];
    case "supposed":
      return [
        Plot.lineY(points, {
          x: "x",
          y: "high",
          stroke: "var(--attention)",
          strokeWidth: 2.25,
          strokeDasharray: "7 4",
        }),
      ];
    default:
      return layer.kind satisfies never;
  }
}

/** Days on which a lone ceiling does not hold. */
function notInForce(drawing: Drawing): Plot.Markish[] {
  const laws = drawing.layers.filter((layer) => layer.kind === "law");
  const law = laws.length === 1 ? laws[0] : undefined;
  if (!law) return [];
  const gaps = law.steps.filter((step) => step.value === null && step.to >= drawing.from && step.from <= drawing.to);
  const clip = (day: number) => Math.min(dayNumber(drawing.to) + 1, Math.max(dayNumber(drawing.from), day));
  const spans = gaps.map((step) => ({ x1: clip(dayNumber(step.from)), x2: clip(dayNumber(step.to) + 1) }));
  const wide = spans.filter((span) => span.x2 - span.x1 > (dayNumber(drawing.to) - dayNumber(drawing.from)) * 0.16);
  return [
    Plot.rectX(spans, { x1: "x1", x2: "x2", fill: `url(#${drawing.void})` }),
    Plot.text(wide, {
      x: (span: { x1: number; x2: number }) => (span.x1 + span.x2) / 2,
      frameAnchor: "middle",
      text: () => drawing.words.notInForce,
      fill: "var(--ink-2)",
      stroke: "var(--paper)",
      strokeWidth: 4,
    }),
  ];
}

function moments(drawing: Drawing): Plot.Markish[] {
  const inside = (day: Day) => drawing.from <= day && day <= drawing.to;
  return [
    ...(inside(drawing.today)
      ? [
          Plot.ruleX([dayNumber(drawing.today)], { stroke: "var(--ink-2)", strokeDasharray: "2 3" }),
          Plot.text([dayNumber(drawing.today)], {
            x: (at: number) => at,
            frameAnchor: "top",
            dy: -11,
            text: () => drawing.words.today,
            fill: "var(--ink-2)",
          }),
        ]
      : []),
    ...(drawing.asOf !== drawing.today && inside(drawing.asOf)
      ? [
          Plot.ruleX([dayNumber(drawing.asOf)], {
            stroke: "var(--attention)",
            strokeWidth: 1.5,
            strokeDasharray: "5 3",
          }),
        ]
      : []),
  ];
}
