/** A figure is frozen with the words in which it is to be said. What was typed stays when it is refused. */
import type { IssueLanguage, WholeFigure } from "@contingent/server/figures/schema";
import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useReading } from "../address/moment.ts";
import { isLanguage, languageNames, languages } from "../language/languages.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import styles from "./Issued.module.css";
import { usePrepare } from "./queries.ts";
import { sayValue } from "./shown.ts";
import { recordText } from "./text-record.ts";

export function PrepareDialog({ figure, onClose }: { figure: WholeFigure; onClose: () => void }) {
  const say = useText(recordText);
  const sayUi = useText(uiText);
  const inWords = useWords();
  const { day, language: mine } = useSayings();
  const { knownAt } = useReading();
  const navigate = useNavigate();
  const prepare = usePrepare();
  const value = sayValue(figure, mine);
  const [language, setLanguage] = useState<IssueLanguage>(mine);
  const [text, setText] = useState(
    say("defaultWords", { title: inWords(figure.definition.title), day: day(figure.asOf), value }),
  );
  const [occasion, setOccasion] = useState("");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { id: definition, version } = figure.definition;
    prepare.mutate(
      { definition, version, asOf: figure.asOf, ...(knownAt ? { knownAt } : {}), language, text, occasion },
      { onSuccess: ({ id }) => void navigate({ to: "/figures/issued/$id", params: { id }, search: {} }) },
    );
  };
  return (
    <Modal opened onClose={onClose} title={say("prepareTitle")} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <form onSubmit={onSubmit} className={styles.form}>
        <p>{say("prepareWhat", { value, day: day(figure.asOf) })}</p>
        <NativeSelect
          size="xs"
          label={say("language")}
          value={language}
          data={languages.map((one) => ({ value: one, label: languageNames[one].long }))}
          onChange={(event) => isLanguage(event.currentTarget.value) && setLanguage(event.currentTarget.value)}
        />
        <Textarea
          size="xs"
          label={say("words")}
          description={say("wordsHelp", { value })}
          value={text}
          lang={language}
          autosize
          minRows={3}
          required
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          size="xs"
          label={say("occasion")}
          description={say("occasionHelp")}
          value={occasion}
          onChange={(event) => setOccasion(event.currentTarget.value)}
        />
        {prepare.error && <Failed error={prepare.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={prepare.isPending}>
            {say("prepare")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
