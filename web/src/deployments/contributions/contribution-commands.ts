/** What may be recorded of a contribution: a step with its papers, a paper, a duty, a duty done. */
import {
  type ContributionDuty,
  type ContributionWhole,
  deploymentsApi,
  NEGOTIATING,
  type NextStep,
  PaperKind,
  TakenStep,
} from "@contingent/server/deployments/schema";
import { useMemo } from "react";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useText } from "../../language/use-text.ts";
import type { Command, Field, Values } from "../commands/CommandDialog.tsx";
import { contributionId } from "../queries.ts";
import { contributionStateKeys, paperKeys, stepKeys } from "./life-words.ts";
import { contributionsText } from "./text.ts";

export type ContributionCommand =
  | { readonly kind: "step"; readonly step: NextStep }
  | { readonly kind: "paper" }
  | { readonly kind: "duty" }
  | { readonly kind: "rotation" }
  | { readonly kind: "done"; readonly duty: ContributionDuty };

/** A function that makes the command for a contribution. */
export function useContributionCommand(whole: ContributionWhole): (command: ContributionCommand) => Command {
  const say = useText(contributionsText);
  const { today } = useReading();
  return useMemo(() => {
    const params = { id: contributionId(whole.id) };
    const day = (key: string, label: string): Field => ({ key, label, kind: "day", required: true, start: today });
    const source: Field = {
      key: "source",
      label: say("source"),
      kind: "line",
      required: true,
      note: say("sourceNote"),
    };
    const line = (key: string, label: string, required = false): Field => ({ key, label, kind: "line", required });
    const papers = PaperKind.options.map((kind) => [kind, say(paperKeys[kind])] as const);
    return (command) => {
      switch (command.kind) {
        case "step":
          return stepCommand(command.step);
        case "paper":
          return {
            title: say("addPaper"),
            says: say("paperSays"),
            button: say("record"),
            fields: [
              { key: "paper", label: say("kind"), kind: "choice", required: true, choices: papers },
              line("reference", say("reference"), true),
              day("day", say("day")),
              line("note", say("note")),
            ],
            send: (values) =>
              call(deploymentsApi.addPaper, {
                params,
                body: {
                  kind: PaperKind.parse(values.paper),
                  reference: of(values, "reference"),
                  day: of(values, "day"),
                  note: of(values, "note"),
                },
              }),
          };
        case "duty":
          return {
            title: say("addDuty"),
            says: say("dutySays"),
            button: say("record"),
            fields: [
              {
                key: "duty",
                label: say("kind"),
                kind: "choice",
                required: true,
                start: "ratification",
                choices: (["ratification", "report", "other"] as const).map((one) => [one, say(`duty_${one}`)]),
              },
              { key: "text", label: say("dutyText"), kind: "lines", required: true },
              line("owedTo", say("owedTo")),
              { key: "dueOn", label: say("dueOn"), kind: "day" },
              source,
            ],
            send: (values) => {
              const kind = of(values, "duty");
              return call(deploymentsApi.addDuty, {
                params,
                body: {
                  kind: kind === "report" || kind === "other" ? kind : "ratification",
                  text: of(values, "text"),
                  owedTo: of(values, "owedTo"),
                  dueOn: of(values, "dueOn") || null,
                  doneOn: null,
                  source: of(values, "source"),
                },
              });
            },
          };
        case "rotation":
          return rotationCommand();
        case "done":
          return {
            title: say("done"),
            says: command.duty.text,
            button: say("record"),
            fields: [day("doneOn", say("day")), source],
            send: (values) =>
              call(deploymentsApi.finishDuty, {
                params: { ...params, dutyId: command.duty.id },
                body: { doneOn: of(values, "doneOn"), source: of(values, "source") },
              }),
          };
        default:
          return command satisfies never;
      }
    };

    function rotationCommand(): Command {
      const number = Math.max(0, ...whole.rotations.map((one) => one.number)) + 1;
      const before = whole.rotations.find((one) => one.number === number - 1);
      const count = (key: string, label: string, required: boolean, start = ""): Field => ({
        ...line(key, label, required),
        start,
      });
      const maybe = (key: string, label: string): Field => ({ key, label, kind: "day" });
      return {
        title: `${say("planRotation")}: ${say("rotationNo", { number })}`,
        says: say("planRotationSays"),
        button: say("record"),
        fields: [
          count("advanceHeads", say("advanceHeads"), false),
          maybe("advanceArrive", say("advanceArrive")),
          count("mainHeads", say("mainHeads"), true, String(before?.strength ?? whole.people ?? "")),
          { ...day("mainArrive", say("mainArrive")), start: before?.to ?? today },
          { ...day("leave", say("leaveOn")), start: "" },
          maybe("transferOn", say("transfer")),
          line("note", say("note")),
          source,
        ],
        rehearses: true,
        send: (values, dryRun, signal) => {
          const lot = (part: "advance" | "main") => ({
            part,
            arriveOn: of(values, `${part}Arrive`),
            leaveOn: of(values, "leave"),
            heads: Number(of(values, `${part}Heads`)),
            note: "",
          });
          const advance = of(values, "advanceHeads") !== "" && of(values, "advanceArrive") !== "";
          const body = {
            number,
            lots: [...(advance ? [lot("advance")] : []), lot("main")],
            transferOn: of(values, "transferOn") || null,
            note: of(values, "note"),
            source: of(values, "source"),
            confidence: "verified" as const,
          };
          return call(
            deploymentsApi.addRotation,
            { params, query: dryRun ? { dryRun: "true" } : {}, body },
            signal ? { signal } : {},
          );
        },
      };
    }

    function stepCommand(next: NextStep): Command {
      const wanted = [...new Set(next.guards.filter((guard) => !guard.met).flatMap((guard) => guard.papers))];
      const kinds = wanted.flatMap((kind) => PaperKind.safeParse(kind).data ?? []);
      const needsRotation = next.step === "rotation_begun" || next.step === "rotation_done";
      return {
        title: say(stepKeys[next.step]),
        says: say("stepSays", { state: say(contributionStateKeys[next.to]) }),
        button: say("takeStep"),
        fields: [
          day("day", say("day")),
          ...(next.step === "negotiated"
            ? [
                {
                  key: "negotiated",
                  label: say("talks"),
                  kind: "choice" as const,
                  required: true,
                  choices: NEGOTIATING.map((one) => [one, say(contributionStateKeys[one])] as const),
                },
              ]
            : []),
          ...(next.step === "extended" ? [day("extendedTo", say("newLastDay"))] : []),
          ...(needsRotation
            ? [
                {
                  key: "rotationId",
                  label: say("rotation"),
                  kind: "choice" as const,
                  required: true,
                  choices: whole.rotations.map(
                    (one) =>
                      [
                        String(one.id),
                        `${say("rotationNo", { number: one.number })}: ${one.from} – ${one.to}`,
                      ] as const,
                  ),
                },
              ]
            : []),
          ...kinds.flatMap((kind): Field[] => [
            { key: `paper.${kind}`, label: say(paperKeys[kind]), kind: "line", note: say("referenceNote") },
            { key: `paperDay.${kind}`, label: say("dayOf", { what: say(paperKeys[kind]) }), kind: "day" },
          ]),
          { key: "note", label: say("remark"), kind: "lines" },
          source,
        ],
        rehearses: true,
        send: (values, dryRun, signal) => {
          const body = TakenStep.parse({
            step: next.step,
            day: of(values, "day"),
            papers: kinds.flatMap((kind) => {
              const [reference, on] = [of(values, `paper.${kind}`), of(values, `paperDay.${kind}`)];
              return reference && on ? [{ kind, reference, day: on }] : [];
            }),
            ...(of(values, "negotiated") ? { negotiated: of(values, "negotiated") } : {}),
            ...(of(values, "extendedTo") ? { extendedTo: of(values, "extendedTo") } : {}),
            ...(of(values, "rotationId") ? { rotationId: of(values, "rotationId") } : {}),
            note: of(values, "note"),
            source: of(values, "source"),
          });
          return call(
            deploymentsApi.takeStep,
            { params, query: dryRun ? { dryRun: "true" } : {}, body },
            signal ? { signal } : {},
          );
        },
      };
    }
  }, [whole, say, today]);
}

function of(values: Values, key: string): string {
  return values[key]?.trim() ?? "";
}
