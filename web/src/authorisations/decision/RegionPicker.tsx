/** A decision that names a region: the missions that run there are put into its scope, for the reader to look over. */
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useReading } from "../../address/moment.ts";
import { useText } from "../../language/use-text.ts";
import { missionsQuery } from "../../missions/queries.ts";
import { REGIONS, regionOf } from "./regions.ts";
import { decisionText } from "./text.ts";

interface RegionPickerProps {
  /** Acronyms that are in the scope already; they stay. */
  readonly missions: readonly string[];
  readonly onChange: (missions: readonly string[]) => void;
}

export function RegionPicker({ missions, onChange }: RegionPickerProps) {
  const say = useText(decisionText);
  const running = useQuery(missionsQuery(useReading()));
  const active = (running.data?.items ?? []).filter((one) => one.state === "active" && one.headquarters !== null);
  const inRegion = (region: string) =>
    active.flatMap((one) =>
      one.headquarters !== null && regionOf(one.headquarters) === region ? [String(one.id)] : [],
    );
  const offered = REGIONS.map((region) => ({ region, ids: inRegion(region) })).filter(({ ids }) => ids.length > 0);
  return (
    <NativeSelect
      size="xs"
      label={say("missionsOf")}
      value=""
      disabled={offered.length === 0}
      onChange={(event) => onChange([...new Set([...missions, ...inRegion(event.currentTarget.value)])])}
      data={[
        { value: "", label: "—" },
        ...offered.map(({ region, ids }) => ({ value: region, label: `${say(region)}: ${ids.join(", ")}` })),
      ]}
    />
  );
}
