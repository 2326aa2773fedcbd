/** One step for several people at once: the tours it may concern, all ticked, with one paper for all of them. */
import { deploymentsApi, type TourState } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { Section } from "../../ui/Page.tsx";
import { type Command, CommandDialog } from "../commands/CommandDialog.tsx";
import { chosenOf } from "../commands/Many.tsx";
import styles from "../Deployments.module.css";
import { formsText } from "../forms-text.ts";
import { tourId } from "../queries.ts";
import { type StepKind, stepFields, stepOf } from "./step-fields.ts";
import { toursText } from "./text.ts";

/** A tour as far as a list of ticks needs it. */
export interface SteppedTour {
  readonly id: string;
  readonly person: string;
  readonly post: string | null;
  readonly state: string;
  readonly from: string;
  readonly to: string;
}

interface ManyStepsProps {
  readonly tours: readonly SteppedTour[];
  /** Whether they go with a formed unit, by its roll; else each takes the path of an individual. */
  readonly ofUnit: boolean;
  readonly onDone: () => void;
}

/** States before each step, in the order of the path. The server judges; this only says what is worth offering. */
const BEFORE: readonly (readonly [step: StepKind, from: readonly TourState[], unit: readonly TourState[]])[] = [
  ["screened", ["nominated"], []],
  ["medically_cleared", ["screened"], []],
  ["selected", ["medically_cleared"], []],
  ["travelling", ["selected"], ["nominated", "selected"]],
  ["home", ["repatriating"], ["repatriating"]],
  ["closed", ["returned"], ["returned"]],
];

export function ManySteps({ tours, ofUnit, onDone }: ManyStepsProps) {
  const say = useText(toursText);
  const form = useText(formsText);
  const { past, today } = useReading();
  const may = useRight("deployments.change") && !past;
  const [doing, setDoing] = useState<StepKind | null>(null);
  const offered = BEFORE.flatMap(([step, alone, unit]) => {
    const states: readonly string[] = ofUnit ? unit : alone;
    const concerned = tours.filter((tour) => states.includes(tour.state));
    return concerned.length > 1 ? [{ step, concerned }] : [];
  });
  if (!may || offered.length === 0) return null;
  const command = (step: StepKind): Command => ({
    title: `${form("many")}: ${say(`do_${step}`)}`,
    says: form("manySays"),
    button: say("record"),
    rehearses: true,
    fields: [...stepFields(say, today)[step], toursField(step)],
    send: (values, dryRun, signal) => {
      const body = { tourIds: chosenOf(values.tours).map(tourId), step: stepOf(step, values) };
      const query = dryRun ? { dryRun: "true" as const } : {};
      return call(deploymentsApi.recordTourStep, { query, body }, signal ? { signal } : {});
    },
  });
  const toursField = (step: StepKind) => {
    const concerned = offered.find((each) => each.step === step)?.concerned ?? [];
    return {
      key: "tours",
      label: form("whichTours"),
      kind: "many" as const,
      required: true,
      start: concerned.map((tour) => tour.id).join(","),
      choices: concerned.map(
        (tour) => [tour.id, `${tour.person} · ${tour.post ?? "—"} · ${tour.from} – ${tour.to}`] as const,
      ),
    };
  };
  return (
    <Section title={form("many")}>
      <div className={styles.buttons}>
        {offered.map(({ step, concerned }) => (
          <Button key={step} variant="default" size="compact-sm" onClick={() => setDoing(step)}>
            {say(`do_${step}`)} ({concerned.length})
          </Button>
        ))}
      </div>
      {doing && <CommandDialog key={doing} command={command(doing)} onClose={() => setDoing(null)} onDone={onDone} />}
    </Section>
  );
}
