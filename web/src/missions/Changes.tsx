/** What may be recorded on a mission: one button, a menu, and the dialog that the address names. */
import type { Mission } from "@contingent/server/missions/schema";
import { Button, Menu } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { formOf } from "./form-of.ts";
import { missionsText } from "./text.ts";

const route = getRouteApi("/frame/missions/$id");

const menu = [
  ["resolution", "doResolution"],
  ["termination", "doTermination"],
  ["end", "doEnd"],
  ["end_withdrawn", "doEndWithdrawn"],
  ["strength", "doStrength"],
  ["reduction", "doReduction"],
  ["profile", "doProfile"],
] as const;

/** Whether the reader may change the mission from what they see: with the right, reading today as known now. */
export function useMayChange(): boolean {
  const right = useRight("missions.change");
  return !useReading().past && right;
}

/** Opens the dialog of a change; the address says which, so that it can be sent to somebody. */
export function useOpenChange(): (what: string | undefined) => void {
  const navigate = useNavigate({ from: "/missions/$id" });
  return (what) =>
    void navigate({ search: (previous) => ({ ...previous, do: what }), replace: true, resetScroll: false });
}

export function Changes({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const may = useMayChange();
  const right = useRight("missions.change");
  const { today } = useReading();
  const search = route.useSearch();
  const open = useOpenChange();
  if (!may) return right ? <span title={say("pastReading")}>{say("pastReading")}</span> : null;
  const form = search.do === undefined ? null : formOf(search.do, mission, today);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button>{say("record")} ▾</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {menu
            .filter(([what]) => formOf(what, mission, today) !== null)
            .map(([what, label]) => (
              <Menu.Item key={what} onClick={() => open(what)}>
                {say(label)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {form !== null && <ChangeDialog key={search.do} mission={mission} form={form} onClose={() => open(undefined)} />}
    </>
  );
}
