import { defineConfig } from "vitest/config";

// A process for all files of a project, not one for each: most of the time went into loading packages, file after file.
const shared = { isolate: false, setupFiles: "lib/check/fresh-modules.ts", maxWorkers: "100%" }; // Vitest leaves one processor idle, of two the half

const outside = ["**/node_modules/**", "**/.next/**", "**/.data/**"];

// Three kinds of test; what a kind needs is started only when one of its files is among those asked for.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{app,components,lib,prisma}/**/*.test.{ts,tsx}"],
          exclude: [...outside, "**/*.db.test.ts"],
          ...shared,
          testTimeout: 15_000,
        },
      },
      {
        test: {
          name: "database",
          include: ["{app,components,lib,prisma}/**/*.db.test.ts"],
          exclude: outside,
          globalSetup: "lib/db/test-server.ts",
          pool: "forks", // DATABASE_URL and the connections are a process's own
          ...shared,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["e2e/**/*.spec.ts"],
          exclude: outside,
          globalSetup: "lib/start/test-product.ts",
          pool: "forks",
          isolate: false, // one browser for all journeys of a process
          setupFiles: "e2e/after-a-file.ts",
          maxWorkers: 2, // each with a product of its own
          retry: 1, // a browser, a worker and a sandbox on two busy cores: what fails twice is broken
          sequence: { groupOrder: 2 }, // and come after everything else
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
