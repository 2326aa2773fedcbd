/** The commands of the model test, each with how often it comes. */
import type { Chance } from "./chance.ts";
import type { Command } from "./command.ts";
import { approve, correct, drop, extend, reschedule, undo } from "./commands-changes.ts";
import {
  close,
  confirm,
  draft,
  grant,
  grantAlone,
  prolong,
  propose,
  recall,
  reject,
  reread,
  resume,
  suspend,
} from "./commands-law.ts";
import { arrive, cancel, leave, order, prepare } from "./commands-tours.ts";
import { smuggle } from "./smuggle.ts";

/** Every command with its share among 120 or so. */
export const commands: Readonly<Record<string, { readonly weight: number; readonly run: Command }>> = {
  draft: { weight: 4, run: draft },
  propose: { weight: 5, run: propose },
  grant: { weight: 5, run: grant },
  "grant alone": { weight: 1, run: grantAlone },
  reject: { weight: 1, run: reject },
  prolong: { weight: 2, run: prolong },
  suspend: { weight: 1, run: suspend },
  resume: { weight: 2, run: resume },
  recall: { weight: 1, run: recall },
  reread: { weight: 2, run: reread },
  confirm: { weight: 2, run: confirm },
  close: { weight: 1, run: close },
  order: { weight: 28, run: order },
  prepare: { weight: 18, run: prepare },
  arrive: { weight: 10, run: arrive },
  leave: { weight: 5, run: leave },
  cancel: { weight: 3, run: cancel },
  extend: { weight: 4, run: extend },
  correct: { weight: 5, run: correct },
  reschedule: { weight: 5, run: reschedule },
  undo: { weight: 3, run: undo },
  approve: { weight: 10, run: approve },
  drop: { weight: 2, run: drop },
  smuggle: { weight: 6, run: smuggle },
};

const names = Object.entries(commands).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));
/** The first commands of a world, so that there is some law in it. */
const BEGINNING = ["draft", "draft", "propose", "propose", "grant", "draft", "propose", "grant", "grant"];

/** The name of the command that comes as number `n` in a world. */
export function drawCommand(chance: Chance, n: number): string {
  return BEGINNING[n] ?? chance.of(names) ?? "order";
}
