import { z } from "zod";
import { type ImportKind } from "#lib/imports/import-kind.ts";
import { type ImportState, importStates } from "#lib/imports/import-states.ts";
import { defineFilter } from "./define-filter.ts";
import { defineQueue, type RowSource } from "./define-queue.ts";
import { containing } from "./sql-parameters.ts";

/** One file, as the list of imports shows it. */
export type ImportListRow = {
  id: string;
  fileName: string;
  sourceName: string;
  kind: ImportKind;
  state: ImportState;
  problem: string | null;
  documents: number;
  doneCount: number;
  wrongCount: number;
  refusedCount: number;
  createdByName: string;
  createdAt: string;
};

const importRows: RowSource<ImportListRow> = {
  table: "import r",
  alias: "r",
  stateColumn: "r.state",
  joins: "JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id",
  select: `r.id, r.file_name AS "fileName", s.name AS "sourceName", r.kind, r.state, r.problem, r.documents, r.done_count AS "doneCount",
    r.wrong_count AS "wrongCount", r.refused_count AS "refusedCount", r.created_by_name AS "createdByName", r.created_at AS "createdAt"`,
  read: (raw) => raw as ImportListRow,
};

/** An upload that broke off leaves nothing; one that is still arriving has nothing to show. */
const shown = importStates.filter((state) => state !== "receiving");

/** Every file that was handed in, latest first. */
export const importsQueue = defineQueue({
  id: "imports",
  path: "/imports",
  permission: "imports:run",
  rows: importRows,
  scope: { state: shown },
  arrivedAt: ["r.created_at"],
  filters: {
    q: defineFilter({
      schema: z.string().trim().min(1).max(100),
      control: { type: "search", in: "imports" },
      where: (text, sql) => `r.file_name ILIKE ${sql.add(containing(text), "text")}`,
    }),
    state: defineFilter({
      schema: z.enum(shown),
      control: { type: "choice", of: "importStates", values: shown },
      where: (value, sql) => `r.state = ${sql.add(value, "text")}`,
    }),
    source: defineFilter({
      schema: z.string().trim().min(1).max(80),
      control: { type: "choice-of", of: "sources" },
      where: (key, sql) => `r.source_id = (SELECT s.id FROM source s WHERE s.company_id = $1 AND s.key = ${sql.add(key, "text")})`,
    }),
  },
  columns: {
    file: { grows: true },
    state: {},
    documents: { align: "right", shows: "medium" },
    wrong: { align: "right", shows: "medium" },
    source: { shows: "wide" },
    by: { shows: "wide" },
    createdAt: { align: "right", sort: { sql: "r.created_at", type: "timestamptz" } },
  },
  defaultSort: { column: "createdAt", direction: "desc" },
});
