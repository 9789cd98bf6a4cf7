"use client";

import { useTranslations } from "next-intl";
import type { LocationCandidate } from "#lib/reference/queries.ts";
import type { CustomerCandidate, ItemCandidate, Ranked } from "#lib/reference/rank.ts";
import type { TaxCodeCandidate, UomCandidate } from "#lib/reference/code-queries.ts";
import { CustomerRow, ItemRow, ListedCodeRow, LocationRow, TaxCodeRow, UomRow } from "./candidates.tsx";
import { LookupCombobox } from "./lookup-combobox.tsx";
import type { LookupType } from "./lookup-of.ts";

/** What was chosen, with what is known of it; only its code where it was typed. */
export type Chosen = { code: string; item?: ItemCandidate; party?: CustomerCandidate };

type ComboboxProps = Parameters<typeof LookupCombobox>[0];

type CodeLookupProps = Pick<ComboboxProps, "label" | "control" | "isCell"> & {
  type: LookupType;
  value: string;
  baseCurrency: string;
  placeholder?: string | undefined;
  /** The item that a unit is asked for. */
  itemCode?: string | undefined;
  /** The line of a record that is asked about: what probably answers it is offered before anything is typed. */
  line?: { recordId: string; lineId: string } | undefined;
  onChange: (chosen: Chosen) => void;
};

const nothing: never[] = [];

/** A code of AutoCount, found by code or name; what is typed and not found stays, and the rules have their say about it. */
export function CodeLookup({ type, value, baseCurrency, placeholder, line, itemCode = "", onChange, ...field }: CodeLookupProps) {
  const t = useTranslations();
  const shared = { ...field, suggestions: nothing, chosen: { code: value }, onType: (code: string) => onChange({ code: code.trim() }) };
  switch (type) {
    case "item":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={line === undefined ? "/api/lookup/items?" : `/api/lookup/items?recordId=${line.recordId}&lineId=${encodeURIComponent(line.lineId)}`}
          placeholder={placeholder ?? t("records.codeLookup.codeOrName")}
          opensOnFocus={false}
          onChoose={(item) => onChange({ code: item.code, item: item as Ranked<ItemCandidate> })}
          renderRow={(item) => <ItemRow item={item as Ranked<ItemCandidate>} currency={baseCurrency} />}
        />
      );
    case "location":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address="/api/lookup/locations?"
          placeholder={placeholder ?? t("records.codeLookup.codeOrName")}
          onChoose={({ code }) => onChange({ code })}
          renderRow={(location) => <LocationRow location={location as LocationCandidate} />}
        />
      );
    case "tax-code":
      return <LookupCombobox<{ code: string }> {...shared} address="/api/lookup/tax-codes?" placeholder={placeholder ?? t("records.codeLookup.codeOrRate")} onChoose={({ code }) => onChange({ code })} renderRow={(code) => <TaxCodeRow code={code as TaxCodeCandidate} />} />;
    case "uom":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={`/api/lookup/uoms?item=${encodeURIComponent(itemCode)}`}
          placeholder={placeholder ?? ""}
          onChoose={({ code }) => onChange({ code })}
          renderRow={(uom) => <UomRow uom={uom as UomCandidate} currency={baseCurrency} />}
        />
      );
    case "classification":
    case "unit-code":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={`/api/lookup/codes?list=${type === "unit-code" ? "units" : "classifications"}`}
          placeholder={placeholder ?? t("records.codeLookup.codeOrWords")}
          opensOnFocus={false}
          onChoose={({ code }) => onChange({ code })}
          renderRow={(row) => <ListedCodeRow row={row as { code: string; name: string }} />}
        />
      );
    default:
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={type === "debtor" ? "/api/lookup/customers?" : "/api/lookup/suppliers?"}
          placeholder={placeholder ?? t("records.codeLookup.nameCodePhone")}
          opensOnFocus={false}
          onChoose={(party) => onChange({ code: party.code, party: party as Ranked<CustomerCandidate> })}
          renderRow={(party) => <CustomerRow customer={party as Ranked<CustomerCandidate>} />}
        />
      );
  }
}
