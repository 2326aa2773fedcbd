/** What others published over time, beside what we count; each day can be read as it stood. */
import type { WholeFigure } from "@contingent/server/figures/schema";
import { Link } from "@tanstack/react-router";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { valueOn } from "../ui/steps.ts";
import { PublishedMark } from "./PublishedMark.tsx";
import { figuresText } from "./text.ts";

export function PublishedSeries({ figure }: { figure: WholeFigure }) {
  const say = useText(figuresText);
  const ours = (day: string) => valueOn(figure.curve, day);
  return (
    <Section title={say("publishedSeries")}>
      <DataTable
        title={say("publishedSeries")}
        rows={figure.publishedSeries}
        rowKey={(one) => `${one.day} ${one.by}`}
        columns={[
          {
            key: "day",
            title: say("day"),
            value: (one) => one.day,
            cell: (one) => (
              <Link to="." search={(previous) => ({ ...previous, asOf: one.day })} title={say("readThatDay")}>
                <DayText day={one.day} />
              </Link>
            ),
            narrow: "main",
          },
          {
            key: "published",
            title: say("published"),
            value: (one) => one.value,
            cell: (one) => <PublishedMark published={one} value={ours(one.day) ?? one.value} />,
            narrow: "side",
          },
          { key: "ours", title: say("value"), value: (one) => ours(one.day), numeric: true },
          { key: "by", title: say("by"), value: (one) => one.by },
          { key: "note", title: say("note"), value: (one) => one.note },
        ]}
      />
    </Section>
  );
}
