/** Reductions of the mission and of us, each with its steps and the next one. */
import { nextOrderStates } from "@contingent/server/missions/rules";
import type { Mission } from "@contingent/server/missions/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing, StateMark } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { useMayChange, useOpenChange } from "./Changes.tsx";
import styles from "./Missions.module.css";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

type Order = Mission["orders"][number];

export function Reductions({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const may = useMayChange();
  const sizeOf = (order: Order) => order.people ?? say("percent", { percent: order.percent ?? 0 });
  return (
    <Section id="reductions" title={say("reductions")}>
      {mission.orders.length === 0 ? (
        <p className={styles.quiet}>{say("noReductions")}</p>
      ) : (
        <DataTable
          title={`${mission.id}: ${say("reductions")}`}
          rows={mission.orders}
          rowKey={(order) => order.id}
          columns={[
            { key: "of", title: say("askedOf"), value: (order) => word(order.addressee), narrow: "main" },
            { key: "category", title: say("category"), value: (order) => word(order.category) },
            { key: "size", title: say("size"), value: sizeOf, numeric: true },
            {
              key: "by",
              title: say("leaveBy"),
              value: (order) => order.leaveBy,
              cell: (order) => (order.leaveBy === null ? <Missing why="unknown" /> : <DayText day={order.leaveBy} />),
              nowrap: true,
            },
            {
              key: "state",
              title: say("state"),
              value: (order) => word(order.events.at(-1)?.state ?? ""),
              cell: (order) => <State order={order} />,
              narrow: "side",
            },
            {
              key: "steps",
              title: say("history"),
              value: (order) => order.events.map((event) => `${event.day} ${word(event.state)}`).join("; "),
              cell: (order) => (
                <>
                  <Steps order={order} />
                  {may && <Next order={order} />}
                </>
              ),
            },
            { key: "document", title: say("fDocument"), value: (order) => order.document, exportOnly: true },
            { key: "note", title: say("note"), value: (order) => order.note, exportOnly: true },
            {
              key: "source",
              title: say("source"),
              value: (order) => order.source,
              cell: (order) => (
                <span lang="en" title={order.note}>
                  {order.source} <ConfidenceMark confidence={order.confidence} />
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function State({ order }: { order: Order }) {
  const word = useMissionWord();
  const state = order.events.at(-1)?.state;
  if (state === undefined) return <Missing why="unknown" />;
  const open = state === "announced" || state === "ordered" || state === "executing";
  return <StateMark tone={open ? "attention" : "plain"}>{word(state)}</StateMark>;
}

function Steps({ order }: { order: Order }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const { day } = useSayings();
  return (
    <ol className={styles.steps}>
      {order.events.map((event) => (
        <li key={event.id} title={event.note}>
          {day(event.day)} {word(event.state)}
          {event.people !== null && `, ${say("left", { people: event.people })}`}{" "}
          <ConfidenceMark confidence={event.confidence} />
        </li>
      ))}
    </ol>
  );
}

function Next({ order }: { order: Order }) {
  const say = useText(missionsText);
  const open = useOpenChange();
  if (nextOrderStates(order.events.at(-1)?.state ?? null).length === 0) return null;
  return (
    <span className={`${styles.factButtons} no-print`}>
      <button type="button" onClick={() => open(`reduction_event:${order.id}`)}>
        {say("doNext")}
      </button>
    </span>
  );
}
