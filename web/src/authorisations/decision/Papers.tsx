/** Papers about a decision: where published, the hash of what is kept here, and the way to add and fetch one. */
import { type Authorisation, authorisationsApi, type NewPaper } from "@contingent/server/authorisations/schema";
import { Button, FileInput, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { addressOf } from "../../api/call.ts";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { Failed } from "../../ui/States.tsx";
import { uiText } from "../../ui/text.ts";
import lists from "../Authorisations.module.css";
import styles from "./Decision.module.css";
import { useAddPaper } from "./queries.ts";
import { stepsText } from "./steps-text.ts";
import { decisionText } from "./text.ts";

const LARGEST = 10 * 1024 * 1024;

export function Papers({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(stepsText);
  const sayDecision = useText(decisionText);
  const word = useWord();
  const may = useRight("authorisations.change");
  const internal = useRight("deployments.read");
  const [adding, setAdding] = useState(false);
  if (authorisation.papers.length === 0 && !may) return null;
  return (
    <>
      <h3>{sayDecision("papers")}</h3>
      <ul className={lists.list}>
        {authorisation.papers.map((paper) => (
          <li key={paper.id}>
            {paper.title} ({paper.language}, {word(paper.publicity)}) {paper.published}{" "}
            {paper.fileName && (paper.publicity === "public" || internal) && (
              <a
                href={addressOf(authorisationsApi.getPaper.path, { params: { id: authorisation.id, paper: paper.id } })}
                download={paper.fileName}
              >
                {say("download")}
              </a>
            )}
            {paper.sha256 && <div className={styles.hash}>{say("hashIs", { hash: paper.sha256 })}</div>}
          </li>
        ))}
      </ul>
      {may && (
        <Button size="compact-xs" variant="default" onClick={() => setAdding(true)}>
          {say("addPaper")}
        </Button>
      )}
      {adding && <AddPaper id={authorisation.id} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddPaper({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useText(stepsText);
  const sayUi = useText(uiText);
  const word = useWord();
  const add = useAddPaper(id);
  const [file, setFile] = useState<File | null>(null);
  const [paper, setPaper] = useState({
    title: "",
    language: "",
    published: "",
    publicity: "public" as NewPaper["publicity"],
  });
  const large =
    file !== null && file.size > LARGEST ? say("tooLarge", { size: Math.ceil(file.size / 1024 / 1024) }) : null;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (large === null)
      add.mutate({ ...paper, file: file === null ? null : await contentOf(file) }, { onSuccess: onClose });
  };
  const field = (key: "title" | "language" | "published", required = true) => (
    <TextInput
      size="xs"
      required={required}
      label={say(key)}
      value={paper[key]}
      onChange={(event) => {
        const words = event.currentTarget.value;
        setPaper((before) => ({ ...before, [key]: words }));
      }}
    />
  );
  return (
    <Modal opened onClose={onClose} title={say("addPaper")} closeButtonProps={{ "aria-label": sayUi("close") }}>
      <form onSubmit={(event) => void onSubmit(event)} className={styles.dialog}>
        {field("title")}
        {field("language")}
        {field("published", false)}
        <NativeSelect
          size="xs"
          label={say("publicity")}
          value={paper.publicity}
          onChange={(event) => {
            const publicity = event.currentTarget.value as NewPaper["publicity"];
            setPaper((before) => ({ ...before, publicity }));
          }}
          data={(["public", "internal"] as const).map((value) => ({ value, label: word(value) }))}
        />
        <FileInput size="xs" label={say("file")} value={file} onChange={setFile} error={large} clearable />
        {add.error && <Failed error={add.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {say("addPaper")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The file as the server takes it. */
async function contentOf(file: File): Promise<NonNullable<NewPaper["file"]>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  // In parts: a call with millions of arguments would fail.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: file.name, mediaType: file.type || "application/octet-stream", content: btoa(text) };
}
