/** One server for all browser tests of a run: a first start loads the whole demonstration, which takes its time. */
import type { TestProject } from "vitest/node";
import { newDataFolder, removeDataFolder, startService } from "./service.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the server of this run answers. */
    origin: string;
  }
}

/** Starts the server and tells the tests where it is; what it returns stops it and removes its data. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = newDataFolder();
  const service = await startService(data);
  project.provide("origin", service.origin);
  return async () => {
    await service.stop();
    removeDataFolder(data);
  };
}
