/** How long the steps towards a replacement take, by role and contribution, with where that is known from; and setting them. */
import { deploymentsApi, LEAD_STEPS, type LeadStep, type LeadTime } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { ConfidenceMark, DayText } from "../../ui/Marks.tsx";
import { Section } from "../../ui/Page.tsx";
import { Failed } from "../../ui/States.tsx";
import type { Column } from "../../ui/table.ts";
import { type Command, CommandDialog, type Values } from "../commands/CommandDialog.tsx";
import { formsText } from "../forms-text.ts";
import { contributionId, contributionsQuery, leadTimesQuery } from "../queries.ts";
import { useAt } from "../use-at.ts";
import { warningsText } from "./text.ts";

const ROLES = ["contingent_member", "staff_officer", "unmo", "mlo"] as const;
const dayKeys = {
  select: "daysToSelect",
  train: "daysToTrain",
  clear: "daysToClear",
  visa: "daysToVisa",
  fly: "daysToFly",
} as const satisfies Readonly<Record<LeadStep, keyof typeof formsText.phrases>>;

export function LeadTimes() {
  const form = useText(formsText);
  const at = useAt();
  const { past } = useReading();
  const may = useRight("deployments.change") && !past;
  const [open, setOpen] = useState(false);
  const times = useQuery(leadTimesQuery(at));
  const columns = useColumns();
  return (
    <Section
      title={form("leadTimes")}
      tools={
        may && (
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            {form("setLeadTime")}
          </Button>
        )
      }
    >
      {times.error && <Failed error={times.error} retry={() => void times.refetch()} />}
      {times.data && (
        <DataTable
          title={form("leadTimes")}
          columns={columns}
          rows={times.data.items}
          rowKey={(one) => one.id ?? `${one.role ?? ""}${one.validFrom}`}
        />
      )}
      {open && times.data && <SetLeadTime times={times.data.items} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function useColumns(): readonly Column<LeadTime>[] {
  const say = useText(warningsText);
  const form = useText(formsText);
  const word = useWord();
  return [
    {
      key: "for",
      title: form("holdsFor"),
      value: (one) => one.contribution ?? (one.role ? word(one.role) : form("everybody")),
      narrow: "main",
    },
    ...LEAD_STEPS.map(
      (step): Column<LeadTime> => ({
        key: step,
        title: form(dayKeys[step]),
        value: (one) => one.days[step],
        numeric: true,
        narrow: "hidden",
      }),
    ),
    {
      key: "total",
      title: form("total"),
      value: (one) => LEAD_STEPS.reduce((sum, step) => sum + one.days[step], 0),
      numeric: true,
      narrow: "side",
    },
    {
      key: "from",
      title: form("holdsFrom"),
      value: (one) => one.validFrom,
      cell: (one) => <DayText day={one.validFrom} />,
      nowrap: true,
    },
    {
      key: "source",
      title: say("source"),
      value: (one) => one.source,
      cell: (one) => (
        <>
          {one.source} <ConfidenceMark confidence={one.confidence} />
        </>
      ),
      narrow: "hidden",
    },
  ];
}

function SetLeadTime({ times, onClose }: { times: readonly LeadTime[]; onClose: () => void }) {
  const say = useText(warningsText);
  const form = useText(formsText);
  const word = useWord();
  const { today } = useReading();
  const contributions = useQuery(contributionsQuery(useAt()));
  const usual = times.at(0)?.days;
  const command: Command = {
    title: form("setLeadTime"),
    says: form("leadSays"),
    button: say("record"),
    fields: [
      {
        key: "for",
        label: form("holdsFor"),
        kind: "choice",
        required: true,
        choices: [
          ...ROLES.map((one) => [`role:${one}`, word(one)] as const),
          ...(contributions.data?.items ?? []).map((one) => [`one:${one.id}`, one.code] as const),
        ],
      },
      { key: "validFrom", label: form("holdsFrom"), kind: "day", required: true, start: today },
      ...LEAD_STEPS.map((step) => {
        const label = form(dayKeys[step]);
        return { key: step, label, kind: "count" as const, required: true, start: String(usual?.[step] ?? "") };
      }),
      { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") },
    ],
    send: (values) => call(deploymentsApi.setLeadTime, { body: leadTimeOf(values) }),
  };
  return <CommandDialog command={command} onClose={onClose} onDone={() => undefined} />;
}

/** What was typed, as the server takes it. */
function leadTimeOf(values: Values) {
  const [what, id = ""] = (values.for ?? "").split(/:(.*)/s);
  const days = (step: LeadStep) => Number(values[step] ?? 0);
  return {
    role: ROLES.find((one) => what === "role" && one === id) ?? null,
    contributionId: what === "one" ? contributionId(id) : null,
    days: {
      select: days("select"),
      train: days("train"),
      clear: days("clear"),
      visa: days("visa"),
      fly: days("fly"),
    },
    validFrom: values.validFrom ?? "",
    source: values.source?.trim() ?? "",
    confidence: "verified" as const,
  };
}
