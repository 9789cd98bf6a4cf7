import type { ImportEdge, SourceFile } from "./imports.ts";
import { noTextInScreens } from "./screen-texts.ts";

/** One direction, name or word that is forbidden, with the reason that is shown when somebody does it all the same. */
export interface Rule {
  id: string;
  reason: string;
  /** What is wrong in this file; empty when nothing is. */
  check(file: SourceFile): string[];
}

/** lib/<room>/...; null outside of lib and for files that lie loose in it. */
export function roomOf(path: string): string | null {
  return path.match(/^lib\/([^/]+)\//)?.[1] ?? null;
}

const database = /^(lib\/db\/(prisma|sql|generated\/.*)\.ts|@prisma\/.*|pg)$/;
const databaseReaders = /(^|\/)(store|queries|[a-z-]+-store|[a-z-]+-queries)\.ts$/;
/** Where the parts are put together or run, and the doors that hand the database to a verb. */
const entrances = /^(lib\/(wiring|worker|context)\.ts|lib\/(db|start|cli|bench|chaos|check|auth|jobs)\/|prisma\/)/;
const pureFiles = /^lib\/(canonical|rules|channels|queues|myinvois)\//;

/**
 * The directions of the house. Tests are left out unless a rule says otherwise: they may reach for anything, since
 * nothing reaches for them.
 */
export const rules: readonly Rule[] = [
  forbidImport({
    id: "nothing-points-back-to-the-screen",
    reason: "lib is used by pages and components; a room that imports them cannot be used by the worker or the API.",
    from: /^lib\//,
    to: /^(app|components)\//,
  }),
  forbidImport({
    id: "components-do-not-know-pages",
    reason: "A component is used by pages; the other way round it belongs to one page only.",
    from: /^components\//,
    to: /^app\//,
  }),
  forbidImport({
    id: "components-do-not-know-the-database",
    reason: "Components know rows and DTOs. What they import may end up in the browser.",
    from: /^components\//,
    to: /^(lib\/db\/|@prisma\/|pg$|lib\/.*\/store\.ts$)/,
    types: "too",
  }),
  forbidImport({
    id: "pages-read-and-write-through-rooms",
    reason: "Pages and routes call queries.ts, actions.ts and verbs: there the company and the permission are checked.",
    from: /^app\//,
    to: /^(lib\/db\/(?!bus\.ts$)|@prisma\/|pg$|lib\/.*\/store\.ts$)/,
    types: "too",
  }),
  forbidImport({
    id: "pure-rooms-stay-pure",
    reason: "canonical, rules, channels, queues and myinvois decide from what they are given: no database, framework, files or network.",
    from: pureFiles,
    except: databaseReaders,
    to: /^(lib\/db\/|lib\/env\.ts|@prisma\/|pg$|next($|\/)|node:(fs|http|https|net|child_process)|lib\/.*\/(store|queries|actions)\.ts$)/,
  }),
  forbidText({
    id: "pure-rooms-are-told-the-time",
    reason: "With the clock or the environment inside, the same document is judged differently from day to day and cannot be tested.",
    from: pureFiles,
    except: databaseReaders,
    text: /\bnew Date\(\)|\bDate\.now\(\)|\bprocess\.env\b|\bMath\.random\(\)/g,
  }),
  forbidImport({
    id: "next-stays-at-the-doors",
    reason: "A verb must work in the worker and in tests, where there is no request: next/* belongs to actions.ts and lib/auth.",
    from: /^lib\//,
    except: /(^|\/)actions\.ts$|^lib\/auth\//,
    to: /^next(-auth)?($|\/)/,
  }),
  forbidImport({
    id: "the-database-is-read-and-written-in-stores-and-queries",
    reason: "Every query carries the company; they can only be looked over while they stand in store.ts and queries.ts.",
    from: /^lib\//,
    except: new RegExp(`${databaseReaders.source}|${entrances.source}`),
    to: database,
  }),
  forbid({
    id: "rooms-do-not-use-each-others-stores",
    reason: "store.ts is the only writer of its tables; others go through the room's verbs, which keep its promises.",
    isForbidden: ({ from, to }) => to.endsWith("/store.ts") && roomOf(to) !== null && roomOf(from) !== roomOf(to),
  }),
  forbidImport({
    id: "the-sandbox-stands-alone",
    reason: "It plays a foreign server. What it shared with our adapter could be wrong in both and still agree.",
    from: /^lib\/sandbox\//,
    to: /^(app|components|prisma|lib\/(?!sandbox\/))/,
    types: "too",
  }),
  forbidImport({
    id: "nobody-uses-the-sandbox",
    reason: "It is reached over HTTP like the real one; only tests start it in their own process.",
    from: /^(?!lib\/sandbox\/)/,
    to: /^lib\/sandbox\//,
    types: "too",
  }),
  forbidImport({
    id: "autocount-is-reached-through-the-port",
    reason: "AutoCount's words stay in its adapter; lib/wiring.ts alone picks the adapter for the Ledger port.",
    from: /^(?!lib\/(autocount\/|wiring\.ts$))/,
    to: /^lib\/autocount\//,
    types: "too",
  }),
  forbidText({
    id: "the-environment-is-parsed-once",
    reason: "lib/env.ts names, checks and documents every variable; read elsewhere, a mistyped one is silently undefined.",
    from: /^(app|components|lib|e2e)\//,
    except: /^lib\/(env\.ts$|start\/|sandbox\/main\.ts$|db\/cluster\.ts$)/,
    text: /\bprocess\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME)\b)/g,
  }),
  forbidText({
    id: "server-actions-stand-in-actions-files",
    reason: "Every export of a \"use server\" file is a public endpoint; they must be easy to find and look over.",
    from: /^(app|components|lib)\//,
    except: /(^|\/)actions\.ts$/,
    text: /^\s*["']use server["']/gm,
  }),
  forbidText({
    id: "checks-are-not-switched-off",
    reason: "What the type checker or the linter says is mended where it says it.",
    from: /^/,
    except: /^lib\/check\//,
    text: /@ts-(ignore|nocheck)|(eslint|oxlint)-disable/g,
    inComments: true,
  }),
  forbidText({
    id: "type-errors-are-expected-in-tests-only",
    reason: "A test may prove that something does not compile; anywhere else the type is wrong.",
    from: /^/,
    except: /^lib\/check\/|\.(test|test-d|spec)\.tsx?$/,
    text: /@ts-expect-error/g,
    inComments: true,
  }),
  forbidPath({
    id: "files-are-named-for-what-they-hold",
    reason: "utils, helpers, types, common and index files hold whatever nobody named.",
    path: /^(app|components|lib|e2e|prisma)\/(.*\/)?(utils?|helpers?|types?|common|misc|shared|index)\.tsx?$/,
  }),
  forbidText({
    id: "no-barrels",
    reason: "Import a thing from where it is made; a file that re-exports others hides that and loads them all.",
    from: /^(app|components|lib|e2e|prisma)\//,
    text: /^\s*export\s+\*/gm,
  }),
  noTextInScreens,
];

interface ImportRule {
  id: string;
  reason: string;
  from: RegExp;
  except?: RegExp;
  to: RegExp;
  /** "too": importing a type counts as well; otherwise only what is there at run time. */
  types?: "too";
}

function forbidImport({ id, reason, from, except, to, types }: ImportRule): Rule {
  return forbid({
    id,
    reason,
    isForbidden: (edge) => from.test(edge.from) && !except?.test(edge.from) && to.test(edge.to) && (types === "too" || !edge.isTypeOnly),
  });
}

function forbid({ id, reason, isForbidden }: { id: string; reason: string; isForbidden(edge: ImportEdge): boolean }): Rule {
  return { id, reason, check: (file) => (file.isTest ? [] : file.imports.filter(isForbidden).map((edge) => `${edge.from} imports ${edge.to}`)) };
}

interface TextRule {
  id: string;
  reason: string;
  from: RegExp;
  except?: RegExp;
  text: RegExp;
  /** Also looks into comments and into tests. */
  inComments?: boolean;
}

function forbidText({ id, reason, from, except, text, inComments = false }: TextRule): Rule {
  return {
    id,
    reason,
    check(file) {
      if (!from.test(file.path) || except?.test(file.path) || (file.isTest && !inComments)) return [];
      const found = (inComments ? file.content : file.text).match(text) ?? [];
      return [...new Set(found.map((word) => `${file.path} has ${word.trim()}`))];
    },
  };
}

function forbidPath({ id, reason, path }: { id: string; reason: string; path: RegExp }): Rule {
  return { id, reason, check: (file) => (path.test(file.path) ? [file.path] : []) };
}
