/** One run over all workspaces. Only the server's tests, which need a database, pay for starting one. */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Many tests wait for a database or a process: two files at a time also where there is one core to spare.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      { test: { name: "planner", include: ["planner/**/*.test.ts"], testTimeout: 120_000 } },
      {
        test: {
          name: "server",
          include: ["server/**/*.test.ts"],
          globalSetup: ["server/tests/global-setup.ts"],
          // A slow day is no failure: only what hangs is ended.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      { test: { name: "web", include: ["web/**/*.test.{ts,tsx}"], testTimeout: 120_000 } },
      { test: { name: "bench", include: ["bench/**/*.test.ts"], testTimeout: 120_000 } },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["e2e/global-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      { test: { name: "house", include: ["scripts/**/*.test.ts"], testTimeout: 120_000 } },
    ],
  },
});
