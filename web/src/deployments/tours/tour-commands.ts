/** What may be recorded of a tour, each with its fields and the way it is sent. */
import { deploymentsApi, Payer, type TourEventKind, type TourWhole } from "@contingent/server/deployments/schema";
import { addDays, addMonths, earlierDay } from "@contingent/server/platform/days";
import { useMemo } from "react";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useText } from "../../language/use-text.ts";
import type { Command, Field, Values } from "../commands/CommandDialog.tsx";
import { tourId } from "../queries.ts";
import { payerKeys } from "../text.ts";
import { orNull, paperOf, stepFields, stepOf, text } from "./step-fields.ts";
import { eventKeys, toursText } from "./text.ts";

/** Events that a person can record by a command of their own. */
export const COMMANDS = [
  "screened",
  "rejected",
  "medically_cleared",
  "selected",
  "travelling",
  "arrived",
  "left",
  "repatriated",
  "died",
  "check_in_failed",
  "extended",
  "moved",
  "home",
  "closed",
  "corrected",
  "rescheduled",
  "cancelled",
  "undone",
] as const satisfies readonly TourEventKind[];
export type CommandKind = (typeof COMMANDS)[number];

/** Commands whose effect waits for a second person. */
export const SECOND_PERSON: ReadonlySet<CommandKind> = new Set([
  "extended",
  "moved",
  "corrected",
  "rescheduled",
  "undone",
]);

/** Posts that somebody can be moved to. */
export type PostChoices = readonly (readonly [id: string, words: string])[];

/** A function that makes the command of a kind for a tour. */
export function useTourCommand(tour: TourWhole, posts: PostChoices): (kind: CommandKind) => Command {
  const say = useText(toursText);
  const { today } = useReading();
  return useMemo(() => {
    const day = (key: string, label: string, start = today): Field => ({
      key,
      label,
      kind: "day",
      required: true,
      start,
    });
    const source: Field = {
      key: "source",
      label: say("source"),
      kind: "line",
      required: true,
      note: say("sourceNote"),
    };
    const reason: Field = { key: "reason", label: say("reason"), kind: "lines", required: true };
    const cause: Field = { key: "cause", label: say("cause"), kind: "lines", required: true };
    const broke: Field = {
      key: "breachReason",
      label: say("breachReason"),
      kind: "lines",
      note: say("breachReasonNote"),
    };
    const paper = (key: string, label: string): readonly Field[] => [
      { key, label, kind: "line" },
      { key: `${key}Day`, label: say("dayOf", { what: label }), kind: "day" },
    ];
    const payer = (required: boolean): Field => ({
      key: "payer",
      label: say("payer"),
      kind: "choice",
      required,
      choices: Payer.options.map((one) => [one, say(payerKeys[one])]),
    });
    const fields: Readonly<Record<CommandKind, readonly Field[]>> = {
      ...stepFields(say, today),
      arrived: [day("day", say("arrivedOn"), earlierDay(tour.from, today)), source, broke],
      left: [day("day", say("lastDay"), earlierDay(tour.to, today)), source, broke],
      repatriated: [day("day", say("lastDay")), cause, payer(true), source, broke],
      died: [day("day", say("day")), { ...cause, required: false }, source, broke],
      check_in_failed: [day("day", say("lastDay")), cause, payer(true), source, broke],
      extended: [
        day("to", say("newLastDay"), addMonths(tour.to, 1)),
        {
          key: "purpose",
          label: say("purpose"),
          kind: "choice",
          required: true,
          start: "service",
          choices: [
            ["service", say("purposeService")],
            ["withdrawal", say("purposeWithdrawal")],
          ],
        },
        ...paper("consent", say("consent")),
        ...paper("approval", say("approval")),
        reason,
        source,
      ],
      moved: [
        day("on", say("movedOn"), addDays(today, 1)),
        { key: "postId", label: say("newPost"), kind: "choice", required: true, choices: posts },
        day("to", say("lastDay"), tour.to),
        ...paper("approval", say("approval")),
        reason,
        source,
      ],
      corrected: [day("from", say("firstDay"), tour.from), day("to", say("lastDay"), tour.to), cause, source, broke],
      rescheduled: [day("from", say("firstDay"), tour.from), day("to", say("lastDay"), tour.to), reason, source],
      cancelled: [cause, source],
      undone: [reason, source],
    };
    return (kind) => ({
      title: say(`do_${kind}`),
      says: say(SECOND_PERSON.has(kind) ? "saysSecond" : "saysNow", { what: say(eventKeys[kind]) }),
      button: say(SECOND_PERSON.has(kind) ? "propose" : "record"),
      fields: fields[kind],
      rehearses: true,
      send: (values, dryRun, signal) => sendCommand(tour, kind, values, dryRun, signal),
    });
  }, [tour, posts, say, today]);
}

function payerOf(values: Values): Payer | null {
  const given = text(values, "payer");
  return given === "un" || given === "national" || given === "partner" ? given : null;
}

/** Sends a command as the server wants it. Throws a `Problem` with every reason when it is refused. */
function sendCommand(
  tour: TourWhole,
  kind: CommandKind,
  values: Values,
  dryRun: boolean,
  signal?: AbortSignal,
): Promise<unknown> {
  const params = { id: tourId(tour.id) };
  const query = dryRun ? { dryRun: "true" as const } : {};
  const options = signal ? { signal } : {};
  const [day, source, reason] = [text(values, "day"), text(values, "source"), text(values, "reason")];
  const breachReason = orNull(values, "breachReason");
  switch (kind) {
    case "screened":
    case "rejected":
    case "medically_cleared":
    case "selected":
    case "travelling":
    case "home":
    case "closed": {
      const body = { tourIds: [params.id], step: stepOf(kind, values) };
      return call(deploymentsApi.recordTourStep, { query, body }, options);
    }
    case "arrived":
      return call(deploymentsApi.recordArrival, { params, query, body: { day, source, breachReason } }, options);
    case "left":
    case "repatriated":
    case "died":
    case "check_in_failed": {
      const body = { kind, day, cause: orNull(values, "cause"), payer: payerOf(values), source, breachReason };
      return call(deploymentsApi.recordDeparture, { params, query, body }, options);
    }
    case "extended": {
      const purpose = text(values, "purpose") === "withdrawal" ? ("withdrawal" as const) : ("service" as const);
      const papers = { consent: paperOf(values, "consent"), approval: paperOf(values, "approval") };
      return call(
        deploymentsApi.recordExtension,
        { params, query, body: { to: text(values, "to"), purpose, ...papers, reason, source } },
        options,
      );
    }
    case "moved": {
      const body = {
        on: text(values, "on"),
        postId: text(values, "postId"),
        to: text(values, "to"),
        approval: paperOf(values, "approval"),
        reason,
        source,
      };
      return call(deploymentsApi.transferTour, { params, query, body }, options);
    }
    case "corrected": {
      const body = {
        from: text(values, "from"),
        to: text(values, "to"),
        cause: text(values, "cause"),
        source,
        breachReason,
      };
      return call(deploymentsApi.correctTour, { params, query, body }, options);
    }
    case "rescheduled": {
      const body = { from: text(values, "from"), to: text(values, "to"), reason, source };
      return call(deploymentsApi.rescheduleTour, { params, query, body }, options);
    }
    case "cancelled":
      return call(
        deploymentsApi.cancelTour,
        { params, query, body: { cause: text(values, "cause"), source } },
        options,
      );
    case "undone": {
      const last = tour.events.at(-1);
      return call(
        deploymentsApi.undoEvent,
        { params, query, body: { eventId: last?.id ?? "", reason, source } },
        options,
      );
    }
    default:
      return kind satisfies never;
  }
}

/** How a tour may go on besides its path, by the state it is in: who is there leaves, stays longer or goes elsewhere. */
const ON_FROM: Partial<Record<TourWhole["state"], readonly CommandKind[]>> = {
  travelling: ["check_in_failed"],
  in_mission: ["left", "repatriated", "died", "check_in_failed", "extended", "moved"],
  repatriating: ["died"],
};

/** Commands that can be begun now: the next steps, and what is always possible of a tour that stands as it does. */
export function commandsOf(tour: Pick<TourWhole, "state" | "standing" | "next" | "events">): readonly CommandKind[] {
  const next = new Set<string>([...tour.next.map((step) => step.step), ...(ON_FROM[tour.state] ?? [])]);
  const gone = tour.state === "cancelled" || tour.state === "returned_to_pool";
  if (!gone) next.add(tour.standing === "actual" ? "corrected" : "rescheduled");
  if (!gone && tour.standing === "planned") next.add("cancelled");
  const last = tour.events.at(-1)?.kind;
  if (last && last !== "nominated" && last !== "approved" && last !== "undone") next.add("undone");
  return COMMANDS.filter((kind) => next.has(kind));
}
