/** One rotation: its lots as planned and as they were, the handover and what the law allows of it, its roll, and moving it as a whole. */
import {
  deploymentsApi,
  type LotAsItWas,
  type Overlap,
  type RollLine,
  type RotationWhole,
  type Tour,
} from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useReading } from "../address/moment.ts";
import { call } from "../api/call.ts";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { FailedPage } from "../ui/FailedPage.tsx";
import { ConfidenceMark, DaysText, DayText, Missing, StateMark } from "../ui/Marks.tsx";
import { PageHead, Section } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import type { Column } from "../ui/table.ts";
import { type Command, CommandDialog } from "./CommandDialog.tsx";
import styles from "./Deployments.module.css";
import { type Fact, FactList } from "./FactList.tsx";
import { formsText } from "./forms-text.ts";
import { type LotAct, useLotCommand } from "./lot-commands.ts";
import { ManySteps } from "./ManySteps.tsx";
import { Notice, type NoticeWords, withdraw } from "./Notice.tsx";
import { rotationId, rotationQuery } from "./queries.ts";
import { useAssignable, useAssignCommand, useChangedPlan } from "./roll-commands.ts";
import { deploymentsText, isTourState, tourStateKeys } from "./text.ts";

import { useAt } from "./use-at.ts";

const route = getRouteApi("/frame/deployments/rotations/$id");

export function RotationPage() {
  const say = useText(deploymentsText);
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
  const say = useText(deploymentsText);
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
      <Facts whole={whole} />
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

type RotationAct = "shift" | "certify" | "plan" | "assign" | LotAct;

function useRotationCommand(whole: RotationWhole, assignable: readonly Tour[]): (what: RotationAct) => Command {
  const lots = useLotCommand(whole);
  const plan = useChangedPlan(whole);
  const assign = useAssignCommand(whole, assignable);
  const say = useText(deploymentsText);
  const { today } = useReading();
  const { days } = useSayings();
  const params = { id: rotationId(whole.id) };
  const source = {
    key: "source",
    label: say("source"),
    kind: "line",
    required: true,
    note: say("sourceNote"),
  } as const;
  return (what) =>
    what === "arrived" || what === "left"
      ? lots(what)
      : what === "plan"
        ? plan
        : what === "assign"
          ? assign
          : what === "shift"
            ? {
                title: say("move_shift"),
                says: say("moveSays_shift", {
                  before: days(whole.from, whole.to),
                  about: say("rotationNo", { number: whole.number }),
                }),
                button: say("propose"),
                fields: [
                  {
                    key: "days",
                    label: say("byDays"),
                    kind: "line",
                    required: true,
                    start: "7",
                    note: say("byDaysNote"),
                  },
                  { key: "reason", label: say("reason"), kind: "lines", required: true },
                  source,
                ],
                rehearses: true,
                send: (values, dryRun, signal) =>
                  call(
                    deploymentsApi.shiftRotation,
                    {
                      params,
                      query: dryRun ? { dryRun: "true" } : {},
                      body: {
                        days: Number(values.days?.replace("−", "-")),
                        reason: values.reason ?? "",
                        source: values.source ?? "",
                      },
                    },
                    signal ? { signal } : {},
                  ),
              }
            : {
                title: say("certifyRoll"),
                says: say("certifySays"),
                button: say("record"),
                fields: [
                  { key: "day", label: say("day"), kind: "day", required: true, start: today },
                  { key: "reference", label: say("reference"), kind: "line", required: true },
                  source,
                ],
                send: (values) =>
                  call(deploymentsApi.certifyRoll, {
                    params,
                    body: { day: values.day ?? "", reference: values.reference ?? "", source: values.source ?? "" },
                  }),
              };
}

function Facts({ whole }: { whole: RotationWhole }) {
  const say = useText(deploymentsText);
  const { number, countDays } = useSayings();
  const overlap = (one: Overlap | null): ReactNode =>
    one ? (
      <>
        <DaysText from={one.from} to={one.to} /> ({countDays(one.days)}, {say("mostIs", { most: number(one.heads) })})
      </>
    ) : (
      <Missing why="none" />
    );
  const beyond =
    whole.allowance !== null && whole.overlapPlanned !== null && whole.overlapPlanned.days > whole.allowance.days;
  const facts: readonly Fact[] = [
    { name: say("plannedDays"), value: <DaysText from={whole.from} to={whole.to} /> },
    {
      name: say("actualDays"),
      value: whole.actual ? (
        <>
          <DaysText from={whole.actual.from} to={whole.actual.to} /> ({say("people", { count: whole.actual.people })})
        </>
      ) : (
        <Missing why="none" />
      ),
    },
    {
      name: say("transfer"),
      value: (
        <>
          {whole.transferOn ? <DayText day={whole.transferOn} /> : <Missing why="none" />}
          {whole.transferredOn && (
            <>
              {" "}
              → {say("happenedOn")} <DayText day={whole.transferredOn} />
            </>
          )}
        </>
      ),
    },
    { name: say("overlapPlanned"), value: overlap(whole.overlapPlanned) },
    { name: say("overlapActual"), value: overlap(whole.overlapActual) },
    {
      name: say("allowance"),
      value: whole.allowance ? (
        <StateMark tone={beyond ? "attention" : "plain"}>
          {say("allowanceIs", {
            ceiling: whole.allowance.ceiling,
            people: whole.allowance.people,
            days: countDays(whole.allowance.days),
          })}
        </StateMark>
      ) : (
        say("noAllowance")
      ),
    },
    {
      name: say("relieves"),
      value: whole.relieves ? (
        <Link
          to="/deployments/rotations/$id"
          params={{ id: whole.relieves }}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
        >
          {say("rotationNo", { number: whole.number - 1 })}
        </Link>
      ) : (
        <Missing why="none" />
      ),
    },
    {
      name: say("rollCertified"),
      value: whole.rollCertifiedOn ? <DayText day={whole.rollCertifiedOn} /> : <Missing why="none" />,
    },
    { name: say("source"), value: whole.source },
    ...(whole.note ? [{ name: say("note"), value: whole.note }] : []),
  ];
  return <FactList facts={facts} />;
}

function Lots({ whole }: { whole: RotationWhole }) {
  const say = useText(deploymentsText);
  const { number } = useSayings();
  const day = (value: string | null) => (value ? <DayText day={value} /> : <Missing why="none" />);
  const columns: readonly Column<LotAsItWas>[] = [
    {
      key: "lot",
      title: say("lot"),
      value: (lot) => lot.number,
      cell: (lot) =>
        `${say("lotNo", { number: lot.number })}: ${say(lot.part === "advance" ? "advanceParty" : "mainBody")}`,
      narrow: "main",
    },
    {
      key: "arrive",
      title: say("arriveOn"),
      value: (lot) => lot.arriveOn,
      cell: (lot) => day(lot.arriveOn),
      nowrap: true,
    },
    {
      key: "arrived",
      title: say("arrivedOn"),
      value: (lot) => lot.arrivedOn,
      cell: (lot) => day(lot.arrivedOn),
      nowrap: true,
      narrow: "hidden",
    },
    { key: "leave", title: say("leaveOn"), value: (lot) => lot.leaveOn, cell: (lot) => day(lot.leaveOn), nowrap: true },
    {
      key: "left",
      title: say("leftOn"),
      value: (lot) => lot.leftOn,
      cell: (lot) => day(lot.leftOn),
      nowrap: true,
      narrow: "hidden",
    },
    {
      key: "heads",
      title: say("strength"),
      value: (lot) => lot.heads,
      cell: (lot) => number(lot.heads),
      numeric: true,
      narrow: "side",
    },
    { key: "tours", title: say("onRoll"), value: (lot) => lot.tours, numeric: true, narrow: "hidden" },
    { key: "there", title: say("arrivedHead"), value: (lot) => lot.arrived, numeric: true, narrow: "hidden" },
  ];
  return (
    <Section title={say("lots")}>
      {whole.lots.length === 0 ? (
        <p className={styles.quiet}>{say("noLots")}</p>
      ) : (
        <DataTable title={say("lots")} columns={columns} rows={whole.lots} rowKey={(lot) => String(lot.number)} plain />
      )}
    </Section>
  );
}

function Roll({ whole }: { whole: RotationWhole }) {
  const say = useText(deploymentsText);
  const word = useWord();
  const roll = useMemo(
    () => [...whole.roll].sort((a, b) => (a.lot ?? 0) - (b.lot ?? 0) || (a.person < b.person ? -1 : 1)),
    [whole.roll],
  );
  const columns: readonly Column<RollLine>[] = [
    {
      key: "person",
      title: say("person"),
      value: (line) => line.person,
      cell: (line) => (
        <Link
          to="/deployments/tours/$id"
          params={{ id: line.tourId }}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
        >
          {line.person}
        </Link>
      ),
      narrow: "main",
    },
    {
      key: "post",
      title: say("byPost"),
      value: (line) => line.post,
      cell: (line) => line.post ?? <Missing why="none" />,
      narrow: "hidden",
    },
    {
      key: "lot",
      title: say("lot"),
      value: (line) => line.lot,
      cell: (line) => line.lot ?? <Missing why="none" />,
      numeric: true,
      narrow: "hidden",
    },
    {
      key: "days",
      title: say("days"),
      value: (line) => `${line.from} ${line.to}`,
      cell: (line) => <DaysText from={line.from} to={line.to} />,
    },
    {
      key: "state",
      title: say("state"),
      value: (line) => (isTourState(line.state) ? say(tourStateKeys[line.state]) : line.state),
      narrow: "side",
    },
    { key: "standing", title: say("standing"), value: (line) => word(line.standing), narrow: "hidden" },
  ];
  return (
    <Section title={say("roll")}>
      {whole.roll.length === 0 ? (
        <p className={styles.quiet}>{say("noRoll")}</p>
      ) : (
        <DataTable
          title={`${whole.contribution} ${whole.number}: ${say("roll")}`}
          columns={columns}
          rows={roll}
          rowKey={(line) => line.tourId}
          maxHeight="60vh"
        />
      )}
    </Section>
  );
}

function Versions({ whole }: { whole: RotationWhole }) {
  const say = useText(deploymentsText);
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
