/** Search and commands: pages, authorisations, figures, plans, languages, colours. Opened by `/`. */
import { Modal } from "@mantine/core";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useText } from "../language/use-text.ts";
import type { Overlay } from "./overlay.ts";
import styles from "./Palette.module.css";
import { type PaletteEntry, usePaletteEntries } from "./palette-entries.ts";
import { frameText } from "./text.ts";

const most = 40;

export default function Palette({ onClose, open }: { onClose: () => void; open: (next: Overlay) => void }) {
  const say = useText(frameText);
  const entries = usePaletteEntries(open);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = useMemo(() => matching(entries, words).slice(0, most), [entries, words]);
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps) setAt((now) => (now + steps + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter") run(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="12vh"
      title={say("search")}
      classNames={{ header: "visually-hidden" }}
    >
      <input
        className={styles.field}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[at] ? `${listId}-${at}` : undefined}
        aria-label={say("search")}
        placeholder={say("search")}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        data-autofocus
      />
      <div role="listbox" id={listId} aria-label={say("search")} className={styles.list}>
        {found.map((entry, index) => (
          <Option
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            chosen={index === at}
            heads={entry.group !== found[index - 1]?.group}
            onRun={() => run(entry)}
          />
        ))}
      </div>
      {found.length === 0 && <p className={styles.nothing}>{say("nothingFound", { words })}</p>}
    </Modal>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly chosen: boolean;
  readonly heads: boolean;
  readonly onRun: () => void;
}

function Option({ id, entry, chosen, heads, onRun }: OptionProps) {
  return (
    // The field above keeps the focus and the keys; the option is only clicked.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={styles.option}
      onClick={onRun}
      ref={(element) => {
        if (chosen) element?.scrollIntoView({ block: "nearest" });
      }}
    >
      <span>{entry.title}</span>
      <span className={styles.hint}>{heads ? entry.group : entry.hint}</span>
    </div>
  );
}

/** Entries in which every word typed occurs, in any script's letters; entries that begin with the words come first. */
function matching(entries: readonly PaletteEntry[], words: string): readonly PaletteEntry[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return entries;
  const hits = entries.filter((entry) => wanted.every((word) => fold(`${entry.title} ${entry.hint}`).includes(word)));
  const begins = (entry: PaletteEntry) => (fold(entry.title).startsWith(fold(words)) ? 0 : 1);
  return [...hits].sort((a, b) => begins(a) - begins(b));
}

function fold(words: string): string {
  return words.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ё", "е");
}
