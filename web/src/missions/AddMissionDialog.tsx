/** A mission that the product does not know yet. */
import { MissionId } from "@contingent/server/missions/schema";
import { Button, Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useText } from "../language/use-text.ts";
import { useSession } from "../session/session.ts";
import { Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import { Fields } from "./Fields.tsx";
import { type Field, faultsOf, type Values } from "./forms.ts";
import styles from "./Missions.module.css";
import { newMissionStart, profileFields, profileOf } from "./profile-form.ts";
import { useAddMission } from "./queries.ts";
import { missionsText } from "./text.ts";

const fields: readonly Field[] = [
  { key: "id", label: "fAcronym", kind: "words", needed: true },
  ...profileFields.filter((field) => field.key !== "reason"),
];

export function AddMissionDialog({ onClose }: { onClose: () => void }) {
  const say = useText(missionsText);
  const sayUi = useText(uiText);
  const { today } = useSession();
  const navigate = useNavigate();
  const add = useAddMission();
  const [values, setValues] = useState<Values>(() => newMissionStart(today));
  const [tried, setTried] = useState(false);
  const id = (values.id ?? "").trim().toUpperCase();
  const faults = {
    ...faultsOf(fields, values),
    ...(MissionId.safeParse(id).success ? {} : { id: "needed" as const }),
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    add.mutate(
      { ...profileOf(values, null), id },
      { onSuccess: (mission) => void navigate({ to: "/missions/$id", params: { id: mission.id } }) },
    );
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={say("addMission")}
      closeButtonProps={{ "aria-label": sayUi("close") }}
    >
      <form onSubmit={onSubmit} className={styles.change} noValidate>
        <Fields
          fields={fields}
          values={values}
          faults={tried ? faults : {}}
          onChange={(key, value) => setValues((before) => ({ ...before, [key]: value }))}
        />
        {add.error && <Failed error={add.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {say("record")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
