/** Pinned pairs in a draft. */
import type { Draft } from "./draft.ts";

/** Chooses every pinned pair; false when one of them is impossible for its person or two of one person exclude each other. */
export function placePins(draft: Draft): boolean {
  const { compiled } = draft;
  const { classes, pins, restDays } = compiled;
  for (const [i, pin] of pins.entries()) {
    if (pin.pair < 0) return false;
    const clash = pins.slice(0, i).some((other) => {
      if (other.person !== pin.person || other.pair === pin.pair) return false;
      const [a, b] = [Math.min(other.cls, pin.cls), Math.max(other.cls, pin.cls)];
      return (classes.from[b] ?? 0) <= (classes.to[a] ?? 0) + restDays;
    });
    if (clash) return false;
    if (draft.chosen[pin.pair] !== 1) draft.change(pin.pair, pin.person, 1);
  }
  return true;
}
