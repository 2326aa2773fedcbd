/** Who must leave by when, which decisions cover less, which plans break: as it stands, or as a change would leave it. */
import type { MissionImpact } from "@contingent/server/selection/schema";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { AuthorisationLink } from "../authorisations/AuthorisationLink.tsx";
import { rich } from "../language/rich.tsx";
import { useSayings, useText } from "../language/use-text.ts";
import { BrokenSign } from "../ui/States.tsx";
import { ImpactGroups } from "./ImpactGroups.tsx";
import styles from "./Missions.module.css";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

export function Impact({ impact, asPreview = false }: { impact: MissionImpact; asPreview?: boolean }) {
  const say = useText(missionsText);
  const { people, plans } = impact;
  const touched =
    people.people + people.freed + people.scopes.length + plans.length + people.reductions.length > 0 ||
    people.beyondMandate.after > 0;
  if (!touched) return <p className={styles.quiet}>{say(asPreview ? "previewNothing" : "nobodyPast")}</p>;
  return (
    <div className={styles.impact}>
      <PeopleSentence impact={impact} asPreview={asPreview} />
      {people.mustLeave.length > 0 && <ImpactGroups groups={people.mustLeave} title={say("mustLeave")} />}
      {people.reductions.map((reduction) => (
        <Reduction key={reduction.order} reduction={reduction} />
      ))}
      {people.scopes.length > 0 && <Scopes scopes={people.scopes} />}
      {(plans.length > 0 || asPreview) && <Plans plans={plans} />}
    </div>
  );
}

function PeopleSentence({ impact, asPreview }: { impact: MissionImpact; asPreview: boolean }) {
  const say = useText(missionsText);
  const { people } = impact;
  const strong = (words: string) => <strong>{words}</strong>;
  const parts: ReactNode[] = [
    people.people > 0
      ? rich(say("mustLeaveSum", { count: people.people }), { people: strong })
      : say("nobodyPast").replace(/\.$/, ""),
    asPreview && people.newly > 0 ? say("newly", { count: people.newly }) : null,
    asPreview && people.freed > 0 ? say("freed", { count: people.freed }) : null,
    people.beyondMandate.after > 0 ? say("beyondMandate", { count: people.beyondMandate.after }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <p>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, in their order
          <span key={index}>
            {index > 0 && "; "}
            {part}
          </span>
        ))}
        .
      </p>
      {people.overdue > 0 && (
        <p className={styles.gone}>
          <BrokenSign /> {say("overdue", { count: people.overdue })}.
        </p>
      )}
    </>
  );
}

function Reduction({ reduction }: { reduction: MissionImpact["people"]["reductions"][number] }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const { day } = useSayings();
  const strong = (words: string) => <strong>{words}</strong>;
  const { asked, category, leaveBy, staying, mustGo, document, state } = reduction;
  return (
    <div>
      <h4>
        {say("doReduction")}: {asked} · {word(category)} · {day(leaveBy)} · {word(state)}
      </h4>
      <p>
        {mustGo > 0
          ? rich(say("stillToGo", { count: mustGo, staying, day: day(leaveBy) }), { must: strong })
          : say("nobodyToGo")}
        . <span className={styles.quiet}>{document}</span>
      </p>
      {mustGo > 0 && <ImpactGroups groups={reduction.groups} title={`${say("doReduction")} ${day(leaveBy)}`} />}
    </div>
  );
}

function Scopes({ scopes }: { scopes: MissionImpact["people"]["scopes"] }) {
  const say = useText(missionsText);
  const { day } = useSayings();
  const said = (on: string | null) => (on === null ? say("noEnd") : day(on));
  return (
    <div>
      <h4>{say("scopesChange")}</h4>
      <ul className={styles.plainList}>
        {scopes.map((scope) => (
          <li key={`${scope.reference} ${scope.scope}`}>
            <AuthorisationLink reference={scope.reference}>{scope.reference}</AuthorisationLink>{" "}
            {say("scopeChange", { scope: scope.scope, before: said(scope.before), after: said(scope.after) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Plans({ plans }: { plans: MissionImpact["plans"] }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const { days } = useSayings();
  return (
    <div>
      <h4>{say("plansBreak")}</h4>
      {plans.length === 0 && <p className={styles.quiet}>{say("noPlanBreaks")}</p>}
      <ul className={styles.plainList}>
        {plans.map((plan) => (
          <li key={plan.run}>
            {plan.assignments === null ? (
              plan.title
            ) : (
              <Link to="/plans/$id" params={{ id: plan.run }} search={{}}>
                {plan.title}
              </Link>
            )}
            : {say("planBreaks", { count: plan.broken, all: plan.inMission, state: word(plan.state) })}
            {plan.newly > 0 && plan.newly < plan.broken && `, ${say("newly", { count: plan.newly })}`}
            {plan.assignments !== null && (
              <details>
                <summary>{say("tours")}</summary>
                <ul className={styles.plainList}>
                  {plan.assignments.map((one) => (
                    <li key={one.tour}>
                      {one.person} · {one.post} · {days(one.from, one.to)}
                      {one.cannotBegin && ` · ${say("cannotBegin")}`}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
