import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Region, regionOf } from "./regions.ts";

interface Shipped {
  readonly id: string;
  readonly headquarters: { readonly lat: number; readonly lon: number } | null;
}
const { missions } = JSON.parse(readFileSync(new URL("../../../../data/missions.json", import.meta.url), "utf8")) as {
  missions: readonly Shipped[];
};

test("every mission stands in the region in which people look for it", () => {
  const expected: Readonly<Record<Region, readonly string[]>> = {
    africa: ["MINURSO", "MONUSCO", "MINUSCA", "UNMISS", "UNISFA", "MINUSMA", "UNAMID", "UNMEE", "UNOCI", "UNMIL"],
    middleEast: ["UNTSO", "UNIFIL", "UNDOF", "UNIKOM", "UNYOM"],
    asia: ["UNMOGIP", "UNMIN", "UNTAET", "UNTAC", "UNMOT"],
    europe: ["UNFICYP", "UNMIK", "UNPROFOR", "UNOMIG"],
    americas: ["MINUSTAH", "ONUSAL", "MINUGUA"],
  };
  const found = Object.entries(expected).map(([region, ids]) => [
    region,
    ids.filter((id) => {
      const place = missions.find((mission) => mission.id === id)?.headquarters;
      return place != null && regionOf(place) === region;
    }),
  ]);
  expect(Object.fromEntries(found)).toEqual(expected);
});
