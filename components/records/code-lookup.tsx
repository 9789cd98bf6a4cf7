"use client";

import type { LocationCandidate } from "#lib/reference/queries.ts";
import type { CustomerCandidate, ItemCandidate, Ranked } from "#lib/reference/rank.ts";
import { CustomerRow, ItemRow, LocationRow } from "./candidates.tsx";
import type { FieldType } from "./document-fields.ts";
import { LookupCombobox } from "./lookup-combobox.tsx";

export type LookupType = Extract<FieldType, "location" | "item" | "debtor" | "creditor">;
/** What was chosen, with what is known of it; only its code where it was typed. */
export type Chosen = { code: string; item?: ItemCandidate; party?: CustomerCandidate };

type ComboboxProps = Parameters<typeof LookupCombobox>[0];

type CodeLookupProps = Pick<ComboboxProps, "label" | "control" | "isCell"> & {
  type: LookupType;
  value: string;
  baseCurrency: string;
  placeholder?: string | undefined;
  /** The line of a record that is asked about: what probably answers it is offered before anything is typed. */
  line?: { recordId: string; lineId: string } | undefined;
  onChange: (chosen: Chosen) => void;
};

const nothing: never[] = [];

/** A code of AutoCount, found by code or name; what is typed and not found stays, and the rules have their say about it. */
export function CodeLookup({ type, value, baseCurrency, placeholder, line, onChange, ...field }: CodeLookupProps) {
  const shared = { ...field, suggestions: nothing, chosen: { code: value }, onType: (code: string) => onChange({ code: code.trim() }) };
  switch (type) {
    case "item":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={line === undefined ? "/api/lookup/items?" : `/api/lookup/items?recordId=${line.recordId}&lineId=${encodeURIComponent(line.lineId)}`}
          placeholder={placeholder ?? "Code or name"}
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
          placeholder={placeholder ?? "Code or name"}
          onChoose={({ code }) => onChange({ code })}
          renderRow={(location) => <LocationRow location={location as LocationCandidate} />}
        />
      );
    default:
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={type === "debtor" ? "/api/lookup/customers?" : "/api/lookup/suppliers?"}
          placeholder={placeholder ?? "Name, code, phone …"}
          opensOnFocus={false}
          onChoose={(party) => onChange({ code: party.code, party: party as Ranked<CustomerCandidate> })}
          renderRow={(party) => <CustomerRow customer={party as Ranked<CustomerCandidate>} />}
        />
      );
  }
}
