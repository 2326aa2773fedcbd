/** Words of the pages of missions. */
import { defineText } from "../language/text.ts";
import { changeWords } from "./change-words.ts";
import { impactWords } from "./impact-words.ts";
import { lifeWords } from "./life-words.ts";
import { listWords } from "./list-words.ts";

export const missionsText = defineText("missions", {
  title: { en: "Missions", ru: "Миссии", kk: "Миссиялар", fr: "Missions" },
  ...listWords,
  ...lifeWords,
  ...impactWords,
  ...changeWords,
});
