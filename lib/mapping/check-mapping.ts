import { kindLabels } from "#lib/canonical/kinds.ts";
import type { MappingBody } from "./schema.ts";
import { parseSourcePath } from "./source-path.ts";
import { targetAt, targetsOf } from "./targets.ts";

/** One thing that is wrong with a mapping as it stands, before any row was read. `to` is the field it is about. */
export type MappingFault = { to: string; sentence: string };

/** What is missing or wrong in a mapping: required fields, fields that the kind does not have, columns that the file does not have. */
export function checkMapping(body: MappingBody, headers: readonly string[] | null): MappingFault[] {
  const faults: MappingFault[] = [];
  const mapped = new Map<string, number>();
  for (const { to, from, transforms } of body.fields) {
    const target = targetAt(body.kind, to);
    if (!target) faults.push({ to, sentence: `A ${kindLabels[body.kind].toLowerCase()} has no field "${to}".` });
    if (from.length === 0 && !transforms.some(({ use }) => use === "constant")) faults.push({ to, sentence: `${target?.label ?? to}: choose a column or a fixed value.` });
    for (const path of from) {
      if (parseSourcePath(path) === null) faults.push({ to, sentence: `${target?.label ?? to}: "${path}" is not a path.` });
      else if (headers !== null && !headers.includes(path)) faults.push({ to, sentence: `${target?.label ?? to}: the file has no column "${path}".` });
    }
    mapped.set(to, (mapped.get(to) ?? 0) + 1);
    // Lines of several lists in a message have a field each.
    if (mapped.get(to) === 2 && !to.includes("[]")) faults.push({ to, sentence: `${target?.label ?? to} is mapped twice.` });
  }
  for (const { path, label, isRequired } of targetsOf(body.kind)) {
    const isComputed = path === "total" && body.options.totalFromLines;
    if (isRequired && !mapped.has(path) && !isComputed) faults.push({ to: path, sentence: `${label} is needed: choose its column.` });
  }
  for (const column of body.groupBy) {
    if (headers !== null && !headers.includes(column)) faults.push({ to: "groupBy", sentence: `Rows belong together by "${column}", which the file does not have.` });
  }
  return faults;
}
