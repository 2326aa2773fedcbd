/** A lot that arrives or leaves: one command for all its people. */
import { deploymentsApi, type RollLine, type RotationWhole } from "@contingent/server/deployments/schema";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useText } from "../../language/use-text.ts";
import type { Command, Values } from "../commands/CommandDialog.tsx";
import { tourId } from "../queries.ts";
import { rotationsText } from "./text.ts";

export type LotAct = "arrived" | "left";

/** Those of the roll whom the act may concern: planned ones arrive, those in the mission leave; of one lot, or all. */
export function concerned(roll: readonly RollLine[], act: LotAct, lot: string): readonly RollLine[] {
  return roll.filter(
    (line) =>
      (act === "arrived" ? line.standing === "planned" : line.state === "in_mission") &&
      (lot === "" || String(line.lot) === lot),
  );
}

/** A function that makes the command of an act. */
export function useLotCommand(whole: RotationWhole): (act: LotAct) => Command {
  const say = useText(rotationsText);
  const { today } = useReading();
  return (act) => {
    const lots = [...new Set(concerned(whole.roll, act, "").flatMap((line) => (line.lot === null ? [] : [line.lot])))];
    return {
      title: say(act === "arrived" ? "lotArrived" : "lotLeft"),
      says: say("lotSays"),
      button: say("record"),
      fields: [
        {
          key: "lot",
          label: `${say("lot")} (— ${say("wholeRoll")})`,
          kind: "choice",
          choices: lots.sort((a, b) => a - b).map((lot) => [String(lot), say("lotNo", { number: lot })]),
        },
        {
          key: "day",
          label: say(act === "arrived" ? "arrivedOn" : "lastDay"),
          kind: "day",
          required: true,
          start: today,
        },
        { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") },
        { key: "breachReason", label: say("breachReason"), kind: "lines", note: say("breachReasonNote") },
      ],
      rehearses: true,
      send: (values, dryRun, signal) => send(whole.roll, act, values, dryRun, signal),
    };
  };
}

function send(roll: readonly RollLine[], act: LotAct, values: Values, dryRun: boolean, signal?: AbortSignal) {
  const tourIds = concerned(roll, act, values.lot ?? "").map((line) => tourId(line.tourId));
  const query = dryRun ? { dryRun: "true" as const } : {};
  const options = signal ? { signal } : {};
  const shared = {
    tourIds,
    day: values.day ?? "",
    source: values.source?.trim() ?? "",
    breachReason: values.breachReason?.trim() || null,
  };
  if (act === "arrived") return call(deploymentsApi.recordArrivals, { query, body: shared }, options);
  const body = { ...shared, kind: "left" as const, cause: null, payer: null };
  return call(deploymentsApi.recordDepartures, { query, body }, options);
}
