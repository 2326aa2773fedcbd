/** Regions of the world, by where a mission's headquarters stand: coarse boxes, to offer missions by, and no statement about borders. Pure. */

export const REGIONS = ["africa", "middleEast", "asia", "europe", "americas"] as const;
export type Region = (typeof REGIONS)[number];

interface Box {
  readonly region: Region;
  /** Degrees north and east, ends included. */
  readonly north: readonly [number, number];
  readonly east: readonly [number, number];
}

/** The first box that holds the place gives its region. */
const BOXES: readonly Box[] = [
  { region: "americas", north: [-60, 75], east: [-180, -30] },
  { region: "europe", north: [34.4, 72], east: [-30, 34.6] },
  { region: "europe", north: [38, 72], east: [34.6, 50] },
  { region: "middleEast", north: [29, 38], east: [31, 63] },
  { region: "middleEast", north: [12, 29], east: [42, 60] },
  { region: "africa", north: [-36, 38], east: [-30, 52] },
];

/** The region of a place; what lies in no box is Asia and the Pacific. */
export function regionOf({ lat, lon }: { readonly lat: number; readonly lon: number }): Region {
  const holds = ([from, to]: readonly [number, number], value: number) => from <= value && value <= to;
  return BOXES.find(({ north, east }) => holds(north, lat) && holds(east, lon))?.region ?? "asia";
}
