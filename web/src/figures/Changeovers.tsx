/** Reliefs in which more people were there than the rotation they relieved, and published numbers beyond what a decision permits. */
import type { Changeover, Limit, Published, WholeFigure } from "@contingent/server/figures/schema";
import { Link } from "@tanstack/react-router";
import { useSayings, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DaysText } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { AttentionSign } from "../ui/States.tsx";
import { valueOn } from "../ui/steps.ts";
import styles from "./FigurePage.module.css";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";

export function Changeovers({ figure }: { figure: WholeFigure }) {
  const say = useText(recordText);
  const beyond = beyondOf(figure);
  if (beyond.length === 0 && figure.changeovers.length === 0) return null;
  return (
    <Section title={say("changeovers")} id="reliefs">
      <Beyond figure={figure} beyond={beyond} />
      {figure.changeovers.length > 0 && <ChangeoverTable changeovers={figure.changeovers} />}
    </Section>
  );
}

type Above = readonly { readonly one: Published; readonly limit: Limit }[];

/** What others published above all ceilings of the day together, each with the ceiling that allows for reliefs where there is one. */
function beyondOf(figure: WholeFigure): Above {
  return figure.publishedSeries.flatMap((one) => {
    const held = figure.limits.filter((limit) => valueOn(limit.steps, one.day) !== null);
    const limit = held.find(({ allowance }) => allowance !== null) ?? held[0];
    const all = held.reduce((sum, { people }) => sum + people, 0);
    return limit === undefined || one.value <= all ? [] : [{ one, limit }];
  });
}

function Beyond({ figure, beyond }: { figure: WholeFigure; beyond: Above }) {
  const say = useText(recordText);
  const { day } = useSayings();
  return beyond.map(({ one, limit }) => (
    <p key={`${one.day} ${one.by}`} className={styles.beyond}>
      <AttentionSign />{" "}
      {say("publishedBeyond", {
        value: one.value,
        day: day(one.day),
        people: limit.people,
        code: limit.code,
        ours: valueOn(figure.curve, one.day) ?? 0,
        allowance:
          limit.allowance === null
            ? ""
            : `${say("allowance", { people: limit.allowance.people, days: limit.allowance.days })}${limit.allowance.inferred ? ` ${say("allowanceInferred")}` : ""}`,
      })}{" "}
      <span lang="en">{one.note}</span>
    </p>
  ));
}

function ChangeoverTable({ changeovers }: { changeovers: readonly Changeover[] }) {
  const say = useText(recordText);
  const sayFigures = useText(figuresText);
  return (
    <DataTable
      title={say("changeovers")}
      rows={changeovers}
      rowKey={(one) => `${one.mission} ${one.from}`}
      columns={[
        {
          key: "from",
          title: sayFigures("from"),
          value: (one) => one.from,
          cell: (one) => (
            <Link to="." search={(previous) => ({ ...previous, asOf: one.from })}>
              <DaysText from={one.from} to={one.to} />
            </Link>
          ),
          narrow: "main",
        },
        { key: "to", title: sayFigures("to"), value: (one) => one.to, exportOnly: true },
        { key: "mission", title: sayFigures("mission"), value: (one) => one.mission },
        {
          key: "rotations",
          title: say("rotations"),
          value: (one) => `${one.leaving} → ${one.relieving}`,
          nowrap: true,
        },
        { key: "present", title: say("there"), value: (one) => one.present, numeric: true },
        { key: "strength", title: say("strength"), value: (one) => one.strength, numeric: true },
        { key: "overlap", title: say("beyond"), value: (one) => one.overlap, numeric: true, narrow: "side" },
      ]}
    />
  );
}
