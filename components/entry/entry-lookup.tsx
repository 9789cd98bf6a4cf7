"use client";

import type { FieldType } from "#components/records/document-fields.ts";
import { CustomerRow, ItemRow, LocationRow } from "#components/records/candidates.tsx";
import { LookupCombobox } from "#components/records/lookup-combobox.tsx";
import type { LocationCandidate } from "#lib/reference/queries.ts";
import type { CustomerCandidate, ItemCandidate, Ranked } from "#lib/reference/rank.ts";

export type LookupType = Extract<FieldType, "location" | "item" | "debtor" | "creditor">;
/** What was chosen, with what is known of it; only its code where it was typed. */
export type Chosen = { code: string; item?: ItemCandidate; party?: CustomerCandidate };

type EntryLookupProps = {
  type: LookupType;
  label: string;
  value: string;
  baseCurrency: string;
  onChange: (chosen: Chosen) => void;
  control?: NonNullable<Parameters<typeof LookupCombobox>[0]["control"]>;
};

const nothing: never[] = [];

/** A code of AutoCount, found by code or name; what is typed and not found stays, and the rules have their say about it. */
export function EntryLookup({ type, label, value, baseCurrency, onChange, control }: EntryLookupProps) {
  const shared = { label, suggestions: nothing, onType: (code: string) => onChange({ code: code.trim() }), ...(control === undefined ? {} : { control }) };
  const chosen = { code: value };
  switch (type) {
    case "item":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address="/api/lookup/items?"
          placeholder="Code or name"
          opensOnFocus={false}
          chosen={chosen}
          onChoose={(item) => onChange({ code: item.code, item: item as Ranked<ItemCandidate> })}
          renderRow={(item) => <ItemRow item={item as Ranked<ItemCandidate>} currency={baseCurrency} />}
        />
      );
    case "location":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address="/api/lookup/locations?"
          placeholder="Code or name"
          chosen={chosen}
          onChoose={({ code }) => onChange({ code })}
          renderRow={(location) => <LocationRow location={location as LocationCandidate} />}
        />
      );
    default:
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={type === "debtor" ? "/api/lookup/customers?" : "/api/lookup/suppliers?"}
          placeholder="Name, code, phone …"
          opensOnFocus={false}
          chosen={chosen}
          onChoose={(party) => onChange({ code: party.code, party: party as Ranked<CustomerCandidate> })}
          renderRow={(party) => <CustomerRow customer={party as Ranked<CustomerCandidate>} />}
        />
      );
  }
}
