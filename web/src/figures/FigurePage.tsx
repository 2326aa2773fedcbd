/** One figure: the number, what it is made of, how it came to be, its definition, and every row it counts. */
import type { WholeFigure } from "@contingent/server/figures/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { rich } from "../language/rich.tsx";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { useRight } from "../session/session.ts";
import { FailedPage } from "../ui/FailedPage.tsx";
import { Missing } from "../ui/Marks.tsx";
import { PageHead, Section } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { Changeovers } from "./Changeovers.tsx";
import { DefinitionCard } from "./DefinitionCard.tsx";
import { FigureActions } from "./FigureActions.tsx";
import { FigureCourse } from "./FigureCourse.tsx";
import styles from "./FigurePage.module.css";
import { FigureParts } from "./FigureParts.tsx";
import { FigureRows } from "./FigureRows.tsx";
import { PublishedSeries } from "./PublishedSeries.tsx";
import { figureQuery } from "./queries.ts";
import { sayValue } from "./shown.ts";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";
import { useFigureView } from "./use-figure-view.ts";

const route = getRouteApi("/frame/figures/$id");

export function FigurePage() {
  const { id } = route.useParams();
  const reading = useReading();
  const figure = useQuery(figureQuery(id, reading, useFigureView()));
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
  const word = useWord();
  const { part } = route.useSearch();
  const maySeeRows = useRight("figures.rows");
  return (
    <>
      <PageHead
        title={inWords(figure.definition.title)}
        up={<Up />}
        actions={<FigureActions figure={figure} />}
        sentence={<Sentence figure={figure} />}
      />
      <div className={styles.columns}>
        <div>
          <FigureCourse figure={figure} />
          <Changeovers figure={figure} />
        </div>
        <div>
          <FigureParts figure={figure} chosen={part} />
          <DefinitionCard figure={figure} />
        </div>
      </div>
      <Section id="rows" title={part === undefined ? say("rowsTitle") : say("rowsOfPart", { part: word(part) })}>
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

function Sentence({ figure }: { figure: WholeFigure }) {
  const say = useText(figuresText);
  const sayRecord = useText(recordText);
  const { day, number, language } = useSayings();
  const strong = (words: string) => <strong>{words}</strong>;
  const toRows = (words: string) => <a href="#rows">{words}</a>;
  const { published, definition, publishedAll } = figure;
  const difference = published ? figure.value - published.value : 0;
  const key = definition.measure === "share" ? "oneShare" : "oneAverage";
  const of = { value: figure.value, of: figure.of ?? 0, ratio: sayValue(figure, language), day: day(figure.asOf) };
  const values = [...new Set(publishedAll.map((one) => one.value))];
  return (
    <>
      {definition.measure === "count"
        ? rich(say(sentenceKeys[definition.unit], { count: figure.value, day: day(figure.asOf) }), {
            day: strong,
            value: toRows,
          })
        : rich(sayRecord(key, of), { day: strong, value: toRows })}
      {figure.overlap > 0 &&
        rich(sayRecord("inOverlap", { count: figure.overlap }), {
          overlap: (words) => <a href="#reliefs">{words}</a>,
        })}
      {values.length > 1 && sayRecord("disagree", { values: values.map(number).join(" / ") })}
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
