import { describe, expect, test } from "vitest";
import { aPerson } from "./fixtures.ts";
import { declared, familyName, listName, patronymic, rankOn, reasonsAgainstEvidence, spellings } from "./rules.ts";

describe("names", () => {
  test("are spelled in Kazakh Latin with the letters of 2021 and in passports without marks", () => {
    const [cyrillic, latin, passport] = spellings({ family: "Жүсіпов", given: "Әділ", patronymic: "Ғабитұлы" });
    expect(cyrillic).toMatchObject({ family: "Жүсіпов" });
    expect(latin).toEqual({
      script: "kk-Latn",
      family: "Jüsıpov",
      given: "Ädıl",
      patronymic: "Ğabitūly",
    });
    expect(passport).toEqual({ script: "passport", family: "ZHUSIPOV", given: "ADIL", patronymic: "" });
  });

  test("keep the dotted capital for И and the plain one for І", () => {
    const latin = (family: string) => spellings({ family, given: "Дана", patronymic: "" })[1]?.family;
    expect(latin("Ибраимов")).toBe("İbraimov");
    expect(latin("Ізтілеуов")).toBe("Iztıleuov");
  });

  test("have a woman's form where the family name ends in a Russian way, and a patronymic in the Kazakh way", () => {
    expect(familyName("Ахметов", true)).toBe("Ахметова");
    expect(familyName("Жолдас", true)).toBe("Жолдас");
    expect(patronymic("Серік", true)).toBe("Серікқызы");
    expect(listName({ family: "A", given: "B", patronymic: "" })).toBe("A B");
  });
});

test("a rank is held on its first and on its last day and not on the next", () => {
  const person = aPerson({
    ranks: [{ rank: "kapitan", grade: "OF-2", validFrom: "2020-01-01", validTo: "2024-12-31" }],
  });
  expect(rankOn(person, "2020-01-01")?.rank).toBe("kapitan");
  expect(rankOn(person, "2024-12-31")?.rank).toBe("kapitan");
  expect(rankOn(person, "2025-01-01")).toBeNull();
  expect(rankOn(person, "2019-12-31")).toBeNull();
});

test("a declaration no longer counts on the day it is withdrawn", () => {
  const declaration = { track: "both", given: "2026-01-01", expires: "2026-12-31", withdrawn: "2026-03-01" } as const;
  expect(declared(declaration, "2026-02-28")).toBe(true);
  expect(declared(declaration, "2026-03-01")).toBe(false);
  expect(declared({ ...declaration, withdrawn: null }, "2026-12-31")).toBe(true);
  expect(declared({ ...declaration, withdrawn: null }, "2027-01-01")).toBe(false);
  expect(declared(declaration, "2025-12-31")).toBe(false);
});

test("evidence of health that names anything but fit or unfit is refused with both reasons", () => {
  const given = { kind: "medical", subject: "asthma", result: "asthma", issued: "2026-01-01", expires: null } as const;
  expect(reasonsAgainstEvidence(given, "2026-06-30").map(({ code }) => code)).toEqual([
    "evidence.result",
    "evidence.diagnosis",
  ]);
  expect(reasonsAgainstEvidence({ ...given, subject: "", result: "fit" }, "2026-06-30")).toEqual([]);
});

test("evidence from the future and evidence that ended before it began are refused", () => {
  const given = {
    kind: "language",
    subject: "english",
    result: "5.5",
    issued: "2026-07-01",
    expires: "2026-06-01",
  } as const;
  expect(reasonsAgainstEvidence(given, "2026-06-30").map(({ code }) => code)).toEqual([
    "evidence.future",
    "evidence.days",
  ]);
});
