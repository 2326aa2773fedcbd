/** One rotation: its lots as planned and as they were, the handover and what the law allows of it, its roll, and moving it as a whole. */
import type { RotationWhole } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useReading } from "../../address/moment.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { FailedPage } from "../../ui/FailedPage.tsx";
import { ConfidenceMark, DaysText } from "../../ui/Marks.tsx";
import { PageHead, Section } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import { CommandDialog } from "../commands/CommandDialog.tsx";
import styles from "../Deployments.module.css";
import { formsText } from "../forms-text.ts";
import { Notice, type NoticeWords, withdraw } from "../Notice.tsx";
import { rotationQuery } from "../queries.ts";
import { ManySteps } from "../tours/ManySteps.tsx";
import { useAt } from "../use-at.ts";
import { Lots } from "./Lots.tsx";
import { Roll } from "./Roll.tsx";
import { RotationFacts } from "./RotationFacts.tsx";
import { useAssignable } from "./roll-commands.ts";
import { type RotationAct, useRotationCommand } from "./rotation-commands.ts";
import { rotationsText } from "./text.ts";

const route = getRouteApi("/frame/deployments/rotations/$id");

export function RotationPage() {
  const say = useText(rotationsText);
  const { id } = route.useParams();
  const at = useAt();
  const whole = useQuery(rotationQuery(id, at));
  const up = (
    <Link to="/deployments/contributions" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("tabContributions")}
    </Link>
  );
  if (whole.isPending) return <PageSkeleton />;
  if (whole.error)
    return <FailedPage title={say("rotation")} up={up} error={whole.error} retry={() => void whole.refetch()} />;
  return <Shown whole={whole.data} />;
}

function Shown({ whole }: { whole: RotationWhole }) {
  const say = useText(rotationsText);
  const { past } = useReading();
  const { days } = useSayings();
  const may = useRight("deployments.change") && !past;
  const [doing, setDoing] = useState<RotationAct | null>(null);
  const [notice, setNotice] = useState<NoticeWords | null>(null);
  const form = useText(formsText);
  const assignable = useAssignable(whole, doing === "assign");
  const command = useRotationCommand(whole, assignable ?? []);
  const planned = whole.roll.filter((line) => line.standing === "planned").length;
  return (
    <>
      <PageHead
        title={`${whole.contribution}: ${say("rotationNo", { number: whole.number })}`}
        up={
          <Link
            to="/deployments/contributions/$id"
            params={{ id: whole.contributionId }}
            search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
          >
            {whole.contribution}
          </Link>
        }
        mark={<ConfidenceMark confidence={whole.confidence} />}
        actions={
          may && (
            <>
              {planned > 0 && (
                <Button variant="default" onClick={() => setDoing("shift")}>
                  {say("move_shift")}…
                </Button>
              )}
              {planned > 0 && (
                <Button variant="default" onClick={() => setDoing("arrived")}>
                  {say("lotArrived")}
                </Button>
              )}
              {whole.roll.some((line) => line.state === "in_mission") && (
                <Button variant="default" onClick={() => setDoing("left")}>
                  {say("lotLeft")}
                </Button>
              )}
              <Button variant="default" onClick={() => setDoing("plan")}>
                {form("changePlan")}
              </Button>
              <Button variant="default" onClick={() => setDoing("assign")}>
                {form("assignRoll")}
              </Button>
              {!whole.rollCertifiedOn && whole.roll.length > 0 && (
                <Button variant="default" onClick={() => setDoing("certify")}>
                  {say("certifyRoll")}
                </Button>
              )}
            </>
          )
        }
        sentence={say("rotationIs", {
          count: whole.strength,
          mission: whole.mission,
          days: days(whole.from, whole.to),
        })}
      />
      {notice && <Notice words={notice} onClose={() => setNotice(null)} />}
      <RotationFacts whole={whole} />
      <Lots whole={whole} />
      <Roll whole={whole} />
      <ManySteps
        tours={whole.roll.map((line) => ({ ...line, id: line.tourId }))}
        ofUnit
        onDone={() => setNotice({ says: say("recordedNow") })}
      />
      {whole.versions.length > 1 && (
        <Section title={say("versions")}>
          <Versions whole={whole} />
        </Section>
      )}
      {doing && (doing !== "assign" || assignable) && (
        <CommandDialog
          key={doing}
          command={command(doing)}
          onClose={() => setDoing(null)}
          onDone={(answer) => {
            const change = doing === "shift" ? (answer as Parameters<typeof withdraw>[0]) : null;
            setNotice(
              change
                ? { says: say("proposedNow", { about: change.about }), undo: () => withdraw(change, say("undoReason")) }
                : { says: say("recordedNow") },
            );
          }}
        />
      )}
    </>
  );
}

function Versions({ whole }: { whole: RotationWhole }) {
  const say = useText(rotationsText);
  const { moment } = useSayings();
  return (
    <ol className={styles.events} reversed>
      {[...whole.versions].reverse().map((version) => (
        <li key={version.version}>
          <DaysText from={version.from} to={version.to} />, {say("people", { count: version.strength })}
          <span className={styles.quiet}>
            {say("recordedBy", { by: version.recordedBy, at: moment(version.recordedAt) })}
          </span>
        </li>
      ))}
    </ol>
  );
}
