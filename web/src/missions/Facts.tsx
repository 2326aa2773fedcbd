/** What a mission is, where, since when, and its three ends, each with its source. */
import type { Mission } from "@contingent/server/missions/schema";
import type { ReactNode } from "react";
import { useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { ConfidenceMark, DayText } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import styles from "./Missions.module.css";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

export function Facts({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const inWords = useWords();
  return (
    <Section id="facts" title={say("facts")}>
      <dl className={styles.facts}>
        <Fact name={say("name")}>{inWords(mission.name)}</Fact>
        <Fact name={say("kind")}>{word(mission.kind)}</Fact>
        <Fact name={say("area")}>{inWords(mission.area)}</Fact>
        <Fact name={say("headquarters")}>
          {mission.headquarters === null ? (
            "—"
          ) : (
            <span lang="en">
              {mission.headquarters.place} ({mission.headquarters.lat}, {mission.headquarters.lon})
            </span>
          )}
        </Fact>
        <Fact name={say("began")}>
          <Dated fact={mission.started} />
        </Fact>
        {(["operations", "withdrawal", "liquidation"] as const).map((kind) => (
          <Fact key={kind} name={word(kind)}>
            {mission.ends[kind] === null ? say("notDecided") : <Dated fact={mission.ends[kind]} />}
          </Fact>
        ))}
        {mission.note !== "" && (
          <Fact name={say("note")}>
            <span lang="en">{mission.note}</span>
          </Fact>
        )}
        <Fact name={say("source")}>
          <span lang="en">{mission.source}</span> <ConfidenceMark confidence={mission.confidence} />
        </Fact>
      </dl>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Dated({ fact }: { fact: Mission["started"] }) {
  const word = useMissionWord();
  return (
    <>
      <DayText day={fact.day} />
      {fact.precision === "month" && ` (${word("month")})`} · <span lang="en">{fact.source}</span>{" "}
      <ConfidenceMark confidence={fact.confidence} />
    </>
  );
}
