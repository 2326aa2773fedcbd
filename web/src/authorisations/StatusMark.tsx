/** How a decision stands, in a word; a rejected or lapsed one is marked. */
import type { AuthorisationStatus } from "@contingent/server/authorisations/schema";
import { useWord } from "../language/use-reason.ts";
import { StateMark } from "../ui/Marks.tsx";

const tones = {
  draft: "plain",
  proposed: "attention",
  in_debate: "attention",
  acting: "attention",
  deemed_granted: "attention",
  granted: "strong",
  suspended: "attention",
  rejected: "broken",
  expired: "plain",
  recalled: "broken",
  superseded: "plain",
  lapsed: "plain",
  must_withdraw: "broken",
} as const satisfies Record<AuthorisationStatus, string>;

export function StatusMark({ status }: { status: AuthorisationStatus }) {
  const word = useWord();
  return <StateMark tone={tones[status]}>{word(status)}</StateMark>;
}
