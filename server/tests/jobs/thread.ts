/** Runs in a thread: one try of one job of the tests' kinds. */
import { machineClock } from "../../src/platform/clock.ts";
import { runJobThread } from "../../src/platform/job-thread.ts";
import { rights } from "../../src/roles.ts";
import { registerTestKinds } from "./kinds.ts";

registerTestKinds();
await runJobThread(rights, machineClock());
