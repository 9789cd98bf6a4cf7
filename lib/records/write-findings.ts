import type { Tx } from "#lib/db/prisma.ts";
import type { Finding } from "#lib/rules/rule.ts";

/** Replaces what the rules say about these records. */
export async function replaceFindings(
  tx: Tx,
  company: number,
  checked: readonly { recordId: string; findings: readonly Finding[] }[],
  options: { areNew?: boolean } = {},
): Promise<void> {
  const ids = checked.map((one) => one.recordId);
  if (ids.length === 0) return;
  if (!options.areNew) await tx.$executeRaw`DELETE FROM finding WHERE company_id = ${company} AND record_id = ANY(${ids}::uuid[])`;
  const rows = checked.flatMap(({ recordId, findings }) => findings.map((finding, seq) => ({ recordId, seq, ...finding })));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO finding (company_id, record_id, seq, rule, severity, actor, fields, message, data, fixes, is_fault, fingerprint, is_shared, is_accepted)
    SELECT ${company}, "recordId", seq, rule, severity, owner, fields, message, data, fixes, "isFault", fingerprint, "isShared", "isAccepted"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("recordId" uuid, seq int, rule text, severity text, owner text,
      fields text[], message text, data jsonb, fixes jsonb, "isFault" boolean, fingerprint text, "isShared" boolean,
      "isAccepted" boolean)`;
}
