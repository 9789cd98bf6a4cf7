"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { LedgerSettings } from "#lib/wiring.ts";

type TaxEntitiesFieldProps = { value: LedgerSettings["taxEntities"]; onChange: (value: LedgerSettings["taxEntities"]) => void };

/** Whether new debtors get their tax identity with them. */
export function TaxEntitiesField({ value, onChange }: TaxEntitiesFieldProps) {
  const t = useTranslations();
  return (
    <div className="grid gap-1">
      <label className="flex w-fit cursor-pointer items-center gap-2">
        <Checkbox checked={value === "with-new-debtors"} aria-describedby="setting-taxEntities-hint" onChange={(event) => onChange(event.target.checked ? "with-new-debtors" : "off")} />
        {t("connection.taxEntitiesField.makeTaxEntitiesForNew")}
      </label>
      <p id="setting-taxEntities-hint" className="text-xs text-muted-foreground">
        {t("connection.taxEntitiesField.aNewDebtor")}
      </p>
    </div>
  );
}
