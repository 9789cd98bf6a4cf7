import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ClientNeeds, reckonClientNeeds } from "./client-needs.ts";
import { findSpokenCodes } from "./codes-for-screens.ts";
import { readSources, type SourceFile } from "./imports.ts";
import { findUnsaid, readMessageKeys } from "./message-keys.ts";
import { findRoomCycles } from "./room-cycles.ts";
import { rules } from "./rules.ts";

export interface Verdict {
  rule: string;
  reason: string;
  /** Each one a sentence that names the file; empty: the rule is kept. */
  violations: string[];
}

/** Holds the project against every rule of the house, one verdict a rule. */
export function checkArchitecture(root: string): Verdict[] {
  const files = readSources(root);
  const needs = JSON.parse(readFileSync(join(root, "messages/client-needs.json"), "utf8")) as ClientNeeds;
  return [
    ...judge(files),
    {
      rule: "the-browser-gets-the-texts-it-shows",
      reason: "A client component without its text shows its key; one too many is sent for nothing. `node lib/check/write-client-needs.ts` brings the list up to date.",
      violations: differences(needs, reckonClientNeeds(files)),
    },
    {
      rule: "lib-gives-codes-to-the-screens",
      reason: "A word that stands in lib cannot be translated on screen: the screen gets a code, and the word stands in messages/en.",
      violations: findSpokenCodes(files),
    },
    {
      rule: "every-message-is-said",
      reason: "A text that no screen says is translated for nobody.",
      violations: findUnsaid(files, readMessageKeys(join(root, "messages/en"))).map((key) => `messages/en: nobody says ${key}`),
    },
  ];
}

/** What the list of needs names otherwise than the imports do. */
function differences(written: ClientNeeds, reckoned: ClientNeeds): string[] {
  return [...new Set([...Object.keys(written), ...Object.keys(reckoned)])].flatMap((layout) => {
    const [has, needs] = [written[layout] ?? [], reckoned[layout] ?? []];
    return [...needs.filter((name) => !has.includes(name)).map((name) => `${layout} does not hand down ${name}`), ...has.filter((name) => !needs.includes(name)).map((name) => `${layout} hands down ${name} for nobody`)];
  });
}

export function judge(files: readonly SourceFile[]): Verdict[] {
  return [
    ...rules.map((rule) => ({ rule: rule.id, reason: rule.reason, violations: files.flatMap((file) => rule.check(file)) })),
    {
      rule: "rooms-do-not-go-in-circles",
      reason: "Of two rooms that need each other neither can be understood or changed alone.",
      violations: findRoomCycles(files),
    },
  ];
}
