/** A change of a mission with what it would do to people, decisions and plans beside it, before anything is recorded. */
import type { ChangeInput, Mission } from "@contingent/server/missions/schema";
import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useDeferredValue, useMemo, useState } from "react";
import { useText } from "../language/use-text.ts";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed, Refusals } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import { Fields } from "./Fields.tsx";
import { type Form, faultsOf } from "./forms.ts";
import { Impact } from "./Impact.tsx";
import styles from "./Missions.module.css";
import { previewQuery, useChange } from "./queries.ts";
import { missionsText } from "./text.ts";

interface ChangeDialogProps {
  readonly mission: Mission;
  readonly form: Form;
  readonly onClose: () => void;
}

export function ChangeDialog({ mission, form, onClose }: ChangeDialogProps) {
  const say = useText(missionsText);
  const sayUi = useText(uiText);
  const [values, setValues] = useState(form.start);
  const [tried, setTried] = useState(false);
  const change = useChange(mission.id, mission.version);
  const faults = faultsOf(form.fields, values);
  const clean = Object.keys(faults).length === 0;
  const body = useMemo(() => (clean ? form.body(values) : null), [clean, form, values]);
  // What a change does hangs on its days and numbers: it is shown before the source is written down.
  const looked = useMemo(() => {
    const given = { ...values, source: values.source?.trim() || "?", reason: values.reason?.trim() || "?" };
    return Object.keys(faultsOf(form.fields, given)).length === 0 ? form.body(given) : null;
  }, [form, values]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (body !== null) change.mutate(body, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={`${mission.id}: ${say(form.title as "doEnd")}`}
      closeButtonProps={{ "aria-label": sayUi("close") }}
    >
      <form onSubmit={onSubmit} className={styles.change} noValidate>
        <Fields
          fields={form.fields}
          values={values}
          faults={tried ? faults : {}}
          onChange={(key, value) => setValues((before) => ({ ...before, [key]: value }))}
        />
        <Preview mission={mission} body={looked} />
        {change.error && <Failed error={change.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {say("record")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Asked anew as the fields change; the answer before stays in sight meanwhile. */
function Preview({ mission, body }: { mission: Mission; body: ChangeInput | null }) {
  const say = useText(missionsText);
  const asked = useDeferredValue(body);
  const preview = useQuery(previewQuery(mission.id, mission.version, asked));
  return (
    <section className={styles.preview} aria-live="polite" aria-busy={preview.isFetching}>
      <h3>{say("previewTitle")}</h3>
      {body === null && <p className={styles.quiet}>{say("previewFill")}</p>}
      {body !== null && preview.isLoading && <PartSkeleton rows={2} />}
      {body !== null && preview.error && <Failed error={preview.error} retry={() => void preview.refetch()} />}
      {body !== null &&
        preview.data &&
        (preview.data.refusals.length > 0 ? (
          <Refusals refusals={preview.data.refusals} />
        ) : (
          <Impact impact={preview.data} asPreview />
        ))}
    </section>
  );
}
