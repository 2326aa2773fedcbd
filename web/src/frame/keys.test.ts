import { expect, test } from "vitest";
import { places } from "./Navigation.tsx";
import { goKeyOf, goKeys } from "./use-frame-keys.ts";

test("every page of the navigation is reached by g and a letter of its own", () => {
  const letters = places.map(({ to }) => goKeyOf(to));
  expect(letters).not.toContain(null);
  expect(new Set(letters).size).toBe(places.length);
  expect(Object.values(goKeys).toSorted()).toEqual(places.map(({ to }) => to).toSorted());
  expect(goKeyOf("/sign-in")).toBeNull();
});
