/** The parts of a figure as bars from zero; each opens its rows. Inferred parts are dotted. They add up to the figure. */
import { Breakdown, type FigurePart, type WholeFigure } from "@contingent/server/figures/schema";
import { NativeSelect } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ExportMenu } from "../ui/ExportMenu.tsx";
import { Section } from "../ui/Page.tsx";
import styles from "./FigurePage.module.css";

import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";

export function FigureParts({ figure, chosen }: { figure: WholeFigure; chosen: string | undefined }) {
  const say = useText(figuresText);
  const word = useWord();
  const { number } = useSayings();
  const most = Math.max(1, ...figure.parts.map((part) => part.value));
  const sayRecord = useText(recordText);
  const by = sayRecord(`by_${figure.by}`);
  const name = (part: FigurePart) => (part.key === "" ? sayRecord("without") : word(part.key));
  const columns = [
    { key: "part", title: by, value: name },
    { key: "value", title: say("people"), value: (part: FigurePart) => part.value },
    { key: "inferred", title: say("inferred"), value: (part: FigurePart) => part.inferred },
  ];
  return (
    <Section
      title={say("parts")}
      tools={
        <>
          <ChooseBreakdown figure={figure} />
          <ExportMenu
            title={`${say("parts")}: ${by}`}
            columns={columns}
            rows={figure.parts}
            about={[[say("definition"), `${figure.definition.id}/${figure.definition.version}`]]}
          />
        </>
      }
    >
      <table className={styles.parts}>
        <tbody>
          {figure.parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">
                <Link
                  to="."
                  search={(previous) => ({ ...previous, part: chosen === part.key ? undefined : part.key })}
                  hash="rows"
                  aria-current={chosen === part.key ? "true" : undefined}
                >
                  {name(part)}
                </Link>
              </th>
              <td>
                <Bar part={part} most={most} />
              </td>
              <td className={styles.number}>
                {number(part.value)}
                {part.of !== null && <span className={styles.of}> / {number(part.of)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say("total")}</th>
            <td />
            <td className={styles.number}>
              {number(figure.value)}
              {figure.definition.measure === "share" && <span className={styles.of}> / {number(figure.of ?? 0)}</span>}
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

/** By what the figure is broken down; the parts add up to it whatever is chosen. */
function ChooseBreakdown({ figure }: { figure: WholeFigure }) {
  const say = useText(recordText);
  const navigate = useNavigate({ from: "/figures/$id" });
  return (
    <NativeSelect
      size="xs"
      className="no-print"
      aria-label={say("breakdown")}
      value={figure.by}
      data={Breakdown.options.map((one) => ({ value: one, label: say(`by_${one}`) }))}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        void navigate({
          search: (previous) => ({
            ...previous,
            part: undefined,
            by: chosen === figure.definition.breakdown ? undefined : chosen,
          }),
          replace: true,
          resetScroll: false,
        });
      }}
    />
  );
}

function Bar({ part, most }: { part: FigurePart; most: number }) {
  const share = (people: number) => `${(100 * people) / most}%`;
  return (
    <div className={styles.bar} aria-hidden="true">
      <span style={{ width: share(part.value - part.inferred) }} />
      {part.inferred > 0 && <span data-inferred="" style={{ width: share(part.inferred) }} />}
    </div>
  );
}
