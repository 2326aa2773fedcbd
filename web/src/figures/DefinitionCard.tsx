/** A definition as it is declared: in words, what of the doubtful cases counts, and its versions. */
import type { Counting, WhatCounts, WholeFigure } from "@contingent/server/figures/schema";
import { Link } from "@tanstack/react-router";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { Section } from "../ui/Page.tsx";
import styles from "./FigurePage.module.css";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";

export function DefinitionCard({ figure }: { figure: WholeFigure }) {
  const say = useText(figuresText);
  const sayRecord = useText(recordText);
  const inWords = useWords();
  const { definition, versions } = figure;
  const current = versions.find((one) => one.current);
  return (
    <Section title={say("definition")}>
      <p className={styles.definition}>{inWords(definition.text)}</p>
      {!definition.current && current && (
        <p className={styles.attention}>
          {sayRecord("versionOld", { version: definition.version, current: current.version })}
        </p>
      )}
      {definition.changed && <p className={styles.note}>{inWords(definition.changed)}</p>}
      <p className={styles.note}>
        {say("definitionOf", { id: definition.id, version: definition.version })}
        {/* A page of the product's own documentation is nothing that an officer can open. */}
        {!definition.source.startsWith("docs/") && ` · ${definition.source}`}
        {versions.length > 1 &&
          versions.map((one) => (
            <span key={one.version}>
              {" · "}
              <Link
                to="."
                search={(previous) => ({ ...previous, version: one.current ? undefined : String(one.version) })}
                aria-current={one.version === definition.version ? "true" : undefined}
              >
                {sayRecord("version")} {one.version}
              </Link>
            </span>
          ))}
      </p>
      <h3>{sayRecord("whatCounts")}</h3>
      <Rules counting={definition.counting} />
    </Section>
  );
}

const CASES = [
  "overlap",
  "transit",
  "leave",
  "hostContingent",
  "died",
  "repatriated",
] as const satisfies readonly (keyof WhatCounts)[];

function Rules({ counting }: { counting: Counting }) {
  const say = useText(recordText);
  const word = useWord();
  const { day } = useSayings();
  const lines: readonly (readonly [string, string])[] = [
    [say("when"), say(`when_${counting.when}`)],
    ...(counting.since === null ? [] : [[say("since"), day(counting.since)] as const]),
    ...(counting.missions === null ? [] : [[say("only_missions"), counting.missions.join(", ")] as const]),
    ...(counting.roles === null ? [] : [[say("only_roles"), counting.roles.map(word).join(", ")] as const]),
    ...(counting.women ? [[say("women"), say("yes")] as const] : []),
    ...CASES.map((name) => [say(name), say(counting.counts[name])] as const),
  ];
  return (
    <dl className={styles.rules}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
