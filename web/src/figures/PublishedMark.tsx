/** How a figure stands to what others published for the same day. */
import type { Published } from "@contingent/server/figures/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { Missing, StateMark } from "../ui/Marks.tsx";
import { figuresText } from "./text.ts";

export function PublishedMark({ published, value }: { published: Published | null; value: number }) {
  const say = useText(figuresText);
  const { number } = useSayings();
  if (published === null) return <Missing why="none" />;
  const by = value - published.value;
  return (
    <span title={published.by} style={{ whiteSpace: "nowrap" }}>
      {number(published.value)}{" "}
      {by === 0 ? (
        <StateMark tone="plain">{say("agrees")}</StateMark>
      ) : (
        <StateMark tone="attention">{say("differs", { by: `${by > 0 ? "+" : "−"}${number(Math.abs(by))}` })}</StateMark>
      )}
    </span>
  );
}
