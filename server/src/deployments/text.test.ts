import { expect, test } from "vitest";
import { lawText } from "../authorisations/text.ts";
import type { Saying } from "../missions/saying.ts";
import { missionText } from "../missions/text.ts";
import { tourText } from "./text.ts";

const placesOf = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

test("every sentence of the law has the same facts in all four languages", () => {
  const all: Record<string, Saying> = { ...missionText, ...lawText, ...tourText };
  expect(Object.keys(all).length).toBeGreaterThan(30);
  for (const [code, saying] of Object.entries(all)) {
    const places = placesOf(saying.en);
    for (const language of ["ru", "kk", "fr"] as const)
      expect(placesOf(saying[language]), `${code} ${language}`).toEqual(places);
  }
});
