"use client";

import { useTranslations } from "next-intl";
import type { LocationCandidate, TaxCodeCandidate, UomCandidate } from "#lib/reference/rank-choices.ts";
import type { CustomerCandidate, ItemCandidate, Ranked } from "#lib/reference/rank.ts";
import { CustomerRow, ItemRow, ListedCodeRow, LocationRow, TaxCodeRow, UomRow } from "./candidates.tsx";
import { LookupCombobox } from "./lookup-combobox.tsx";
import type { LookupType } from "./lookup-of.ts";

/** What was chosen, with what is known of it; only its code where it was typed. */
export type Chosen = { code: string; item?: ItemCandidate; party?: CustomerCandidate };

/** A line of a stored record, by its id or by the path of one of its fields; neither for the document as a whole. */
export type AskedLine = { recordId: string; lineId?: string; at?: string };
export type AskedParty = { side: "customer" | "supplier" | "stock"; code: string };

type ComboboxProps = Parameters<typeof LookupCombobox>[0];

type CodeLookupProps = Pick<ComboboxProps, "label" | "control" | "isCell"> & {
  type: LookupType;
  value: string;
  baseCurrency: string;
  placeholder?: string | undefined;
  /** The item that a unit, a location or a tax code is asked for. */
  itemCode?: string | undefined;
  /** The line of a record that is asked about: what probably answers it is offered before anything is typed. */
  line?: AskedLine | undefined;
  /** Whom a document is for that is not stored yet. */
  party?: AskedParty | undefined;
  onChange: (chosen: Chosen) => void;
};

const nothing: never[] = [];

/** A code of AutoCount, found by code or name; what is typed and not found stays, and the rules have their say about it. */
export function CodeLookup({ type, value, baseCurrency, placeholder, line, party, itemCode = "", onChange, ...field }: CodeLookupProps) {
  const t = useTranslations();
  const shared = { ...field, suggestions: nothing, chosen: { code: value }, onType: (code: string) => onChange({ code: code.trim() }) };
  const asked = (list: string) => `/api/lookup/${list}?${new URLSearchParams({ ...line, ...(itemCode === "" ? {} : { item: itemCode }), ...(party && { side: party.side, party: party.code }) })}`;
  switch (type) {
    case "item":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={`/api/lookup/items?${new URLSearchParams({ ...line })}`}
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
          address={asked("locations")}
          placeholder={placeholder ?? t("records.codeLookup.codeOrName")}
          onChoose={({ code }) => onChange({ code })}
          renderRow={(location) => <LocationRow location={location as Ranked<LocationCandidate>} />}
        />
      );
    case "tax-code":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={asked("tax-codes")}
          placeholder={placeholder ?? t("records.codeLookup.codeOrRate")}
          onChoose={({ code }) => onChange({ code })}
          renderRow={(code) => <TaxCodeRow code={code as Ranked<TaxCodeCandidate>} />}
        />
      );
    case "uom":
      return (
        <LookupCombobox<{ code: string }>
          {...shared}
          address={asked("uoms")}
          placeholder={placeholder ?? ""}
          onChoose={({ code }) => onChange({ code })}
          renderRow={(uom) => <UomRow uom={uom as Ranked<UomCandidate>} currency={baseCurrency} />}
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
