/** A person as the plan shows them: name in both scripts, rank, home unit, and the score with its parts. */
import type { Candidate, ScorePart } from "@contingent/server/selection/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { StateMark } from "../ui/Marks.tsx";
import styles from "./Plan.module.css";
import { isScorePart } from "./score-parts.ts";
import { selectionText } from "./text.ts";
import { decideText } from "./text-decide.ts";
import { useRank } from "./use-rank.ts";

interface PersonCardProps {
  readonly person: Candidate;
  readonly score: number | null;
  readonly parts: readonly ScorePart[];
  readonly pinned?: boolean;
}

export function PersonCard({ person, score, parts, pinned = false }: PersonCardProps) {
  const say = useText(selectionText);
  const sayDecide = useText(decideText);
  const rank = useRank();
  return (
    <div className={styles.person}>
      <strong lang="kk">{person.name}</strong> {pinned && <StateMark tone="plain">{sayDecide("pinned")}</StateMark>}
      <p className={styles.quiet}>
        {[
          person.nameLatin,
          person.number,
          [person.rank && rank(person.rank), person.grade && `(${person.grade})`].filter(Boolean).join(" "),
          person.homeUnit,
        ]
          .filter(Boolean)
          .join(" · ")}
        {person.sex === "woman" ? ` · ${say("woman")}` : ""}
      </p>
      {score !== null && (
        <p className={styles.parts}>
          <strong>{say("scoreIs", { score })}</strong>
          <Parts parts={parts} />
        </p>
      )}
    </div>
  );
}

function Parts({ parts }: { parts: readonly ScorePart[] }) {
  const say = useText(selectionText);
  const { number } = useSayings();
  return parts.map((part) => (
    <span key={part.part}>
      {isScorePart(part.part) ? say(part.part) : part.part} {part.points >= 0 ? "+" : "−"}
      {number(Math.abs(part.points))}
    </span>
  ));
}
