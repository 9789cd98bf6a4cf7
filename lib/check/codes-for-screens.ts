import type { SourceFile } from "./imports.ts";
import { wordsIn } from "./screen-texts.ts";

/** Files of `lib` that screens import and that have words nevertheless, each with who else reads them. */
const spoken: Readonly<Record<string, string>> = {
  "lib/bulk/acts.ts": "answers of the door to what was typed",
  "lib/canonical/kinds.ts": "kinds in the sentences of findings, refusals, files and the API",
  "lib/canonical/states.ts": "states in the sentences of findings, refusals, files and the API",
  "lib/channels/explain-issue.ts": "answers to what a source or a form has sent",
  "lib/channels/native/complete-document.ts": "answers to what a source has sent",
  "lib/imports/draft-group.ts": "problems stored with the rows of a file",
  "lib/imports/group-rows.ts": "problems stored with the rows of a file",
  "lib/imports/import-states.ts": "the column that a result file adds",
  "lib/mapping/check-mapping.ts": "answers of the API to a mapping",
  "lib/mapping/override.ts": "answers of the API to a mapping",
  "lib/mapping/targets.ts": "names of fields in problems of rows, by which heads of files are recognised too",
  "lib/myinvois/identity.ts": "sentences of findings about a buyer's identity",
  "lib/reference/lists.ts": "heads of files, and problems of their rows",
  "lib/reference/mirror-store.ts": "why a reading failed, stored with it",
  "lib/reference/upload-aliases.ts": "heads of a file, and problems of its rows",
  "lib/rules/rule-settings.ts": "answers of the door to what was typed",
  "lib/teamwork/queries.ts": "the name of a person who is gone",
  "lib/wiring.ts": "names of products",
};

/**
 * Words in the files of `lib` that a page or a component imports, and in every queue: there the screen gets codes, and says
 * them by the messages. What those files import in turn is made for others: findings, answers of the API, files, logs.
 */
export function findSpokenCodes(files: readonly SourceFile[]): string[] {
  const imported = new Set(files.filter(({ path, isTest }) => !isTest && isScreen(path)).flatMap(({ imports }) => imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ to }) => to)));
  const heard = files.filter(({ path, isTest, text }) => !isTest && path.startsWith("lib/") && (imported.has(path) || path.startsWith("lib/queues/")) && !/^\s*["']use server["']/.test(text));
  const found = heard.flatMap(({ path, content }) => (path in spoken ? [] : [...new Set(wordsIn(path, content))].map((words) => `${path} says “${words}”`)));
  const idle = Object.keys(spoken).filter((path) => !heard.some((file) => file.path === path && wordsIn(path, file.content).length > 0));
  return [...found, ...idle.map((path) => `${path} says nothing that needs the exception in lib/check/codes-for-screens.ts`)];
}

function isScreen(path: string): boolean {
  return path.startsWith("components/") || (path.startsWith("app/") && !path.startsWith("app/api/"));
}
