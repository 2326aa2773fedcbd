/** One figure: the number, what it is made of, how it came to be, its definition, and every row it counts. */
import type { Figure, figuresApi } from "@contingent/server/figures/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import type { Reply } from "../api/call.ts";
import { rich } from "../language/rich.tsx";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { useRight } from "../session/session.ts";
import { FailedPage } from "../ui/FailedPage.tsx";
import { Missing } from "../ui/Marks.tsx";
import { PageHead, Section } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { FigureCourse } from "./FigureCourse.tsx";
import styles from "./FigurePage.module.css";
import { FigureParts } from "./FigureParts.tsx";
import { FigureRows } from "./FigureRows.tsx";
import { PublishedSeries } from "./PublishedSeries.tsx";
import { figureQuery } from "./queries.ts";
import { figuresText } from "./text.ts";

const route = getRouteApi("/frame/figures/$id");
export type WholeFigure = Reply<(typeof figuresApi.getFigure)["shapes"]>;

export function FigurePage() {
  const { id } = route.useParams();
  const reading = useReading();
  const figure = useQuery(figureQuery(id, reading));
  if (figure.isPending) return <PageSkeleton />;
  if (figure.error)
    return <FailedPage title={id} up={<Up />} error={figure.error} retry={() => void figure.refetch()} />;
  return <Shown figure={figure.data} />;
}

/** The way back to the list. */
function Up() {
  const say = useText(figuresText);
  return (
    <Link to="/figures" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("title")}
    </Link>
  );
}

function Shown({ figure }: { figure: WholeFigure }) {
  const say = useText(figuresText);
  const inWords = useWords();
  const { part } = route.useSearch();
  const maySeeRows = useRight("figures.rows");
  return (
    <>
      <PageHead title={inWords(figure.definition.title)} up={<Up />} sentence={<Sentence figure={figure} />} />
      <div className={styles.columns}>
        <FigureCourse figure={figure} />
        <div>
          <FigureParts figure={figure} chosen={part} />
          <DefinitionText figure={figure} />
        </div>
      </div>
      <Section id="rows" title={part ? say("rowsOfPart", { part }) : say("rowsTitle")}>
        {maySeeRows ? (
          <FigureRows figure={figure} part={part} />
        ) : (
          <p>
            <Missing why="withheld" /> {say("rowsWithheld")}
          </p>
        )}
      </Section>
      {figure.publishedSeries.length > 0 && <PublishedSeries figure={figure} />}
    </>
  );
}

const sentenceKeys = { headcount: "oneHeadcount", person_tours: "onePersonTours", persons: "onePersons" } as const;

function Sentence({ figure }: { figure: Figure }) {
  const say = useText(figuresText);
  const { day } = useSayings();
  const strong = (words: string) => <strong>{words}</strong>;
  const toRows = (words: string) => <a href="#rows">{words}</a>;
  const { published } = figure;
  const difference = published ? figure.value - published.value : 0;
  return (
    <>
      {rich(say(sentenceKeys[figure.definition.unit], { count: figure.value, day: day(figure.asOf) }), {
        day: strong,
        value: toRows,
      })}
      {figure.inferred > 0 &&
        rich(say("ofThemInferred", { count: figure.inferred }), {
          inferred: (words) => <span className={styles.inferred}>{words}</span>,
        })}
      {figure.breached > 0 &&
        rich(say("ofThemBreached", { count: figure.breached }), {
          breached: (words) => <span className={styles.breached}>{words}</span>,
        })}
      {published && difference === 0 && say("publishedSame", { by: published.by })}
      {published &&
        difference !== 0 &&
        rich(say("publishedOther", { by: published.by, count: published.value, difference: Math.abs(difference) }), {
          published: strong,
          attention: (words) => <span className={styles.attention}>{words}</span>,
        })}
    </>
  );
}

function DefinitionText({ figure }: { figure: WholeFigure }) {
  const say = useText(figuresText);
  const inWords = useWords();
  const { definition } = figure;
  return (
    <Section title={say("definition")}>
      <p className={styles.definition}>{inWords(definition.text)}</p>
      <p className={styles.note}>
        {say("definitionOf", { id: definition.id, version: definition.version })} · {definition.source}
      </p>
    </Section>
  );
}
