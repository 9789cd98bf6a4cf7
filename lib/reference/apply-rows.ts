import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RowChange } from "./compare-rows.ts";
import { noteDrift, type DriftList } from "./drift-store.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { saveRows } from "./list-store.ts";
import { findOwnValues, findReadKeys, saveOwnValues } from "./own-store.ts";
import { ownAfterEdit } from "./own-values.ts";
import type { ListId, ReferenceList } from "./lists.ts";

/** Lists whose changes are watched for drift. */
const watched: Partial<Record<ListId, DriftList>> = { items: "item", customers: "customer", suppliers: "supplier" };

/** How many codes one re-check asks for. */
const batchSize = 1000;

/** Writes new and changed rows of a list in the caller's transaction, notes drift, leaves its trace and has what they may free or hold checked again. */
export async function applyRows(tx: Tx, ctx: Context, list: ReferenceList, changes: readonly RowChange[], said: { origin: "upload" | "hand"; of: string }): Promise<void> {
  if (changes.length === 0) return;
  const at = ctx.now();
  const moved = await saveRows(tx, ctx.company, list, changes.map(({ next }) => next), { origin: said.origin, at });
  if (list.isRead) await noteOwn(tx, ctx, list, changes, said.origin);
  const drift = watched[list.id];
  if (drift !== undefined) await noteDrift(tx, ctx.company, drift, moved, { origin: said.origin, at });
  const shown = changes.slice(0, 200).map(({ key, old, next, fields }) => ({ key, old: old && pick(old, fields), new: pick(next, fields) }));
  await writeAudit(tx, ctx, { type: `reference.${said.origin === "hand" ? "edited" : "uploaded"}`, new: { list: list.id, of: said.of, rows: changes.length, changes: shown } });
  const cause = `${ctx.actor.name} ${said.origin === "hand" ? "edited" : "uploaded"} ${list.title.toLowerCase()}`;
  if (list.frees.length > 0) await askRecheck(tx, ctx, { by: "rule", rules: [...list.frees] }, cause);
  const scopeList = drift ?? (list.id === "units" || list.id === "stock" ? "item" : null);
  if (scopeList === null) return;
  const codes = [...new Set(changes.filter(({ old }) => old !== null).map(({ key }) => key.split("\t")[0] ?? key))];
  for (let start = 0; start < codes.length; start += batchSize) {
    await askRecheck(tx, ctx, { by: "master", list: scopeList, codes: codes.slice(start, start + batchSize) }, cause);
  }
}

/** What of rows of AutoCount's is of our own from now on. */
async function noteOwn(tx: Tx, ctx: Context, list: ReferenceList, changes: readonly RowChange[], origin: "upload" | "hand"): Promise<void> {
  const known = changes.flatMap((change) => (change.old === null ? [] : [{ ...change, old: change.old }]));
  const read = await findReadKeys(tx, ctx.company, list, known.map(({ old }) => old));
  const own = await findOwnValues(tx, ctx.company, list, known.map(({ old }) => old));
  const said = { origin, by: ctx.actor.name, at: ctx.now().toISOString() };
  await saveOwnValues(tx, ctx.company, list, known.filter(({ key }) => read.has(key)).map((change) => ({ key: change.key, own: ownAfterEdit(own.get(change.key) ?? {}, change, said) })));
}

function pick(values: RowChange["next"], fields: readonly string[]): object {
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
}
