/** What may be done with a rotation: moved as a whole, its roll certified, its plan changed, people assigned, a lot arrived or gone. */
import { deploymentsApi, type RotationWhole, type Tour } from "@contingent/server/deployments/schema";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import type { Command } from "../commands/CommandDialog.tsx";
import { rotationId } from "../queries.ts";
import { type LotAct, useLotCommand } from "./lot-commands.ts";
import { useAssignCommand, useChangedPlan } from "./roll-commands.ts";
import { rotationsText } from "./text.ts";

/** What may be done with a rotation. */
export type RotationAct = "shift" | "certify" | "plan" | "assign" | LotAct;

/** A function that makes the command of an act; `assignable` are the tours that may join the roll. */
export function useRotationCommand(whole: RotationWhole, assignable: readonly Tour[]): (act: RotationAct) => Command {
  const lot = useLotCommand(whole);
  const plan = useChangedPlan(whole);
  const assign = useAssignCommand(whole, assignable);
  const shift = useShiftCommand(whole);
  const certify = useCertifyCommand(whole);
  return (act) => {
    switch (act) {
      case "arrived":
      case "left":
        return lot(act);
      case "plan":
        return plan;
      case "assign":
        return assign;
      case "shift":
        return shift;
      case "certify":
        return certify;
    }
  };
}

function useShiftCommand(whole: RotationWhole): Command {
  const say = useText(rotationsText);
  const { days } = useSayings();
  return {
    title: say("move_shift"),
    says: say("moveSays_shift", {
      before: days(whole.from, whole.to),
      about: say("rotationNo", { number: whole.number }),
    }),
    button: say("propose"),
    fields: [
      { key: "days", label: say("byDays"), kind: "line", required: true, start: "7", note: say("byDaysNote") },
      { key: "reason", label: say("reason"), kind: "lines", required: true },
      { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") },
    ],
    rehearses: true,
    send: (values, dryRun, signal) =>
      call(
        deploymentsApi.shiftRotation,
        {
          params: { id: rotationId(whole.id) },
          query: dryRun ? { dryRun: "true" } : {},
          body: {
            days: Number(values.days?.replace("−", "-")),
            reason: values.reason ?? "",
            source: values.source ?? "",
          },
        },
        signal ? { signal } : {},
      ),
  };
}

function useCertifyCommand(whole: RotationWhole): Command {
  const say = useText(rotationsText);
  const { today } = useReading();
  return {
    title: say("certifyRoll"),
    says: say("certifySays"),
    button: say("record"),
    fields: [
      { key: "day", label: say("day"), kind: "day", required: true, start: today },
      { key: "reference", label: say("reference"), kind: "line", required: true },
      { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") },
    ],
    send: (values) =>
      call(deploymentsApi.certifyRoll, {
        params: { id: rotationId(whole.id) },
        body: { day: values.day ?? "", reference: values.reference ?? "", source: values.source ?? "" },
      }),
  };
}
