/** How the address asks for a figure: its breakdown and its version. What cannot be read is left out. */
import { Breakdown } from "@contingent/server/figures/schema";
import { getRouteApi } from "@tanstack/react-router";
import type { FigureView } from "./queries.ts";

const route = getRouteApi("/frame/figures/$id");

/** The breakdown, the version and the part in the address. */
export function useFigureView(): FigureView {
  const { by, version, part } = route.useSearch();
  const number = Number(version);
  return {
    by: Breakdown.safeParse(by).data,
    version: Number.isInteger(number) && number > 0 ? number : undefined,
    part,
  };
}
