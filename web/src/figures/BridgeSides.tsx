/** The two figures that are compared: definition, version, day, and the knowledge of which day. All of it stands in the address. */

import type { BridgeQuery } from "@contingent/server/figures/schema";
import { Day } from "@contingent/server/platform/days";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { DayInput } from "../ui/DayInput.tsx";
import styles from "./Bridge.module.css";
import { definitionsQuery } from "./queries.ts";
import { recordText } from "./text-record.ts";

/** What the address of a bridge carries, as text. */
export interface BridgeSearch {
  readonly definition?: string | undefined;
  readonly version?: string | undefined;
  readonly from?: string | undefined;
  readonly knownFrom?: string | undefined;
  readonly toDefinition?: string | undefined;
  readonly toVersion?: string | undefined;
  readonly to?: string | undefined;
  readonly knownTo?: string | undefined;
  readonly view?: string | undefined;
  readonly step?: string | undefined;
}

export function BridgeSides({ asked, onChange }: { asked: BridgeQuery; onChange: (next: BridgeSearch) => void }) {
  const say = useText(recordText);
  return (
    <div className={styles.sides}>
      <Side
        title={say("first")}
        definition={`${asked.definition}/${asked.version ?? ""}`}
        day={asked.from}
        known={asked.knownFrom}
        onDefinition={(definition, version) =>
          onChange({ definition, version, toDefinition: undefined, toVersion: undefined })
        }
        onDay={(from) => onChange({ from })}
        onKnown={(knownFrom) => onChange({ knownFrom })}
      />
      <Side
        title={say("second")}
        definition={`${asked.toDefinition ?? asked.definition}/${asked.toVersion ?? (asked.toDefinition === undefined ? (asked.version ?? "") : "")}`}
        day={asked.to}
        known={asked.knownTo}
        onDefinition={(toDefinition, toVersion) => onChange({ toDefinition, toVersion })}
        onDay={(to) => onChange({ to })}
        onKnown={(knownTo) => onChange({ knownTo })}
      />
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly definition: string;
  readonly day: string;
  readonly known: string | undefined;
  readonly onDefinition: (id: string, version: string | undefined) => void;
  readonly onDay: (day: string) => void;
  readonly onKnown: (moment: string | undefined) => void;
}

function Side({ title, definition, day, known, onDefinition, onDay, onKnown }: SideProps) {
  const say = useText(recordText);
  const inWords = useWords();
  const definitions = useQuery(definitionsQuery).data?.items.filter(({ measure }) => measure === "count") ?? [];
  const several = (id: string) => definitions.filter((one) => one.id === id).length > 1;
  const options = definitions.map(({ id, version, title: name }) => ({
    value: `${id}/${several(id) ? version : ""}`,
    label: several(id) ? `${inWords(name)} (${say("version")} ${version})` : inWords(name),
  }));
  const shown = options.some(({ value }) => value === definition)
    ? definition
    : `${definition.split("/")[0]}/${definitions.find((one) => one.id === definition.split("/")[0] && one.current)?.version ?? ""}`;
  return (
    <fieldset className={styles.side}>
      <legend>{title}</legend>
      <NativeSelect
        size="xs"
        label={say("definition")}
        value={shown}
        data={options}
        onChange={(event) => {
          const [id = "", version] = event.currentTarget.value.split("/");
          onDefinition(id, version === "" ? undefined : version);
        }}
      />
      <div className={styles.two}>
        <DayInput
          size="xs"
          label={say("asOf")}
          value={day}
          onChange={(typed) => Day.safeParse(typed).success && onDay(typed)}
        />
        <DayInput
          size="xs"
          label={say("knownAt")}
          description={known === undefined ? say("knownNow") : undefined}
          inputWrapperOrder={["label", "input", "description"]}
          value={known?.slice(0, 10) ?? ""}
          onChange={(typed) => {
            if (typed === "") onKnown(undefined);
            else if (Day.safeParse(typed).success) onKnown(`${typed}T23:59:59.999Z`);
          }}
        />
      </div>
    </fieldset>
  );
}
