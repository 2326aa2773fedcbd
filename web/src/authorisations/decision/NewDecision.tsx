/** The way into the form: a new decision, and the forms somebody has begun. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useSayings, useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { Failed } from "../../ui/States.tsx";
import styles from "./Decision.module.css";
import { formsQuery, useOpenForm } from "./queries.ts";
import { decisionText } from "./text.ts";

export function NewDecision() {
  const say = useText(decisionText);
  const may = useRight("authorisations.change");
  const open = useOpenForm();
  const navigate = useNavigate();
  if (!may) return null;
  return (
    <>
      <Button
        loading={open.isPending}
        onClick={() =>
          open.mutate(null, {
            onSuccess: ({ id }) => void navigate({ to: "/authorisations/form/$id", params: { id } }),
          })
        }
      >
        {say("newDecision")}
      </Button>
      {open.error && <Failed error={open.error} />}
    </>
  );
}

/** Forms that the reader has begun and not kept yet. */
export function OpenForms() {
  const say = useText(decisionText);
  const { moment } = useSayings();
  const may = useRight("authorisations.change");
  const forms = useQuery({ ...formsQuery, enabled: may });
  if (!forms.data || forms.data.items.length === 0) return null;
  return (
    <section aria-label={say("openForms")}>
      <p className={styles.quiet}>
        {say("openForms")}:{" "}
        {forms.data.items.map((form, index) => (
          <span key={form.id}>
            {index > 0 && ", "}
            <Link to="/authorisations/form/$id" params={{ id: form.id }}>
              {form.title || say("untitled")}
            </Link>{" "}
            ({say("savedAt", { moment: moment(form.savedAt) })})
          </span>
        ))}
      </p>
    </section>
  );
}
