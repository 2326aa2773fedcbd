/**
 * The registry of figures: the only place that says what counts. A definition never changes in place; what it counts changes only
 * with its version, and earlier versions are kept, so that what was said by them can be computed again. `count.ts` computes them all.
 */
import { ends } from "./registry-ends.ts";
import { sent } from "./registry-sent.ts";
import { service } from "./registry-service.ts";
import type { Definition } from "./shapes-definition.ts";

const written = [...sent, ...service, ...ends];

const registry: readonly Definition[] = written.map((definition) => ({
  ...definition,
  source: "docs/rules.md#figures",
  current: !written.some(({ id, version }) => id === definition.id && version > definition.version),
}));

/** All definitions in their current version, in the order in which they are shown. */
export function definitions(): readonly Definition[] {
  return registry.filter(({ current }) => current);
}

/** Every version of every definition. */
export function allVersions(): readonly Definition[] {
  return registry;
}

/** The definition of that id in that version, or in the current one; null when there is none. */
export function findDefinition(id: string, version?: number): Definition | null {
  return (
    registry.find((one) => one.id === id && (version === undefined ? one.current : one.version === version)) ?? null
  );
}
