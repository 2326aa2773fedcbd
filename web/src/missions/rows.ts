/** What the list, the map and the horizon show of missions: lines with our people, filtered as the address says. Pure. */
import type { OurLine } from "@contingent/server/deployments/schema";
import type { MandateHorizon, MissionLine } from "@contingent/server/missions/schema";

/** A mission with our people in it. */
export interface MissionRow extends MissionLine {
  readonly ours: number;
  readonly oursPlanned: number;
  readonly tours: number;
}

/** Which missions are shown; `ours` means people there, planned, or ever sent. */
export type Show = "active" | "ours" | "closed" | "all";
const shows: readonly Show[] = ["active", "ours", "closed", "all"];

/** The filter in the address; the active ones when it names none. */
export function readShow(text: string | undefined): Show {
  return shows.find((show) => show === text) ?? "active";
}

/** Lines joined with our people. */
export function rowsOf(lines: readonly MissionLine[], ours: readonly OurLine[]): readonly MissionRow[] {
  const own = new Map(ours.map((line) => [line.mission, line]));
  return lines.map((line) => {
    const mine = own.get(line.id);
    return { ...line, ours: mine?.present ?? 0, oursPlanned: mine?.planned ?? 0, tours: mine?.tours ?? 0 };
  });
}

/** Whether a row is shown: `closed` means that operations have ended. */
export function isShown(row: MissionRow, show: Show, kind: string | undefined): boolean {
  if (kind !== undefined && row.kind !== kind) return false;
  switch (show) {
    case "active":
      return row.state === "active";
    case "closed":
      return row.state === "withdrawing" || row.state === "liquidating" || row.state === "ended";
    case "ours":
      return row.ours + row.oursPlanned + row.tours > 0;
    case "all":
      return true;
    default:
      return show satisfies never;
  }
}

/** A band of the horizon; missions in it with the nearest end first. */
export interface Band {
  readonly key: "0" | "30" | "90" | "180" | "later" | "open" | "unknown";
  readonly rows: readonly MissionRow[];
}

const bands: readonly { readonly key: Band["key"]; readonly alert: MandateHorizon["alert"] | undefined }[] = [
  { key: "0", alert: 0 },
  { key: "30", alert: 30 },
  { key: "90", alert: 90 },
  { key: "180", alert: 180 },
];

/** Active missions of the UN by how near their mandate's end is: run out, within 30, 90, 180 days, later, open-ended, not on record. Empty bands are left out. */
export function bandsOf(rows: readonly MissionRow[]): readonly Band[] {
  const active = rows.filter((row) => row.state === "active" && row.kind !== "other").toSorted(byDaysLeft);
  const dated = active.filter((row) => row.daysLeft !== null);
  const openEnded = active.filter((row) => row.daysLeft === null);
  const all: readonly Band[] = [
    ...bands.map(({ key, alert }) => ({ key, rows: dated.filter((row) => row.alert === alert) })),
    { key: "later", rows: dated.filter((row) => row.alert === null) },
    { key: "open", rows: openEnded.filter((row) => row.mandate !== null) },
    { key: "unknown", rows: openEnded.filter((row) => row.mandate === null) },
  ];
  return all.filter((band) => band.rows.length > 0);
}

function byDaysLeft(a: MissionRow, b: MissionRow): number {
  return (a.daysLeft ?? 0) - (b.daysLeft ?? 0) || (a.id < b.id ? -1 : 1);
}
