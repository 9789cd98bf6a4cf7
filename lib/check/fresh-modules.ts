import { vi } from "vitest";

// Runs before every test file. The files of a project share a process, which loads packages once; what is ours is still
// loaded anew for each, so that no file meets what another left behind: modules and their caches, mocks, connections, settings.

const shared = globalThis as typeof globalThis & { environmentOfTests?: NodeJS.ProcessEnv };

const given = (shared.environmentOfTests ??= { ...process.env });
for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name];
Object.assign(process.env, given);

// What outlives a reload of modules by intention: the pool, the bus, what is counted.
for (const name of Object.keys(globalThis)) if (name.startsWith("holdpoint")) Reflect.deleteProperty(globalThis, name);

vi.resetModules();
