/** All sentences of reasons that the product has in four languages. Fetched after the first page is drawn. */
import { hitText, ruleNames } from "@contingent/server/eligibility/text";
import { needText, reasonText, refusalText } from "@contingent/server/selection/text";
import { lawReasons } from "./law-reasons.ts";
import { addReasons } from "./reasons.ts";
import { defineText } from "./text.ts";

const texts = [
  lawReasons,
  defineText("reasons.selection", { ...reasonText, ...refusalText, ...needText }),
  defineText("reasons.eligibility", hitText),
];

addReasons(texts, defineText("names.rules", ruleNames));
