/** The parts of a figure as bars from zero; each opens its rows. Inferred parts are dotted. They add up to the figure. */
import type { FigurePart } from "@contingent/server/figures/schema";
import { Link } from "@tanstack/react-router";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ExportMenu } from "../ui/ExportMenu.tsx";
import { Section } from "../ui/Page.tsx";
import styles from "./FigurePage.module.css";
import type { WholeFigure } from "./FigurePage.tsx";
import { figuresText } from "./text.ts";

export function FigureParts({ figure, chosen }: { figure: WholeFigure; chosen: string | undefined }) {
  const say = useText(figuresText);
  const word = useWord();
  const { number } = useSayings();
  const most = Math.max(1, ...figure.parts.map((part) => part.value));
  const by = say("partBy", { what: say(figure.definition.breakdown) });
  const columns = [
    { key: "part", title: say(figure.definition.breakdown), value: (part: FigurePart) => word(part.key) },
    { key: "value", title: say("people"), value: (part: FigurePart) => part.value },
    { key: "inferred", title: say("inferred"), value: (part: FigurePart) => part.inferred },
  ];
  return (
    <Section
      title={`${say("parts")}. ${by}`}
      tools={<ExportMenu title={say("parts")} columns={columns} rows={figure.parts} about={[]} />}
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
                  {word(part.key)}
                </Link>
              </th>
              <td>
                <Bar part={part} most={most} />
              </td>
              <td className={styles.number}>{number(part.value)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say("total")}</th>
            <td />
            <td className={styles.number}>{number(figure.value)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
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
