/** What can be done with a figure: compare it with another, and prepare it to be said. */
import type { WholeFigure } from "@contingent/server/figures/schema";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { PrepareDialog } from "./PrepareDialog.tsx";
import { recordText } from "./text-record.ts";

export function FigureActions({ figure }: { figure: WholeFigure }) {
  const say = useText(recordText);
  const mayPrepare = useRight("figures.prepare");
  const [asked, setAsked] = useState(false);
  const { definition, asOf } = figure;
  return (
    <>
      {definition.measure === "count" && (
        <Link
          to="/figures/bridge"
          search={(previous) => ({
            asOf: previous.asOf,
            knownAt: previous.knownAt,
            definition: definition.id,
            to: asOf,
            from: `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`.replace(/-02-29$/, "-02-28"),
          })}
        >
          {say("bridge")}
        </Link>
      )}
      {mayPrepare && <Button onClick={() => setAsked(true)}>{say("prepare")}</Button>}
      {asked && <PrepareDialog figure={figure} onClose={() => setAsked(false)} />}
    </>
  );
}
