/** How many days a withdrawal takes, by mission, each with its source; and a line to set another. */
import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useReading } from "../../address/moment.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DayInput } from "../../ui/DayInput.tsx";
import { ConfidenceMark, DayText } from "../../ui/Marks.tsx";
import { PartSkeleton } from "../../ui/Skeletons.tsx";
import { Empty, Failed } from "../../ui/States.tsx";
import { leadTimesQuery, useSetLeadTime } from "../law-queries.ts";
import styles from "./Alarms.module.css";
import { alarmsText } from "./text.ts";

export function LeadTimes() {
  const say = useText(alarmsText);
  const mayChange = useRight("authorisations.change");
  const { past, ...at } = useReading();
  const leads = useQuery(leadTimesQuery(at));
  if (leads.isPending) return <PartSkeleton rows={2} />;
  if (leads.error) return <Failed error={leads.error} retry={() => void leads.refetch()} />;
  return (
    <>
      {leads.data.items.length === 0 ? (
        <Empty says={say("leadEmpty")} />
      ) : (
        <DataTable
          title={say("leadTimes")}
          rows={leads.data.items}
          rowKey={(lead) => lead.id}
          columns={[
            {
              key: "mission",
              title: say("mission"),
              value: (lead) => lead.mission ?? say("allMissions"),
              narrow: "main",
            },
            { key: "days", title: say("days"), value: (lead) => lead.days, numeric: true, narrow: "side" },
            {
              key: "from",
              title: say("validFrom"),
              value: (lead) => lead.validFrom,
              cell: (lead) => <DayText day={lead.validFrom} />,
            },
            {
              key: "source",
              title: say("source"),
              value: (lead) => lead.source,
              cell: (lead) => (
                <>
                  <span lang="en">{lead.source}</span> <ConfidenceMark confidence={lead.confidence} />
                </>
              ),
            },
          ]}
        />
      )}
      {mayChange && !past && <SetOne />}
    </>
  );
}

function SetOne() {
  const say = useText(alarmsText);
  const { today } = useReading();
  const set = useSetLeadTime();
  const [mission, setMission] = useState("");
  const [days, setDays] = useState<number | string>("");
  const [validFrom, setValidFrom] = useState<string>(today);
  const [source, setSource] = useState("");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof days !== "number") return;
    const body = {
      mission: mission.trim().toUpperCase() || null,
      days,
      validFrom,
      source,
      confidence: "verified" as const,
    };
    set.mutate(body, { onSuccess: () => setDays("") });
  };
  return (
    <form onSubmit={onSubmit} className={`${styles.line} no-print`} aria-label={say("leadTimes")}>
      <TextInput
        size="xs"
        label={say("missionOrAll")}
        placeholder="UNDOF"
        value={mission}
        onChange={(event) => setMission(event.currentTarget.value)}
      />
      <NumberInput
        size="xs"
        w={90}
        required
        label={say("days")}
        min={1}
        max={1000}
        allowDecimal={false}
        value={days}
        onChange={setDays}
      />
      <DayInput size="xs" required label={say("validFrom")} value={validFrom} onChange={setValidFrom} />
      <TextInput
        size="xs"
        required
        label={say("source")}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" loading={set.isPending}>
        {say("set")}
      </Button>
      {set.error && <Failed error={set.error} />}
    </form>
  );
}
