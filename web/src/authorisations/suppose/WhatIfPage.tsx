/** What if a vote slips, a decision lapses, a ceiling is cut, a mission closes: beside the official position, never in its place. */
import type { WhatIf } from "@contingent/server/deployments/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useReading } from "../../address/moment.ts";
import { rich } from "../../language/rich.tsx";
import { useSayings, useText } from "../../language/use-text.ts";
import { PageHead, Section } from "../../ui/Page.tsx";
import { PartSkeleton } from "../../ui/Skeletons.tsx";
import { AttentionSign, Empty, Failed } from "../../ui/States.tsx";
import { whatIfQuery } from "../law-queries.ts";
import { authorisationsText } from "../text.ts";
import { Broken } from "./Broken.tsx";
import { Changes } from "./Changes.tsx";
import styles from "./Suppose.module.css";
import { SupposedCurve } from "./SupposedCurve.tsx";
import { supposeText } from "./text.ts";

const route = getRouteApi("/frame/authorisations/what-if");

export function WhatIfPage() {
  const say = useText(supposeText);
  const sayLaw = useText(authorisationsText);
  const { slip, lapse, cut, close } = route.useSearch();
  const navigate = useNavigate({ from: "/authorisations/what-if" });
  const answer = useQuery(whatIfQuery({ slip, lapse, cut, close }, useReading()));
  const change = (next: { slip?: string; lapse?: string; cut?: string; close?: string }) =>
    void navigate({
      search: (previous) => ({ ...previous, slip: next.slip, lapse: next.lapse, cut: next.cut, close: next.close }),
      replace: true,
      resetScroll: false,
    });
  const none = [slip, lapse, cut, close].every((each) => each === undefined);
  return (
    <div className={styles.frame}>
      <p className={styles.banner} role="note">
        <AttentionSign /> {say("notOfficial")}
      </p>
      <PageHead
        title={say("title")}
        up={
          <Link to="/authorisations" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
            {sayLaw("title")}
          </Link>
        }
        sentence={answer.data && !none ? <Sentence answer={answer.data} /> : say("nothingYet")}
      />
      <Changes given={{ slip, lapse, cut, close }} onChange={change} />
      {answer.isPending && <PartSkeleton rows={8} />}
      {answer.error && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && answer.data.officialCurves.length > 0 && <SupposedCurve answer={answer.data} />}
      {answer.data && !none && (
        <Section title={say("breaks")} id="rows">
          {answer.data.broken.length === 0 ? <Empty says={say("nobody")} /> : <Broken answer={answer.data} />}
        </Section>
      )}
    </div>
  );
}

function Sentence({ answer }: { answer: WhatIf }) {
  const say = useText(supposeText);
  const { day } = useSayings();
  const strong = (words: string) => <strong>{words}</strong>;
  const rows = (words: string) => <a href="#rows">{words}</a>;
  if (answer.firstBreach === null) return say("nobody");
  return (
    <>
      {rich(say("somebody", { day: day(answer.firstBreach), people: answer.mustLeave }), { day: strong, people: rows })}{" "}
      {answer.contributions.length > 0 && say("brokenContributions", { list: answer.contributions.join(", ") })}
    </>
  );
}
