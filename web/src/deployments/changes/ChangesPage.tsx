/** Changes that one person proposed and another decides on. */
import type { Change } from "@contingent/server/deployments/schema";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { rich } from "../../language/rich.tsx";
import { useSayings, useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DaysText, StateMark } from "../../ui/Marks.tsx";
import { PageHead } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import { Empty, Failed } from "../../ui/States.tsx";
import type { Column } from "../../ui/table.ts";
import styles from "../Deployments.module.css";
import { Notice, type NoticeWords } from "../Notice.tsx";
import { changesQuery } from "../queries.ts";
import { Tabs } from "../Tabs.tsx";
import { ChangeBody, ChangeButtons } from "./ChangeLines.tsx";
import { changeKeys, changeStateKeys, changesText } from "./text.ts";

const route = getRouteApi("/frame/deployments/changes");

export function ChangesPage() {
  const say = useText(changesText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/deployments/changes" });
  const all = search.show === "all";
  const pending = useQuery(changesQuery("pending"));
  const changes = useQuery(changesQuery(all ? undefined : "pending"));
  const [notice, setNotice] = useState<NoticeWords | null>(null);
  if (changes.isPending || pending.isPending) return <PageSkeleton />;
  const items = changes.data?.items ?? [];
  const chosen = items.find((change) => change.id === search.change);
  const strong = (words: string) => <strong>{words}</strong>;
  return (
    <>
      <PageHead
        title={say("tabChanges")}
        sentence={pending.data && rich(say("changesSentence", { count: pending.data.count }), { count: strong })}
      />
      <Tabs />
      {notice && <Notice words={notice} onClose={() => setNotice(null)} />}
      {changes.error && <Failed error={changes.error} retry={() => void changes.refetch()} />}
      <SegmentedControl
        className="no-print"
        size="xs"
        aria-label={say("whichChanges")}
        value={all ? "all" : "pending"}
        onChange={(show) =>
          void navigate({
            search: (previous) => ({ ...previous, show: show === "all" ? "all" : undefined }),
            replace: true,
          })
        }
        data={[
          { value: "pending", label: say("changeWaiting") },
          { value: "all", label: say("changesAll") },
        ]}
      />
      {changes.data && items.length === 0 && <Empty says={say("noChanges")} />}
      <div className={styles.panes} data-chosen={chosen ? true : undefined}>
        <div className={styles.main}>{items.length > 0 && <List items={items} chosen={chosen?.id} />}</div>
        {chosen && (
          <aside className={styles.pane} aria-label={chosen.about}>
            <h2>{chosen.about}</h2>
            <ChangeBody change={chosen} />
            <Whose change={chosen} />
            <ChangeButtons change={chosen} onNotice={setNotice} />
          </aside>
        )}
      </div>
    </>
  );
}

/** The tour or rotation a change is of. */
function Whose({ change }: { change: Change }) {
  const say = useText(changesText);
  const keep = (previous: { asOf?: string | undefined; knownAt?: string | undefined }) => ({
    asOf: previous.asOf,
    knownAt: previous.knownAt,
  });
  return (
    <p>
      {change.tourId && (
        <Link to="/deployments/tours/$id" params={{ id: change.tourId }} search={keep}>
          {say("toTour")}
        </Link>
      )}
      {change.rotationId && (
        <Link to="/deployments/rotations/$id" params={{ id: change.rotationId }} search={keep}>
          {say("toRotation")}
        </Link>
      )}
    </p>
  );
}

function List({ items, chosen }: { items: readonly Change[]; chosen: string | undefined }) {
  const say = useText(changesText);
  const { moment } = useSayings();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/deployments/changes" });
  const columns = useMemo(
    (): readonly Column<Change>[] => [
      { key: "about", title: say("about"), value: (change) => change.about, narrow: "main" },
      { key: "kind", title: say("kind"), value: (change) => say(changeKeys[change.kind]) },
      { key: "mission", title: say("byMission"), value: (change) => change.mission, narrow: "hidden" },
      {
        key: "before",
        title: say("before"),
        value: (change) => `${change.before.from} ${change.before.to}`,
        cell: (change) => <DaysText {...change.before} />,
        narrow: "hidden",
      },
      {
        key: "after",
        title: say("after"),
        value: (change) => `${change.after.from} ${change.after.to}`,
        cell: (change) => <DaysText {...change.after} />,
      },
      { key: "reason", title: say("reason"), value: (change) => change.reason, narrow: "hidden" },
      { key: "by", title: say("proposedByHead"), value: (change) => change.proposedBy, narrow: "hidden" },
      {
        key: "at",
        title: say("proposedAt"),
        value: (change) => change.proposedAt,
        cell: (change) => moment(change.proposedAt),
        narrow: "hidden",
      },
      {
        key: "state",
        title: say("state"),
        value: (change) => say(changeStateKeys[change.state]),
        cell: (change) => (
          <StateMark tone={change.state === "pending" ? "attention" : "plain"}>
            {say(changeStateKeys[change.state])}
          </StateMark>
        ),
        narrow: "side",
      },
      { key: "decided", title: say("decidedBy"), value: (change) => change.decidedBy, narrow: "hidden" },
    ],
    [say, moment],
  );
  return (
    <DataTable
      title={say("tabChanges")}
      columns={columns}
      rows={items}
      rowKey={(change) => change.id}
      chosen={chosen}
      onOpen={(change) =>
        void navigate({ search: (previous) => ({ ...previous, change: change.id }), replace: true, resetScroll: false })
      }
      view={{ sort: search.sort, words: search.find }}
      onView={(view) =>
        void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
      }
    />
  );
}
