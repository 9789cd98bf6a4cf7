"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import type { LedgerSettings } from "#lib/wiring.ts";

type TaxEntitiesFieldProps = { value: LedgerSettings["taxEntities"]; onChange: (value: LedgerSettings["taxEntities"]) => void };

/** Whether new debtors get their tax identity with them. */
export function TaxEntitiesField({ value, onChange }: TaxEntitiesFieldProps) {
  return (
    <div className="grid gap-1">
      <label className="flex w-fit cursor-pointer items-center gap-2">
        <Checkbox checked={value === "with-new-debtors"} aria-describedby="setting-taxEntities-hint" onChange={(event) => onChange(event.target.checked ? "with-new-debtors" : "off")} />
        Make tax entities for new debtors
      </label>
      <p id="setting-taxEntities-hint" className="text-xs text-muted-foreground">
        A new debtor with a TIN is linked to its tax entity for e-invoices, which is looked for by TIN and made if AutoCount has none. Debtors that AutoCount has already stay as they are.
      </p>
    </div>
  );
}
