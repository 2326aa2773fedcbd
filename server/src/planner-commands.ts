/** `plan`, `check` and `explain` on files, without a database. */
import type { Commands } from "./platform/cli.ts";

/** Registers the commands. */
export function plannerCommands(_program: Commands): void {}
