/** What may we send, how much room is left, and until when? Every decision with its ceilings and what is free under them. */
import { isEffective } from "@contingent/server/authorisations/rules";
import {
  type AuthorisationLine,
  AuthorisationStatus,
  type HeadroomCurve,
} from "@contingent/server/authorisations/schema";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { rich } from "../language/rich.tsx";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing } from "../ui/Marks.tsx";
import { PageHead } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import { AuthorisationLink } from "./AuthorisationLink.tsx";
import styles from "./Authorisations.module.css";
import { alarmsText } from "./alarms/text.ts";
import { askText } from "./ask/text.ts";
import { NewDecision, OpenForms } from "./decision/NewDecision.tsx";
import { authorisationsQuery, headroomQuery, stepOn } from "./queries.ts";
import { StatusMark } from "./StatusMark.tsx";
import { supposeText } from "./suppose/text.ts";
import { authorisationsText } from "./text.ts";

const route = getRouteApi("/frame/authorisations");

export function AuthorisationsPage() {
  const say = useText(authorisationsText);
  const reading = useReading();
  const list = useQuery(authorisationsQuery(reading));
  const rooms = useQuery(headroomQuery(undefined, reading));
  if (list.isPending) return <PageSkeleton />;
  return (
    <>
      <PageHead
        title={say("title")}
        sentence={list.data && <Sentence lines={list.data.items} curves={rooms.data?.items ?? []} />}
        actions={
          <>
            <Doors />
            <NewDecision />
          </>
        }
      />
      <OpenForms />
      {list.error && <Failed error={list.error} retry={() => void list.refetch()} />}
      {rooms.error && <Failed error={rooms.error} retry={() => void rooms.refetch()} />}
      {list.data?.items.length === 0 && <Empty says={say("empty")} />}
      {list.data && list.data.items.length > 0 && <Lines lines={list.data.items} curves={rooms.data?.items ?? []} />}
    </>
  );
}

/** Where the law is asked, supposed otherwise, and where it asks for something. */
function Doors() {
  const sayAsk = useText(askText);
  const sayIf = useText(supposeText);
  const sayAlarms = useText(alarmsText);
  const read = (previous: { asOf?: string | undefined; knownAt?: string | undefined }) => ({
    asOf: previous.asOf,
    knownAt: previous.knownAt,
  });
  return (
    <>
      <Link to="/authorisations/may-we-send" search={read}>
        {sayAsk("title")}
      </Link>
      <Link to="/authorisations/what-if" search={read}>
        {sayIf("title")}
      </Link>
      <Link to="/authorisations/alarms" search={read}>
        {sayAlarms("title")}
      </Link>
    </>
  );
}

function inForce(line: AuthorisationLine): boolean {
  return isEffective(line.status);
}

interface Room {
  readonly curve: HeadroomCurve;
  readonly free: number;
}

/** The ceiling to be named on the day, as Today names it: the tightest of those that anybody counts under, else the tightest at all. */
function namedOn(curves: readonly HeadroomCurve[], day: string): Room | null {
  const counting = curves.filter((curve) => {
    const free = stepOn(curve, day)?.free;
    return free != null && free < curve.ceiling.people;
  });
  return tightestOn(counting, day) ?? tightestOn(curves, day);
}

/** The ceiling with the least room on the day, among those that hold then. */
function tightestOn(curves: readonly HeadroomCurve[], day: string): Room | null {
  return curves.reduce<Room | null>((least, curve) => {
    const free = stepOn(curve, day)?.free;
    return free == null || (least && least.free <= free) ? least : { curve, free };
  }, null);
}

function Sentence({ lines, curves }: { lines: readonly AuthorisationLine[]; curves: readonly HeadroomCurve[] }) {
  const say = useText(authorisationsText);
  const { day } = useSayings();
  const { asOf } = useReading();
  const strong = (words: string) => <strong>{words}</strong>;
  const holding = lines.filter(inForce);
  const tight = namedOn(curves, asOf);
  if (holding.length === 0) return rich(say("noneInForce", { day: day(asOf) }), { day: strong });
  return (
    <>
      {rich(say("inForce", { count: holding.length, all: lines.length, day: day(asOf) }), {
        day: strong,
        count: strong,
      })}
      {tight && <Tightest room={tight} />}
      {holding.length > 1 && say("noAdding")}
    </>
  );
}

function Tightest({ room }: { room: Room }) {
  const say = useText(authorisationsText);
  const { ceiling, reference } = room.curve;
  const facts = { label: ceiling.label, reference, people: ceiling.people };
  const link = (words: string) => (
    <AuthorisationLink reference={reference} ceiling={ceiling.code}>
      {words}
    </AuthorisationLink>
  );
  if (room.free < 0) {
    return rich(say("tightestPassed", { ...facts, by: -room.free }), {
      ceiling: link,
      passed: (words) => <span className={styles.passed}>{words}</span>,
    });
  }
  return rich(say("tightest", { ...facts, free: room.free }), {
    ceiling: link,
    free: (words) => <strong>{words}</strong>,
  });
}

function Lines({ lines, curves }: { lines: readonly AuthorisationLine[]; curves: readonly HeadroomCurve[] }) {
  const say = useText(authorisationsText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/authorisations" });
  const open = useNavigate();
  const word = useWord();
  const columns = useColumns(curves);
  const status = AuthorisationStatus.options.find((one) => one === search.status);
  const shown = lines.filter((line) => status === undefined || line.status === status);
  return (
    <>
      <ByStatus lines={lines} status={status} />
      {shown.length === 0 ? (
        <Empty says={say("noneOfStatus")} />
      ) : (
        <DataTable
          title={say("title")}
          columns={columns}
          rows={shown}
          rowKey={(line) => line.id}
          {...(status === undefined ? {} : { about: [[say("status"), word(status)]] as const })}
          view={{ sort: search.sort ?? "-decided", words: search.find }}
          onView={(view) =>
            void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
          }
          onOpen={(line) =>
            void open({
              to: "/authorisations/$reference",
              params: { reference: line.reference },
              search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
            })
          }
        />
      )}
    </>
  );
}

/** The statuses that stand in the list, with how many decisions each has. */
function ByStatus({ lines, status }: { lines: readonly AuthorisationLine[]; status: AuthorisationStatus | undefined }) {
  const say = useText(authorisationsText);
  const word = useWord();
  const navigate = useNavigate({ from: "/authorisations" });
  const counts = Map.groupBy(lines, (line) => line.status);
  const offered = AuthorisationStatus.options.filter((one) => counts.has(one) || one === status);
  return (
    <Select
      size="xs"
      className={styles.statuses ?? ""}
      aria-label={say("status")}
      value={status ?? ""}
      onChange={(next) =>
        void navigate({ search: (previous) => ({ ...previous, status: next || undefined }), replace: true })
      }
      data={[
        { value: "", label: say("anyStatus") },
        ...offered.map((one) => ({ value: one, label: `${word(one)} (${counts.get(one)?.length ?? 0})` })),
      ]}
    />
  );
}

function useColumns(curves: readonly HeadroomCurve[]): readonly Column<AuthorisationLine>[] {
  const say = useText(authorisationsText);
  const word = useWord();
  const { asOf } = useReading();
  const freeOf = (line: AuthorisationLine) =>
    tightestOn(
      curves.filter((curve) => curve.authorisationId === line.id),
      asOf,
    );
  return [
    {
      key: "reference",
      title: say("reference"),
      value: (line) => line.reference,
      cell: (line) => <AuthorisationLink reference={line.reference}>{line.reference}</AuthorisationLink>,
      width: "90px",
      narrow: "main",
    },
    {
      key: "title",
      title: say("subject"),
      value: (line) => line.title,
      cell: (line) => (
        <span lang="en">
          {line.title} <ConfidenceMark confidence={line.confidence} />
        </span>
      ),
    },
    {
      key: "decided",
      title: say("decided"),
      value: (line) => line.decidedOn,
      cell: (line) => (line.decidedOn ? <DayText day={line.decidedOn} /> : <Missing why="none" />),
      width: "110px",
    },
    {
      key: "status",
      title: say("status"),
      value: (line) => word(line.status),
      cell: (line) => <StatusMark status={line.status} />,
      narrow: "side",
    },
    { key: "missions", title: say("permits"), value: (line) => line.missions.join(", ") },
    {
      key: "ceilings",
      title: say("ceilings"),
      value: (line) => line.ceilings.map((ceiling) => `${ceiling.label}: ${ceiling.people}`).join("; "),
      narrow: "hidden",
    },
    {
      key: "free",
      title: say("free"),
      value: (line) => freeOf(line)?.free ?? null,
      cell: (line) => <Free room={freeOf(line)} />,
      numeric: true,
      width: "120px",
    },
  ];
}

function Free({ room }: { room: Room | null }) {
  const { number } = useSayings();
  if (!room) return <Missing why="notApplicable" />;
  const { curve, free } = room;
  const used = Math.min(1, Math.max(0, 1 - free / Math.max(1, curve.ceiling.people)));
  return (
    <Link
      to="/authorisations/$reference"
      params={{ reference: curve.reference }}
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt, ceiling: curve.ceiling.code })}
      className={styles.free}
    >
      <span className={styles.gauge} aria-hidden="true">
        <span style={{ width: `${used * 100}%` }} data-passed={free < 0 || undefined} />
      </span>
      {number(free)}
    </Link>
  );
}
