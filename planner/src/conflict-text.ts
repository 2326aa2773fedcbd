/** The parts of a contradiction as sentences. */
import type { ConflictPart, Json } from "./plan.ts";

/** What a part says, with the reason its pin or ban gives; a kind that is not known with its facts as they are. */
export function conflictText(part: ConflictPart): string {
  const { why } = part;
  const reason = typeof why === "string" && why !== "" ? ` (${why})` : "";
  switch (part.kind) {
    case "pin":
      return `${said(part.person)} must fill ${said(part.tour)}${reason}`;
    case "ban":
      return `${said(part.person)} must not fill ${said(part.tour)}${reason}`;
    case "need":
      return `${said(part.tour)} needs ${Array.isArray(part.need) ? part.need.join(" or ") : said(part.need)}`;
    case "available":
      return `${said(part.person)} is available only at the times given`;
    case "returned":
      return `${said(part.person)} returns on ${said(part.lastReturn)}`;
    case "rest":
      return `${said(part.days)} days of rest lie between two tours and after the latest return`;
    case "ceiling":
      return `the ceiling ${said(part.id)}`;
    case "share":
      return `the share ${said(part.id)}`;
    case "homeCap":
      return `the home cap ${said(part.id)}`;
    default:
      return JSON.stringify(part);
  }
}

function said(fact: Json | undefined): string {
  return typeof fact === "string" ? fact : JSON.stringify(fact ?? null);
}
