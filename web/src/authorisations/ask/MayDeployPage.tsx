/** May we send? The question as a form that lives in the address, the law's answer as a document beside it. */
import type { MayDeployAsk } from "@contingent/server/deployments/schema";
import { Day } from "@contingent/server/platform/days";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useReading } from "../../address/moment.ts";
import { useText } from "../../language/use-text.ts";
import { PageHead } from "../../ui/Page.tsx";
import { PartSkeleton } from "../../ui/Skeletons.tsx";
import { Empty, Failed } from "../../ui/States.tsx";
import { uiText } from "../../ui/text.ts";
import { mayDeployQuery } from "../law-queries.ts";
import { authorisationsText } from "../text.ts";
import { Answer } from "./Answer.tsx";
import styles from "./Ask.module.css";
import { QuestionForm } from "./QuestionForm.tsx";
import { type AskSearch, askRoute } from "./search.ts";
import { askText } from "./text.ts";

export function MayDeployPage() {
  const say = useText(askText);
  const sayLaw = useText(authorisationsText);
  const sayUi = useText(uiText);
  const search = askRoute.useSearch();
  const navigate = useNavigate({ from: "/authorisations/may-we-send" });
  const reading = useReading();
  const asked = questionOf(search);
  const answer = useQuery({ ...mayDeployQuery(asked ?? { to: reading.asOf }, reading), enabled: asked !== null });
  return (
    <>
      <PageHead
        title={say("title")}
        up={
          <Link to="/authorisations" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
            {sayLaw("title")}
          </Link>
        }
        sentence={say("what")}
        actions={
          answer.data && (
            <Button variant="default" size="xs" onClick={() => window.print()} className="no-print">
              {sayUi("print")}
            </Button>
          )
        }
      />
      <div className={styles.columns}>
        <QuestionForm
          key={JSON.stringify(search)}
          search={search}
          onAsk={(next) =>
            void navigate({ search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt, ...next }) })
          }
        />
        <div className={styles.answer} aria-live="polite">
          {asked === null && <Empty says={say("fill")} />}
          {asked !== null && answer.isPending && <PartSkeleton rows={6} />}
          {answer.error && <Failed error={answer.error} retry={() => void answer.refetch()} />}
          {asked !== null && answer.data && <Answer answer={answer.data} />}
        </div>
      </div>
    </>
  );
}

/** The question in the address; null until there is enough of it to ask. */
function questionOf(search: AskSearch): Omit<MayDeployAsk, "asOf" | "knownAt"> | null {
  const { to, from, people } = search;
  if (to === undefined || !Day.safeParse(to).success) return null;
  const brings = search.unit ?? search.tour ?? search.persons;
  if (brings === undefined && (search.mission === undefined || search.role === undefined || people === undefined))
    return null;
  if (search.tour === undefined && (from === undefined || !Day.safeParse(from).success)) return null;
  const given = {
    mission: search.mission?.toUpperCase(),
    role: search.role,
    mode: search.mode ?? (search.unit === undefined && search.tour === undefined ? "self" : undefined),
    partner: search.partner?.toUpperCase(),
    unitType: search.unitType,
    people: people === undefined ? undefined : Number(people),
    persons: search.persons,
    unit: search.unit,
    tour: search.tour,
    from,
    to,
    purpose: search.purpose,
    under: search.under,
  };
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  // Whether each is a word that the law knows is the server's to say; it names what is not.
  return stated as Omit<MayDeployAsk, "asOf" | "knownAt">;
}
