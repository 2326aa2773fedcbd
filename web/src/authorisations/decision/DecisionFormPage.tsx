/** A decision as it is entered: sections with every field of the model, saved as it is typed, kept as a draft when it is whole. */
import { draftOfForm } from "@contingent/server/authorisations/rules";
import type { DecisionForm, SavedForm } from "@contingent/server/authorisations/schema";
import type { Refusal } from "@contingent/server/platform/outcome";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useReading } from "../../address/moment.ts";
import { Problem } from "../../api/problem.ts";
import { useReason } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { FailedPage } from "../../ui/FailedPage.tsx";
import { PageHead, Section } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import { Failed, Refusals } from "../../ui/States.tsx";
import { authorisationsQuery } from "../queries.ts";
import { authorisationsText } from "../text.ts";
import styles from "./Decision.module.css";
import { FieldInput } from "./FieldInput.tsx";
import { type Field, HEAD, MONEY, PROPOSAL, ROWS } from "./fields.ts";
import { formQuery, proceduresQuery, useKeepForm } from "./queries.ts";
import { type Choices, Rows } from "./Rows.tsx";
import { decisionText } from "./text.ts";
import { type Editing, useDecisionForm } from "./use-decision-form.ts";

const route = getRouteApi("/frame/authorisations/form/$id");

export function DecisionFormPage() {
  const say = useText(decisionText);
  const { id } = route.useParams();
  const saved = useQuery(formQuery(id));
  if (saved.isPending) return <PageSkeleton />;
  if (saved.error)
    return <FailedPage title={say("newDecision")} up={<Up />} error={saved.error} retry={() => void saved.refetch()} />;
  return <Typing key={saved.data.id} saved={saved.data} />;
}

function Up() {
  const say = useText(authorisationsText);
  return (
    <Link to="/authorisations" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("title")}
    </Link>
  );
}

/** What may be chosen where the country's own records say it. */
function useChoices(form: DecisionForm): Choices {
  const { language } = useSayings();
  const procedures = useQuery(proceduresQuery);
  const decisions = useQuery(authorisationsQuery(useReading()));
  const day = form.proposedOn;
  const known = (procedures.data?.items ?? []).filter(
    (one) => day === "" || (one.validFrom <= day && (one.validTo === null || day <= one.validTo)),
  );
  const latest = new Map(known.map((one) => [one.code, one]));
  const codes = form.ceilings.map((ceiling) => ceiling.code).filter(Boolean);
  const others = (decisions.data?.items ?? []).filter((one) => one.reference !== form.reference);
  return {
    procedure: [...latest.values()].map((one) => ({ value: one.code, label: one.title })),
    to: others.map((one) => ({ value: one.reference, label: `${one.reference} · ${one.title.slice(0, 60)}` })),
    ceilings: [...new Set(codes)].map((code) => ({ value: code, label: code })),
    language,
  };
}

function Typing({ saved }: { saved: SavedForm }) {
  const say = useText(decisionText);
  const navigate = useNavigate();
  const editing = useDecisionForm(saved);
  const keep = useKeepForm(saved.id);
  const [tried, setTried] = useState(false);
  const faults = draftOfForm(editing.form).faults;
  const refusals = keep.error instanceof Problem ? keep.error.refusals : [];
  const errors = useFaults(tried ? faults : []);
  const general = refusals.filter((refusal) => refusal.facts.field === undefined);
  const onKeep = async () => {
    setTried(true);
    const [first] = faults;
    if (first !== undefined) return focus(String(first.facts.field));
    if (!(await editing.flush())) return;
    keep.mutate(undefined, {
      onSuccess: ({ reference }) =>
        void navigate({
          to: "/authorisations/$reference",
          params: { reference },
          search: (previous) => ({ asOf: previous.asOf }),
        }),
    });
  };
  return (
    <>
      <PageHead
        title={saved.authorisationId === null ? say("newDecision") : say("changeDraft")}
        up={<Up />}
        sentence={say("formSentence")}
        actions={
          <Button onClick={() => void onKeep()} loading={keep.isPending}>
            {say("keep")}
          </Button>
        }
      />
      <SavedMark editing={editing} />
      {tried && faults.length > 0 && <p role="alert">{say("faults", { count: faults.length })}</p>}
      {general.length > 0 && <Refusals refusals={general} />}
      {keep.error && refusals.length === 0 && <Failed error={keep.error} />}
      <Sections editing={editing} errors={errors} />
    </>
  );
}

function focus(field: string): void {
  document.getElementById(field)?.focus();
  document.getElementById(field)?.scrollIntoView({ block: "center" });
}

/** What is wrong with each field, in the reader's language. */
function useFaults(faults: readonly Refusal[]): ReadonlyMap<string, string> {
  const reason = useReason();
  return new Map(faults.map((fault) => [String(fault.facts.field), reason(fault)]));
}

function SavedMark({ editing }: { editing: Editing }) {
  const say = useText(decisionText);
  const { moment } = useSayings();
  const { saving, savedAt } = editing;
  const failed = saving === "failed" || saving === "elsewhere";
  const words = {
    saved: say("savedAt", { moment: moment(savedAt) }),
    waiting: say("saving"),
    failed: say("notSaved"),
    elsewhere: say("savedElsewhere"),
  };
  return (
    <p className={failed ? styles.failed : styles.quiet} role={failed ? "alert" : "status"}>
      {words[saving]}
    </p>
  );
}

function Sections({ editing, errors }: { editing: Editing; errors: ReadonlyMap<string, string> }) {
  const say = useText(decisionText);
  const { form, change } = editing;
  const chosen = useChoices(form);
  const own = form as unknown as Readonly<Record<string, unknown>>;
  const set = (key: string, value: unknown) => change((before) => ({ ...before, [key]: value }) as DecisionForm);
  const input = (field: Field, at: string, value: unknown, onChange: (value: unknown) => void) => (
    <FieldInput
      key={at}
      field={field}
      at={at}
      value={value}
      fault={errors.get(at)}
      {...(field.key === "procedure" ? { options: chosen.procedure } : {})}
      onChange={onChange}
    />
  );
  const heads = (fields: readonly Field[]) => (
    <div className={styles.fields}>
      {fields.map((field) => input(field, field.key, own[field.key], (value) => set(field.key, value)))}
    </div>
  );
  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate>
      <Section title={say("head")}>{heads(HEAD)}</Section>
      <Section title={say("proposal")}>
        <div className={styles.fields}>
          {PROPOSAL.map((field) => {
            const fact = field.key as keyof DecisionForm["proposal"];
            return input(field, `proposal.${fact}`, form.proposal[fact], (value) =>
              change((before) => ({ ...before, proposal: { ...before.proposal, [fact]: String(value) } })),
            );
          })}
        </div>
      </Section>
      <Section title={say("money")}>{heads(MONEY)}</Section>
      {ROWS.map((section) => (
        <Section key={section.key} title={say(section.key)}>
          <Rows
            section={section}
            rows={form[section.key] as unknown as readonly Readonly<Record<string, unknown>>[]}
            at={section.key}
            errors={errors}
            choices={chosen}
            onChange={(rows) => set(section.key, rows)}
          />
        </Section>
      ))}
    </form>
  );
}
