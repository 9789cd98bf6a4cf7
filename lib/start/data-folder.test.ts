import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDataFolder } from "./data-folder.ts";

let scratch = "";
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "holdpoint-data-"));
  chmodSync(scratch, 0o755);
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

test("the wanted folder is made and used, its logs and the sandbox's book closed to others", () => {
  const wanted = join(scratch, "deep/data");
  const data = openDataFolder(wanted, join(scratch, "elsewhere"));
  expect(data).toMatchObject({ path: wanted, moved: null, secrets: join(wanted, "secrets.json") });
  expect(statSync(data.logs).mode & 0o777).toBe(0o700);
  expect(statSync(data.sandbox).mode & 0o777).toBe(0o700);
  expect(existsSync(join(scratch, "elsewhere"))).toBe(false);
});

// Only root hands PostgreSQL to another user; for anybody else no folder of theirs is closed to it.
describe.runIf(process.getuid?.() === 0)("run by root", () => {
  test("where the database's user cannot enter, the data lies elsewhere, in the same place each time, and it says why", () => {
    const home = join(scratch, "home");
    mkdirSync(home, { mode: 0o700 });
    const first = openDataFolder(join(home, "project/.data"), join(scratch, "elsewhere"));
    expect(first.moved).toBe(`${home} is closed to the database's user`);
    expect(first.path.startsWith(join(scratch, "elsewhere/"))).toBe(true);
    expect(openDataFolder(join(home, "project/.data"), join(scratch, "elsewhere")).path).toBe(first.path);
    expect(openDataFolder(join(home, "another/.data"), join(scratch, "elsewhere")).path).not.toBe(first.path);
  });

  test("data that was put elsewhere stays in use when the wanted folder is opened later", () => {
    const home = join(scratch, "home");
    mkdirSync(home, { mode: 0o700 });
    const first = openDataFolder(join(home, ".data"), join(scratch, "elsewhere"));
    mkdirSync(first.cluster);
    writeFileSync(join(first.cluster, "PG_VERSION"), "18\n");
    chmodSync(home, 0o755);
    expect(openDataFolder(join(home, ".data"), join(scratch, "elsewhere")).path).toBe(first.path);
  });

  test("a closed folder that is itself the data folder is opened just enough to pass through", () => {
    const wanted = join(scratch, "mine");
    mkdirSync(wanted, { mode: 0o700 });
    expect(openDataFolder(wanted, join(scratch, "elsewhere")).path).toBe(wanted);
    expect(statSync(wanted).mode & 0o777).toBe(0o711);
  });
});
