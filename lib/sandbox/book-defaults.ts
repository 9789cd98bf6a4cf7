/** What a Malaysian trading company's book holds when whoever creates it says nothing else. */

export const DEFAULT_LOCATIONS = [
  { location: "HQ", description: "Head office" },
  { location: "SHOP", description: "Shop" },
];

export const DEFAULT_CREDIT_TERMS = [
  { creditTerm: "C.O.D.", days: 0 },
  { creditTerm: "Net 7 days", days: 7 },
  { creditTerm: "Net 14 days", days: 14 },
  { creditTerm: "Net 30 days", days: 30 },
  { creditTerm: "Net 60 days", days: 60 },
  { creditTerm: "Net 90 days", days: 90 },
];

/** Rates in percent. S- sales tax, SV- service tax, P- purchases, ES exempt, ZRL zero-rated, OS out of scope. */
export const DEFAULT_TAX_CODES = [
  { taxCode: "S-10", rate: "10" },
  { taxCode: "S-5", rate: "5" },
  { taxCode: "SV-8", rate: "8" },
  { taxCode: "SV-6", rate: "6" },
  { taxCode: "ES", rate: "0" },
  { taxCode: "ZRL", rate: "0" },
  { taxCode: "OS", rate: "0" },
  { taxCode: "P-10", rate: "10" },
  { taxCode: "P-8", rate: "8" },
  { taxCode: "P-6", rate: "6" },
  { taxCode: "P-5", rate: "5" },
];

interface AccountDefault {
  readonly accNo: string;
  readonly description: string;
  readonly accType: string;
  readonly specialAccType: "debtorControl" | "creditorControl" | "bank" | "cash" | null;
}

/** Types: CA current asset, CL current liability, CP capital, FA fixed asset, SL sales, SA sales adjustment, OI other income, CO cost, EP expense. */
export const DEFAULT_ACCOUNTS: AccountDefault[] = [
  { accNo: "100-0000", description: "Capital", accType: "CP", specialAccType: null },
  { accNo: "200-0000", description: "Fixed assets", accType: "FA", specialAccType: null },
  { accNo: "300-0000", description: "Trade debtors", accType: "CA", specialAccType: "debtorControl" },
  { accNo: "310-1000", description: "Cash at bank", accType: "CA", specialAccType: "bank" },
  { accNo: "320-0000", description: "Cash in hand", accType: "CA", specialAccType: "cash" },
  { accNo: "400-0000", description: "Trade creditors", accType: "CL", specialAccType: "creditorControl" },
  { accNo: "410-0000", description: "Sales and service tax payable", accType: "CL", specialAccType: null },
  { accNo: "420-0000", description: "Gift cards owed to customers", accType: "CL", specialAccType: null },
  { accNo: "500-0000", description: "Sales", accType: "SL", specialAccType: null },
  { accNo: "500-1000", description: "Online sales", accType: "SL", specialAccType: null },
  { accNo: "510-0000", description: "Return inwards", accType: "SA", specialAccType: null },
  { accNo: "520-0000", description: "Discount allowed", accType: "SA", specialAccType: null },
  { accNo: "530-0000", description: "Rounding adjustment", accType: "OI", specialAccType: null },
  { accNo: "540-0000", description: "Delivery charged", accType: "OI", specialAccType: null },
  { accNo: "610-0000", description: "Purchases", accType: "CO", specialAccType: null },
  { accNo: "612-0000", description: "Purchase returns", accType: "CO", specialAccType: null },
  { accNo: "900-0000", description: "General expenses", accType: "EP", specialAccType: null },
];

export const DEFAULT_SALES_AGENTS = [
  { salesAgent: "ONLINE", description: "Online shop" },
  { salesAgent: "COUNTER", description: "Shop counter" },
];

export const DEFAULT_AREAS = [
  { areaCode: "KL", description: "Kuala Lumpur" },
  { areaCode: "SELANGOR", description: "Selangor" },
  { areaCode: "PENANG", description: "Penang" },
  { areaCode: "JOHOR", description: "Johor" },
];

export const DEFAULT_DEPARTMENTS = [
  { deptNo: "SALES", description: "Sales" },
  { deptNo: "WAREHOUSE", description: "Warehouse" },
];

export const DEFAULT_PAYMENT_METHODS = [
  { paymentMethod: "BANK", bankAccount: "310-1000", journalType: "BANK", specialAccType: "bank" },
  { paymentMethod: "CASH", bankAccount: "320-0000", journalType: "CASH", specialAccType: "cash" },
];

/** Books of a cash book or ledger that receipts, payments and journals stand in. */
export const DEFAULT_JOURNAL_TYPES = ["BANK", "CASH", "GENERAL"];

/** Type codes other than IV, CN, OR and PV are ours: the contract does not know them. */
export const DEFAULT_DOC_NO_FORMATS = [
  { name: "Invoice Default", docType: "IV", format: "I-<000000>", isDefault: true },
  { name: "Credit Note Default", docType: "CN", format: "CN-<000000>", isDefault: true },
  { name: "Quotation Default", docType: "QT", format: "QT-<000000>", isDefault: true },
  { name: "Purchase Order Default", docType: "PO", format: "PO-<000000>", isDefault: true },
  { name: "Stock Adjustment Default", docType: "SA", format: "ADJ-<000000>", isDefault: true },
  { name: "Stock Transfer Default", docType: "ST", format: "XFER-<000000>", isDefault: true },
  { name: "Official Receipt Default", docType: "OR", format: "OR-<000000>", isDefault: true },
  { name: "Payment Voucher Default", docType: "PV", format: "PV-<000000>", isDefault: true },
  { name: "Sales Order Default", docType: "SO", format: "SO-<000000>", isDefault: true },
  { name: "Delivery Order Default", docType: "DO", format: "DO-<000000>", isDefault: true },
  { name: "Knock Off Default", docType: "KO", format: "KO-<000000>", isDefault: true },
];

/** AutoCount's product posting groups: where a sale of such a product is booked. */
export const DEFAULT_POSTING_GROUPS = [{ postingGroup: "GENERAL", salesAccNo: "500-0000" }];

export const DEFAULT_PRODUCT_CATEGORIES = ["General"];

/** Calendar years; wide, because the sandbox also takes old samples. */
export const DEFAULT_FISCAL_YEARS = Array.from({ length: 16 }, (_, index) => ({
  from: `${2020 + index}-01-01`,
  to: `${2020 + index}-12-31`,
}));
