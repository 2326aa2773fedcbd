/** Entering a contribution, and writing new terms for one. */
import {
  type ContributionKind,
  type ContributionWhole,
  deploymentsApi,
  NEGOTIATING,
  type NewContribution,
  Payer,
  type Terms,
} from "@contingent/server/deployments/schema";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import type { Command, Field, Values } from "../commands/CommandDialog.tsx";
import { formsText } from "../forms-text.ts";
import { contributionId } from "../queries.ts";
import { payerKeys } from "../text.ts";
import { contributionStateKeys, kindKeys } from "./life-words.ts";
import { contributionsText } from "./text.ts";

const KINDS: readonly ContributionKind[] = ["own_unit", "embedded_unit", "individual_posts"];
/** States in which a contribution may enter the record. */
const STATES = [...NEGOTIATING, "deployed", "closed"] as const;
const ROLES = ["contingent_member", "staff_officer", "unmo", "mlo"] as const;

/** Fields of the terms, filled with those that hold now. */
function useTermsFields(): (now: Terms | null) => readonly Field[] {
  const say = useText(contributionsText);
  const form = useText(formsText);
  const word = useWord();
  const { today } = useReading();
  return (now) => {
    const line = (key: string, label: string, start: string | number | null | undefined, more: Partial<Field> = {}) => {
      return { key, label, kind: "line" as const, start: String(start ?? ""), ...more };
    };
    const choice = (key: string, label: string, start: string | null, choices: Field["choices"] = []): Field => {
      return { key, label, kind: "choice", start: start ?? "", choices };
    };
    const day = (key: string, label: string, start: string | null) => line(key, label, start, { kind: "day" });
    return [
      line("title", form("name"), now?.title, { required: true }),
      line("people", form("people"), now?.people, { kind: "count" }),
      line("unitType", form("unitType"), now?.unitType, { note: form("unitTypeNote") }),
      {
        ...choice("mode", say("mode"), now?.mode ?? "self", [
          ["self", word("self")],
          ["embedded", word("embedded")],
        ]),
        required: true,
      },
      line("partner", form("partner"), now?.partner, { note: form("partnerNote") }),
      line("hostContingent", say("hostContingent"), now?.hostContingent),
      line("nationalCommand", say("nationalCommand"), now?.nationalCommand),
      line("tacticalControl", say("tacticalControl"), now?.tacticalControl),
      { ...day("from", say("firstDay"), now?.from ?? today), required: true },
      { ...day("to", say("lastDay"), now?.to ?? null), note: form("openEnd") },
      choice(
        "transport",
        form("transport"),
        now?.transport ?? null,
        (["un_arranged", "letter_of_assist", "national", "partner"] as const).map((one) => [
          one,
          form(`transport_${one}`),
        ]),
      ),
      choice(
        "transportPayer",
        form("transportPayer"),
        now?.transportPayer ?? null,
        Payer.options.map((one) => [one, say(payerKeys[one])]),
      ),
      choice(
        "agreementKind",
        form("agreementKind"),
        now?.agreementKind ?? null,
        (["mou", "bilateral", "exchange_of_notes"] as const).map((one) => [one, form(`agreement_${one}`)]),
      ),
      line("agreement", say("agreement"), now?.agreement),
      day("agreementSignedOn", form("agreementSignedOn"), now?.agreementSignedOn ?? null),
      {
        ...choice(
          "confidence",
          form("confidence"),
          now?.confidence ?? "verified",
          (["verified", "unverified", "inferred"] as const).map((one) => [one, word(one)]),
        ),
        required: true,
      },
      line("note", say("note"), now?.note, { kind: "lines" }),
      line("source", say("source"), "", { required: true, note: say("sourceNote") }),
    ];
  };
}

const of = (values: Values, key: string) => values[key]?.trim() ?? "";
const orNull = (values: Values, key: string) => of(values, key) || null;

/** What was typed; the server says what of it is no terms. */
function termsOf(values: Values) {
  const partner = of(values, "partner").toUpperCase();
  return {
    title: of(values, "title"),
    people: of(values, "people") === "" ? null : Number(of(values, "people")),
    unitType: orNull(values, "unitType"),
    mode: of(values, "mode"),
    partner: partner || null,
    hostContingent: of(values, "hostContingent"),
    nationalCommand: of(values, "nationalCommand"),
    tacticalControl: of(values, "tacticalControl"),
    from: of(values, "from"),
    to: orNull(values, "to"),
    transport: orNull(values, "transport"),
    transportPayer: orNull(values, "transportPayer"),
    agreementKind: orNull(values, "agreementKind"),
    agreement: of(values, "agreement"),
    agreementSignedOn: orNull(values, "agreementSignedOn"),
    note: of(values, "note"),
    source: of(values, "source"),
    confidence: of(values, "confidence"),
  };
}

/** The command that enters a contribution in one of the missions. */
export function useNewContribution(missions: readonly string[]): Command {
  const say = useText(contributionsText);
  const form = useText(formsText);
  const word = useWord();
  const { today } = useReading();
  const fields = useTermsFields()(null);
  const choice = (key: string, label: string, choices: Field["choices"] = [], start = ""): Field => {
    return { key, label, kind: "choice", required: true, choices, start };
  };
  return {
    title: form("newContribution"),
    says: form("newContributionSays"),
    button: say("record"),
    rehearses: true,
    fields: [
      choice(
        "mission",
        form("mission"),
        missions.map((one) => [one, one]),
      ),
      { key: "code", label: say("code"), kind: "line", required: true, note: form("codeNote") },
      choice(
        "kind",
        say("kind"),
        KINDS.map((one) => [one, say(kindKeys[one])]),
        "own_unit",
      ),
      choice(
        "role",
        say("role"),
        ROLES.map((one) => [one, word(one)]),
        "contingent_member",
      ),
      choice(
        "state",
        say("state"),
        STATES.map((one) => [one, say(contributionStateKeys[one])]),
        "identified",
      ),
      { key: "stateSince", label: form("since"), kind: "day", required: true, start: today },
      ...fields,
    ],
    send: (values, dryRun, signal) => {
      const what = { mission: of(values, "mission"), code: of(values, "code"), kind: of(values, "kind") };
      const state = { role: of(values, "role"), state: of(values, "state"), stateSince: of(values, "stateSince") };
      const body = { ...termsOf(values), ...what, ...state } as NewContribution;
      const query = dryRun ? { dryRun: "true" as const } : {};
      return call(deploymentsApi.addContribution, { query, body }, signal ? { signal } : {});
    },
  };
}

/** The command that writes a new version of a contribution's terms, over the one that is shown. */
export function useChangedTerms(whole: ContributionWhole): Command {
  const say = useText(contributionsText);
  const form = useText(formsText);
  const fields = useTermsFields()(whole);
  return {
    title: `${form("changeTerms")}: ${whole.code}`,
    says: form("changeTermsSays", { version: whole.version }),
    button: say("record"),
    rehearses: true,
    fields,
    send: (values, dryRun, signal) => {
      const query = dryRun ? { dryRun: "true" as const } : {};
      const given = { params: { id: contributionId(whole.id) }, query, body: termsOf(values) as Terms };
      return call(deploymentsApi.changeTerms, given, { ifMatch: whole.version, ...(signal ? { signal } : {}) });
    },
  };
}
