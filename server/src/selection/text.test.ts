import { expect, test } from "vitest";
import { shippedRules } from "../eligibility/fixtures.ts";
import { ATTRIBUTES } from "../eligibility/rules.ts";
import { hitText, recordText, ruleNames } from "../eligibility/text.ts";
import { needText, reasonText, refusalText } from "./text.ts";

const places = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).toSorted();

test("the four sentences of a code name the same facts", () => {
  for (const [code, { en, ...others }] of Object.entries({
    ...reasonText,
    ...refusalText,
    ...needText,
    ...hitText,
    ...recordText,
  }))
    for (const text of Object.values(others)) expect(places(text), code).toEqual(places(en));
});

test("every shipped rule has a name in four languages, and every attribute five sentences", () => {
  for (const { code } of shippedRules) expect(Object.keys(ruleNames)).toContain(code);
  expect(Object.keys(hitText)).toHaveLength(ATTRIBUTES.length * 5);
});
