/** Changing a rotation's lots, and putting planned tours on its roll. */
import { deploymentsApi, type RotationWhole, type Tour } from "@contingent/server/deployments/schema";
import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { useText } from "../../language/use-text.ts";
import type { Command, Field, Values } from "../commands/CommandDialog.tsx";
import { chosenOf } from "../commands/Many.tsx";
import { formsText } from "../forms-text.ts";
import { contributionId, rotationId, tourId } from "../queries.ts";
import { rotationsText } from "./text.ts";

type PlanLot = Pick<RotationWhole["lots"][number], "part" | "arriveOn" | "leaveOn" | "heads" | "note">;

const of = (values: Values, key: string) => values[key]?.trim() ?? "";

/** Lots as typed in the lines 1 to `lines`: a line without people is no lot. */
export function lotsOf(values: Values, lines: number, before: readonly PlanLot[]): PlanLot[] {
  return Array.from({ length: lines }, (_, index) => index).flatMap((index) => {
    const [heads, arriveOn, leaveOn] = ["Heads", "Arrive", "Leave"].map((key) => of(values, `lot${index + 1}${key}`));
    if (!heads || Number(heads) === 0) return [];
    const part = of(values, `lot${index + 1}Part`) === "advance" ? ("advance" as const) : ("main" as const);
    const note = before[index]?.note ?? "";
    return [{ part, heads: Number(heads), arriveOn: arriveOn ?? "", leaveOn: leaveOn ?? "", note }];
  });
}

/** The command that writes a new plan over the one that is shown. */
export function useChangedPlan(whole: RotationWhole): Command {
  const say = useText(rotationsText);
  const form = useText(formsText);
  const lines = whole.lots.length + 1;
  const lotFields = Array.from({ length: lines }, (_, index): readonly Field[] => {
    const lot = whole.lots[index];
    const number = index + 1;
    const key = `lot${number}`;
    return [
      {
        key: `${key}Part`,
        label: form("lotPart", { number }),
        kind: "choice",
        start: lot?.part ?? "main",
        choices: [
          ["advance", say("advanceParty")],
          ["main", say("mainBody")],
        ],
      },
      { key: `${key}Heads`, label: form("lotHeads", { number }), kind: "count", start: String(lot?.heads ?? "") },
      { key: `${key}Arrive`, label: form("lotArrive", { number }), kind: "day", start: lot?.arriveOn ?? "" },
      { key: `${key}Leave`, label: form("lotLeave", { number }), kind: "day", start: lot?.leaveOn ?? "" },
    ];
  }).flat();
  return {
    title: `${form("changePlan")}: ${say("rotationNo", { number: whole.number })}`,
    says: form("changePlanSays"),
    button: say("record"),
    rehearses: true,
    fields: [
      ...lotFields,
      { key: "transferOn", label: say("transfer"), kind: "day", start: whole.transferOn ?? "" },
      { key: "note", label: say("note"), kind: "lines", start: whole.note },
      { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") },
    ],
    send: (values, dryRun, signal) => {
      const body = {
        number: whole.number,
        lots: lotsOf(values, lines, whole.lots),
        transferOn: of(values, "transferOn") || null,
        note: of(values, "note"),
        source: of(values, "source"),
        confidence: whole.confidence,
      };
      const query = dryRun ? { dryRun: "true" as const } : {};
      const given = { params: { id: rotationId(whole.id) }, query, body };
      return call(deploymentsApi.changeRotation, given, { ifMatch: whole.version, ...(signal ? { signal } : {}) });
    },
  };
}

/** Planned tours that could go on the rotation's roll: of its contribution's mission, role and mode, on no roll yet. */
export function useAssignable(whole: RotationWhole, enabled: boolean): readonly Tour[] | null {
  const tours = useQuery({
    queryKey: ["deployments", "assignable", whole.id],
    queryFn: async ({ signal }) => {
      const params = { id: contributionId(whole.contributionId) };
      const { role, mode, mission } = await call(deploymentsApi.getContribution, { params }, { signal });
      const query = { mission, standing: "planned" as const, limit: 1000 };
      const { items } = await call(deploymentsApi.listTours, { query }, { signal });
      return items.filter((tour) => tour.role === role && tour.mode === mode && tour.rotationId === null);
    },
    enabled,
  });
  return tours.data ?? null;
}

/** The command that puts tours on the roll, in a lot. */
export function useAssignCommand(whole: RotationWhole, tours: readonly Tour[]): Command {
  const say = useText(rotationsText);
  const form = useText(formsText);
  const within = tours.filter((tour) => tour.from <= whole.to && whole.from <= tour.to);
  return {
    title: form("assignRoll"),
    says: tours.length === 0 ? form("noneToAssign") : form("assignSays"),
    button: say("record"),
    rehearses: true,
    fields: [
      {
        key: "lot",
        label: say("lot"),
        kind: "choice",
        required: true,
        start: String(whole.lots.at(-1)?.number ?? ""),
        choices: whole.lots.map((lot) => [
          String(lot.number),
          `${say("lotNo", { number: lot.number })}: ${lot.arriveOn} – ${lot.leaveOn}`,
        ]),
      },
      { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") },
      {
        key: "tours",
        label: form("whichTours"),
        kind: "many",
        required: true,
        start: within.map((tour) => tour.id).join(","),
        choices: tours.map((tour) => [tour.id, `${tour.person} · ${tour.post ?? "—"} · ${tour.from} – ${tour.to}`]),
      },
    ],
    send: (values, dryRun, signal) => {
      const body = {
        lot: Number(of(values, "lot")),
        tourIds: chosenOf(values.tours).map(tourId),
        source: of(values, "source"),
      };
      const query = dryRun ? { dryRun: "true" as const } : {};
      const given = { params: { id: rotationId(whole.id) }, query, body };
      return call(deploymentsApi.assignRoll, given, signal ? { signal } : {});
    },
  };
}
