/** Takes a workbook: dropped, or chosen. What was chosen stays when it could not be brought. */
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useText } from "../language/use-text.ts";
import { clsx } from "../ui/clsx.ts";
import { Failed } from "../ui/States.tsx";
import styles from "./History.module.css";
import { useBring } from "./queries.ts";
import { historyText } from "./text.ts";

export function Bring() {
  const say = useText(historyText);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const navigate = useNavigate();
  const bring = useBring();
  const take = (chosen: File | undefined | null) => {
    if (!chosen) return;
    setFile(chosen);
    bring.mutate(
      { file: chosen, options: {} },
      {
        onSuccess: ({ id }) =>
          void navigate({
            to: "/deployments/imports/$id",
            params: { id },
            search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
          }),
      },
    );
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        className={clsx(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <p>{file ? file.name : say("drop")}</p>
        <Button onClick={() => input.current?.click()} loading={bring.isPending}>
          {say("choose")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv,.txt"
          hidden
          aria-label={say("choose")}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {bring.error && <Failed error={bring.error} retry={() => take(file)} />}
    </>
  );
}
