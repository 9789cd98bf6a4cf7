/** An item as the account book has it. `price` is decimal text in the book's home currency. */
export type LedgerItem = {
  code: string;
  name: string;
  barcode: string | null;
  uom: string | null;
  price: string | null;
  taxCode: string | null;
  classification: string | null;
  isActive: boolean;
};

/** A debtor as the account book has it. */
export type LedgerCustomer = {
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
};

/** Everything that the mirror holds of an account book. */
export type LedgerMasters = { items: LedgerItem[]; customers: LedgerCustomer[] };
