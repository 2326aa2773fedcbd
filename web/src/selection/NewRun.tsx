/** What a new plan is asked: its title, which tours, and if wanted which missions. */
import { addDays, addMonths, Day } from "@contingent/server/platform/days";
import { Button, Modal, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useSayings, useText } from "../language/use-text.ts";
import { useSession } from "../session/session.ts";
import { DayInput } from "../ui/DayInput.tsx";
import { Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import styles from "./Plan.module.css";
import { useStartRun } from "./queries.ts";
import { selectionText } from "./text.ts";

export function NewRun({ onClose }: { onClose: () => void }) {
  const say = useText(selectionText);
  const sayUi = useText(uiText);
  const sayings = useSayings();
  const { today } = useSession();
  const navigate = useNavigate();
  const start = useStartRun();
  const [title, setTitle] = useState(say("defaultName", { day: sayings.day(today) }));
  const [from, setFrom] = useState<string>(today);
  const [to, setTo] = useState<string>(addDays(addMonths(today, 12), -1));
  const [missions, setMissions] = useState("");
  const bad = faultsOf(title, from, to);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (bad.title || bad.days) return;
    const only = missions
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map((one) => one.toUpperCase());
    start.mutate(
      { title, from, to, ...(only.length > 0 ? { missions: only } : {}) },
      { onSuccess: ({ id }) => void navigate({ to: "/plans/$id", params: { id } }) },
    );
  };
  return (
    <Modal opened onClose={onClose} title={say("newRunTitle")} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <form onSubmit={onSubmit} className={styles.form}>
        <TextInput
          size="xs"
          label={say("name")}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={bad.title ? say("needName") : null}
          data-autofocus
        />
        <div className={styles.two}>
          <DayInput size="xs" required withAsterisk={false} label={say("firstDay")} value={from} onChange={setFrom} />
          <DayInput
            size="xs"
            required
            withAsterisk={false}
            label={say("lastDay")}
            value={to}
            onChange={setTo}
            error={bad.days ? say("badDays") : null}
          />
        </div>
        <TextInput
          size="xs"
          label={say("onlyMissions")}
          value={missions}
          onChange={(event) => setMissions(event.currentTarget.value)}
          placeholder="MINURSO, UNDOF"
        />
        {start.error && <Failed error={start.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={start.isPending}>
            {say("start")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function faultsOf(title: string, from: string, to: string): { readonly title: boolean; readonly days: boolean } {
  const whole = Day.safeParse(from).success && Day.safeParse(to).success;
  return { title: title.trim() === "", days: whole && to < from };
}
