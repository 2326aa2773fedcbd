/** Runs in a thread: one try of one job. */
import { registerJobKinds } from "./job-kinds.ts";
import { runJobThread } from "./platform/job-thread.ts";
import { rights } from "./roles.ts";
import { readSettings } from "./settings.ts";

registerJobKinds();
await runJobThread(rights, readSettings(process.env).clock);
