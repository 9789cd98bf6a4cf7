import { checkMapping, type MappingFault } from "#lib/mapping/check-mapping.ts";
import type { FieldMapping, MappingBody, MappingOptions, Transform } from "#lib/mapping/schema.ts";
import { targetsOf } from "#lib/mapping/targets.ts";

/** A mapping as the screen edits it: column by column. */
export type MappingDraft = {
  kind: MappingBody["kind"];
  /** Where each column goes: a field's path, "" nowhere, "ignored" nowhere on purpose. */
  columns: Readonly<Record<string, string>>;
  transforms: Readonly<Record<string, readonly Transform[]>>;
  /** Fields that have one value for every document. */
  constants: Readonly<Record<string, string>>;
  groupBy: readonly string[];
  options: MappingOptions;
};

/** A mapping taken apart for editing. Columns that the file does not have are left out. */
export function toDraft(body: MappingBody, headers: readonly string[]): MappingDraft {
  const columns = Object.fromEntries(headers.map((header) => [header, body.ignored.includes(header) ? "ignored" : ""]));
  const transforms: Record<string, Transform[]> = {};
  const constants: Record<string, string> = {};
  for (const { to, from, transforms: steps } of body.fields) {
    const constant = steps.find((step) => step.use === "constant");
    if (constant?.use === "constant") constants[to] = constant.value;
    else {
      for (const column of from) if (column in columns) columns[column] = to;
      if (steps.length > 0) transforms[to] = [...steps];
    }
  }
  return { kind: body.kind, columns, transforms, constants, groupBy: body.groupBy.filter((column) => headers.includes(column)), options: body.options };
}

/** The mapping that a draft stands for. Several columns of one field keep the order of the file. */
export function toBody({ kind, columns, transforms, constants, groupBy, options }: MappingDraft): MappingBody {
  const fields = new Map<string, FieldMapping>();
  for (const [column, to] of Object.entries(columns)) {
    if (to === "" || to === "ignored") continue;
    const field = fields.get(to) ?? { to, from: [], transforms: [...(transforms[to] ?? [])] };
    field.from.push(column);
    fields.set(to, field);
  }
  for (const [to, value] of Object.entries(constants)) {
    if (value.trim() !== "") fields.set(to, { to, from: [], transforms: [{ use: "constant", value: value.trim() }] });
  }
  return {
    format: 1,
    kind,
    groupBy: [...groupBy],
    fields: [...fields.values()],
    ignored: Object.entries(columns).flatMap(([column, to]) => (to === "ignored" ? [column] : [])),
    options,
  };
}

/** The draft with a column put elsewhere. The column of the doc no. is also what rows belong together by, unless that was set otherwise. */
export function withColumn(draft: MappingDraft, column: string, to: string): MappingDraft {
  const wasNumber = draft.columns[column] === "number";
  const columns = { ...draft.columns, [column]: to };
  const isOwnGrouping = draft.groupBy.length > 1 || (draft.groupBy.length === 1 && draft.columns[draft.groupBy[0] as string] !== "number");
  const hasNumber = targetsOf(draft.kind).some(({ path }) => path === "number");
  const groupBy = isOwnGrouping || !hasNumber ? draft.groupBy : to === "number" ? [column] : wasNumber ? [] : draft.groupBy;
  const constants = to === "" || to === "ignored" ? draft.constants : Object.fromEntries(Object.entries(draft.constants).filter(([path]) => path !== to));
  return { ...draft, columns, constants, groupBy };
}

/** What is still wrong with a draft. */
export function faultsOf(draft: MappingDraft, headers: readonly string[]): MappingFault[] {
  return checkMapping(toBody(draft), headers);
}
