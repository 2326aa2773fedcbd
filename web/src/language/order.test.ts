import { expect, test } from "vitest";
import { comparison } from "./order.ts";

test("Kazakh letters stand in the order of their alphabet: Ә after А, Қ after К, І after Ы", () => {
  const alphabet = [..."аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"];
  expect([...alphabet].reverse().sort(comparison("kk"))).toEqual(alphabet);
});

test("Kazakh names sort as a reader expects, whatever their capitals", () => {
  const names = ["Ізтілеу", "Қасенова", "Ыбырай", "Әбдіров", "Абаев", "Касым", "абай"];
  expect(names.sort(comparison("kk"))).toEqual(["Абаев", "абай", "Әбдіров", "Касым", "Қасенова", "Ыбырай", "Ізтілеу"]);
});

test("numbers inside Russian, English and French names count as numbers", () => {
  for (const language of ["ru", "en", "fr"] as const) {
    expect(["unit 10", "unit 9"].sort(comparison(language))).toEqual(["unit 9", "unit 10"]);
  }
});
