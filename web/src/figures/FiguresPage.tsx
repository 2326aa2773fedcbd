/** What do we tell parliament, and can we prove it? All figures as of the day, each with its definition and unit. */
import type { Figure } from "@contingent/server/figures/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { rich } from "../language/rich.tsx";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { Missing } from "../ui/Marks.tsx";
import { PageHead } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import { FigureLink } from "./FigureLink.tsx";
import { PublishedMark } from "./PublishedMark.tsx";
import { figuresQuery } from "./queries.ts";
import { sayValue } from "./shown.ts";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";

const route = getRouteApi("/frame/figures");

export function FiguresPage() {
  const say = useText(figuresText);
  const figures = useQuery(figuresQuery(useReading()));
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/figures" });
  const open = useNavigate();
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={say("title")}
        actions={<IssuedLink />}
        sentence={figures.data && <Sentence figures={figures.data.items} />}
      />
      {figures.isPending && <PartSkeleton rows={8} />}
      {figures.error && <Failed error={figures.error} retry={() => void figures.refetch()} />}
      {figures.data?.items.length === 0 && <Empty says={say("none")} />}
      {figures.data && figures.data.items.length > 0 && (
        <DataTable
          title={say("title")}
          columns={columns}
          rows={figures.data.items}
          rowKey={(figure) => figure.definition.id}
          view={{ sort: search.sort, words: search.find }}
          onView={(view) =>
            void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
          }
          onOpen={(figure) =>
            void open({
              to: "/figures/$id",
              params: { id: figure.definition.id },
              search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
            })
          }
        />
      )}
    </>
  );
}

/** The way to what was said. */
function IssuedLink() {
  const say = useText(recordText);
  return (
    <Link to="/figures/issued" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("issuedTitle")}
    </Link>
  );
}

function Sentence({ figures }: { figures: readonly Figure[] }) {
  const say = useText(figuresText);
  const { day } = useSayings();
  const { asOf } = useReading();
  const inferred = figures.filter((figure) => figure.inferred > 0).length;
  const compared = figures.filter((figure) => figure.published !== null);
  const agree = compared.filter((figure) => figure.published?.value === figure.value).length;
  const strong = (words: string) => <strong>{words}</strong>;
  return (
    <>
      {rich(say("sentence", { count: figures.length, day: day(asOf) }), { day: strong, count: strong })}
      {inferred > 0 && rich(say("inferredSentence", { count: inferred }), { count: strong })}
      {compared.length > 0 &&
        rich(say("agreeSentence", { count: compared.length, agree }), { count: strong, agree: strong })}
    </>
  );
}

function useColumns(): readonly Column<Figure>[] {
  const say = useText(figuresText);
  const inWords = useWords();
  const word = useWord();
  return [
    {
      key: "title",
      title: say("figure"),
      value: (figure) => inWords(figure.definition.title),
      cell: (figure) => <FigureLink id={figure.definition.id}>{inWords(figure.definition.title)}</FigureLink>,
      narrow: "main",
    },
    {
      key: "value",
      title: say("value"),
      value: (figure) => (figure.definition.measure === "count" ? figure.value : figure.ratio),
      cell: (figure) => <FigureValue figure={figure} />,
      numeric: true,
      narrow: "side",
    },
    {
      key: "unit",
      title: say("unit"),
      value: ({ definition: { unit, measure } }) =>
        measure === "count" ? word(unit) : `${word(unit)}, ${word(measure)}`,
    },
    {
      key: "inferred",
      title: say("inferred"),
      value: (figure) => figure.inferred,
      cell: (figure) => <InferredPart figure={figure} />,
      numeric: true,
      narrow: "hidden",
    },
    {
      key: "published",
      title: say("published"),
      value: (figure) => figure.published?.value ?? null,
      cell: (figure) => <PublishedMark published={figure.published} value={figure.value} />,
      narrow: "hidden",
    },
    {
      key: "definition",
      title: say("definition"),
      value: (figure) => `${figure.definition.id}/${figure.definition.version}`,
      cell: (figure) => <code>{`${figure.definition.id}/${figure.definition.version}`}</code>,
      narrow: "hidden",
    },
  ];
}

function FigureValue({ figure }: { figure: Figure }) {
  const { language } = useSayings();
  return (
    <Link
      to="/figures/$id"
      params={{ id: figure.definition.id }}
      hash="rows"
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
    >
      <strong>{sayValue(figure, language)}</strong>
    </Link>
  );
}

function InferredPart({ figure }: { figure: Figure }) {
  const { number, language } = useSayings();
  const { measure } = figure.definition;
  // Days of presence that are inferred, as a part of the average.
  const average = { ...figure, ratio: figure.of ? figure.inferred / figure.of : null };
  return figure.inferred === 0 ? (
    <Missing why="none" />
  ) : (
    <span style={{ color: "var(--inferred)" }}>
      {measure === "average" ? sayValue(average, language) : number(figure.inferred)}
    </span>
  );
}
