/** All sentences of reasons that the product has in four languages. Fetched after the first page is drawn. */
import { lawText } from "@contingent/server/authorisations/text";
import { tourText } from "@contingent/server/deployments/text";
import { hitText, recordText, ruleNames } from "@contingent/server/eligibility/text";
import { figureText } from "@contingent/server/figures/text";
import { missionText } from "@contingent/server/missions/text";
import { needText, reasonText, refusalText } from "@contingent/server/selection/text";
import { historyReasons } from "../history/reasons.ts";
import { alarmReasons } from "./alarm-reasons.ts";
import { lawReasons } from "./law-reasons.ts";
import { addReasons } from "./reasons.ts";
import { remedyReasons } from "./remedy-reasons.ts";
import { defineText } from "./text.ts";

const texts = [
  lawReasons,
  // Before the common ones: these say what the ways out say now.
  remedyReasons,
  alarmReasons,
  historyReasons,
  defineText("reasons.records", { ...missionText, ...lawText, ...tourText }),
  defineText("reasons.selection", { ...reasonText, ...refusalText, ...needText }),
  defineText("reasons.figures", figureText),
  defineText("reasons.eligibility", { ...hitText, ...recordText }),
];

addReasons(texts, defineText("names.rules", ruleNames));
