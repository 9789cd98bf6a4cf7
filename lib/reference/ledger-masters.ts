/** An item as the account book has it. `price` is decimal text in the book's home currency. */
export type LedgerItem = {
  code: string;
  name: string;
  barcode: string | null;
  uom: string | null;
  price: string | null;
  taxCode: string | null;
  classification: string | null;
  /** No sale of it may go into a consolidated e-invoice (autocount/cloud-api.md 21); left out where the book does not tell it. */
  cannotConsolidate?: boolean;
  isActive: boolean;
};

/** A debtor or creditor as the account book has it. */
export type LedgerParty = {
  code: string;
  name: string;
  email: string | null;
  phone: string | null;
  address: string | null;
  postcode: string | null;
  registerNo: string | null;
  currency: string;
  creditTerm: string;
  isActive: boolean;
  /** Left out or null where the book does not tell it: the mirror keeps what it has. */
  tin?: string | null;
};

/** A stock location as the account book has it. */
export type LedgerLocation = { code: string; name: string };

/** A unit of an item beside its base unit: one of it holds `rate` base units. Prices where the book lists them. */
export type LedgerUnit = { itemCode: string; uom: string; rate: string; price?: string | null; barcode?: string | null };

/**
 * Everything that the mirror holds of an account book. Null is what the connection cannot list: the mirror keeps what it has.
 * `isUncounted`: the book does not say how many rows its lists have, so one that was cut off looks like a whole one.
 */
export type LedgerMasters = { items: LedgerItem[]; customers: LedgerParty[]; suppliers: LedgerParty[] | null; locations: LedgerLocation[] | null; units?: LedgerUnit[] | null; isUncounted?: boolean };
