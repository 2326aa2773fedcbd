/** Which ceilings stand above the bars: the two under which most people count unless the reader chooses others. */
import type { HeadroomCurve } from "@contingent/server/authorisations/schema";
import { Button, Checkbox, Popover } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useText } from "../../language/use-text.ts";
import { BrokenSign } from "../../ui/States.tsx";
import type { Window } from "../../ui/timeline/scale.ts";
import styles from "../Deployments.module.css";
import { useCeilings } from "./CeilingStrips.tsx";
import { timelineText } from "./text.ts";

/** Ceilings that can be shown, and those that are: named in the address by code, else those with most people. */
export function useChosenCeilings(window: Window, addressed: string | undefined, mission: string | undefined) {
  const { curves, failed } = useCeilings(window);
  return useMemo(() => {
    const fitting = curves.filter(
      (curve) =>
        (mission === undefined || curve.missions.includes(mission)) &&
        curve.steps.some((step) => step.ceiling !== null && step.to >= window.from && step.from <= window.to),
    );
    const codes = addressed?.split(",");
    const chosen = codes
      ? fitting.filter((curve) => codes.includes(curve.ceiling.code))
      : fullest(fitting.filter((curve) => curve.ceiling.reading === "present"));
    return { fitting, chosen: chosen.map((curve) => curve.ceiling.id), failed };
  }, [curves, failed, addressed, mission, window]);
}

const USUAL = 2;

/** The ceilings under which most people count on some day, the fullest first. */
function fullest(curves: readonly HeadroomCurve[]): readonly HeadroomCurve[] {
  const most = (curve: HeadroomCurve) => Math.max(0, ...curve.steps.map((step) => step.present + step.planned));
  return [...curves]
    .filter((curve) => most(curve) > 0)
    .sort((a, b) => most(b) - most(a))
    .slice(0, USUAL);
}

export function CeilingMenu({ ceilings }: { ceilings: ReturnType<typeof useChosenCeilings> }) {
  const say = useText(timelineText);
  const navigate = useNavigate({ from: "/deployments" });
  const { fitting, chosen, failed } = ceilings;
  const choose = (ids: readonly string[]) =>
    void navigate({
      search: (previous) => ({
        ...previous,
        ceilings:
          fitting
            .filter((curve) => ids.includes(curve.ceiling.id))
            .map((curve) => curve.ceiling.code)
            .join(",") || "none",
      }),
      replace: true,
      resetScroll: false,
    });
  if (failed)
    return (
      <span role="alert" className={styles.broken}>
        <BrokenSign /> {say("ceilingsFailed")}
      </span>
    );
  if (fitting.length === 0) return null;
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs">
          {say("ceilings", { count: chosen.length })} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say("ceilingsAbove")}>
        <Checkbox.Group value={[...chosen]} onChange={choose} label={say("ceilingsAbove")} size="xs">
          <div className={styles.checks}>
            {fitting.map((curve) => (
              <Checkbox
                key={curve.ceiling.id}
                size="xs"
                value={curve.ceiling.id}
                label={`${curve.reference} · ${curve.ceiling.label} (${curve.ceiling.people})`}
              />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
