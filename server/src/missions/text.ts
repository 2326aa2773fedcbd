/** What is refused of changes to missions, in four languages. Places in braces are the facts. Pure. */
import type { Saying } from "../missions/saying.ts";

/** By code. */
export const missionText = {
  "end-before-start": {
    en: "{{mission}} began on {{started}}; it cannot end on {{day}}.",
    ru: "{{mission}} начата {{started}}; завершиться {{day}} она не может.",
    kk: "{{mission}} {{started}} басталған; {{day}} аяқтала алмайды.",
    fr: "{{mission}} a commencé le {{started}} ; elle ne peut finir le {{day}}.",
  },
  "liquidation-before-withdrawal": {
    en: "{{mission}} completes its withdrawal on {{withdrawal}}; accounts cannot be closed on {{day}}.",
    ru: "{{mission}} завершает вывод {{withdrawal}}; закрыть счета {{day}} нельзя.",
    kk: "{{mission}} шығаруды {{withdrawal}} аяқтайды; есептерді {{day}} жабуға болмайды.",
    fr: "{{mission}} achève son retrait le {{withdrawal}} ; les comptes ne peuvent être clos le {{day}}.",
  },
  "mandate-ends-before-it-begins": {
    en: "A mandate from {{from}} cannot end on {{to}}.",
    ru: "Мандат с {{from}} не может закончиться {{to}}.",
    kk: "{{from}} басталатын мандат {{to}} аяқтала алмайды.",
    fr: "Un mandat commençant le {{from}} ne peut finir le {{to}}.",
  },
} as const satisfies Record<string, Saying>;
