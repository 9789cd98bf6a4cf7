import type { Kind } from "#lib/canonical/kinds.ts";

/** Where a header's name is usual, as it is said to people. */
export type Origin = "AutoCount" | "SQL Account" | "Shopee" | "Lazada" | "StoreHub" | "Shopify" | "spreadsheets in English" | "spreadsheets in Malay";

type Words = Readonly<globalThis.Record<string, string>>;

/**
 * What columns are called for each field of a document, several names apart by "|", without regard to case, blanks and
 * signs. Of a field for customer and supplier alike the party stands as "party". Sources: the export files of those programs.
 */
export const headerWords: Readonly<globalThis.Record<Origin, Words>> = {
  AutoCount: {
    number: "DocNo", date: "DocDate", "party.code": "DebtorCode|CreditorCode|AccNo", "party.name": "DebtorName|CreditorName", reference: "Ref|RefDocNo|SupplierDONo|YourPONo", description: "Description|DocDescription",
    currency: "CurrencyCode", currencyRate: "CurrencyRate|ToHomeRate", agent: "SalesAgent|PurchaseAgent", location: "SalesLocation|PurchaseLocation", total: "FinalTotal|NetTotal|LocalNetTotal|LocalTotal|NetLocalTotal", tax: "TotalTax|TaxTotal", rounding: "RoundAdj|RoundingAdj",
    taxInclusive: "InclusiveTax", "lines[].itemCode": "ItemCode", "lines[].description": "DetailDescription|DtlDescription|DetailDesc", "lines[].quantity": "Qty|SmallestQty", "lines[].uom": "UOM|UserUOM", "lines[].unitPrice": "UnitPrice",
    "lines[].unitCost": "UnitCost", "lines[].discount": "Discount|DiscountText|DiscountAmt", "lines[].amount": "SubTotal|SubTotalExTax", "lines[].tax": "Tax|TaxAmt", "lines[].taxCode": "TaxType|TaxCode|GSTTaxType", "lines[].taxRate": "TaxRate", "lines[].location": "Location",
    reason: "Reason|CNReason", fromLocation: "FromLocation", toLocation: "ToLocation", cancelReason: "CancelReason", isCancelled: "Cancelled", amount: "PaymentAmt|LocalPaymentAmt", method: "PaymentMethod", "settles[].number": "KnockOffDocNo|AgainstDocNo", "settles[].amount": "KnockOffAmt",
    code: "AccNo|DebtorAccNo|CreditorAccNo|ItemCode", name: "CompanyName", registerNo: "RegisterNo|BRN", tin: "TIN|TaxIdentificationNo", creditTerm: "DisplayTerm|CreditTerm", price: "Price|StdSellingPrice", cost: "Cost|StdCost", uom: "BaseUOM|SalesUOM", barcode: "BarCode", category: "ItemGroup|ItemCategory", classification: "Classification|ClassificationCode", isActive: "IsActive", phone: "Phone1", email: "EmailAddress", postcode: "PostCode",
  },
  "SQL Account": {
    number: "DOCNO", date: "DOCDATE|POSTDATE", "party.code": "CODE", "party.name": "COMPANYNAME", reference: "DOCREF1|DOCREF2|DOCREF3", description: "DESCRIPTION", total: "DOCAMT|LOCALDOCAMT", currency: "CURRENCYCODE", currencyRate: "CURRENCYRATE", agent: "AGENT",
    "lines[].itemCode": "ITEMCODE|SDSITEMCODE", "lines[].description": "SDSDESCRIPTION|DESCRIPTION2|DESCRIPTION_DTL", "lines[].quantity": "QTY|SQTY", "lines[].unitPrice": "UNITPRICE", "lines[].discount": "DISC", "lines[].tax": "TAXAMT|LOCALTAXAMT", "lines[].taxCode": "TAX", "lines[].amount": "AMOUNT|LOCALAMOUNT", "lines[].location": "LOCATION", "lines[].id": "SEQ|DTLKEY",
    registerNo: "BRN|BRN2", creditTerm: "CREDITTERM|TERMS", category: "STOCKGROUP", price: "REFPRICE", cost: "REFCOST", isCancelled: "CANCELLED",
  },
  Shopee: {
    number: "Order ID|Order SN", date: "Order Creation Date|Order Creation Time", "party.name": "Receiver Name", "party.sourceId": "Username (Buyer)", "party.phone": "Phone Number", "party.address": "Delivery Address", "party.postcode": "Zip Code", note: "Remark from buyer|Buyer Remark", cancelReason: "Cancel reason",
    "lines[].sku": "SKU Reference No.|Parent SKU Reference No.|Seller SKU", "lines[].description": "Product Name", "lines[].unitPrice": "Deal Price|Original Price", "lines[].quantity": "Quantity", "lines[].amount": "Product Subtotal", "lines[shipping].amount": "Buyer Paid Shipping Fee", total: "Grand Total|Total Amount|Order Amount", isPaid: "Order Paid",
  },
  Lazada: {
    number: "orderNumber", "lines[].id": "orderItemId", date: "createTime", "party.name": "customerName|billingName", "party.email": "customerEmail", "party.phone": "billingPhone|shippingPhone", "party.address": "billingAddr|shippingAddress", "party.postcode": "billingPostCode|shippingPostCode", "party.country": "billingCountry",
    "lines[].sku": "sellerSku", "lines[].description": "itemName", "lines[].unitPrice": "unitPrice", "lines[].amount": "paidPrice", "lines[].discount": "sellerDiscountTotal", "lines[shipping].amount": "shippingFee", method: "payMethod", cancelReason: "buyerFailedDeliveryReason",
  },
  StoreHub: {
    number: "Receipt Number|Transaction No.|Receipt No", date: "Transaction Time|Transaction Date", location: "Store|Store Name", agent: "Employee|Cashier", "party.name": "Customer", "lines[].sku": "SKU", "lines[].description": "Product|Item", "lines[].discount": "Discount", "lines[fee].amount": "Service Charge", rounding: "Rounded Amount|Rounding", method: "Payment Method",
  },
  Shopify: {
    externalId: "Id", date: "Created at", "party.email": "Email", "party.name": "Billing Name", "party.phone": "Billing Phone", "party.address": "Billing Street|Billing Address1", "party.postcode": "Billing Zip", "party.country": "Billing Country", total: "Total", tax: "Taxes", "lines[shipping].amount": "Shipping", discount: "Discount Amount", note: "Notes", currency: "Currency",
    "lines[].sku": "Lineitem sku", "lines[].description": "Lineitem name", "lines[].quantity": "Lineitem quantity", "lines[].unitPrice": "Lineitem price", "lines[].discount": "Lineitem discount",
  },
  "spreadsheets in English": {
    number: "Document No|Doc Number|Document Number|Invoice No|Invoice Number|Inv No|Order No|Order Number|SO No|Bill No|PO No|PO Number|DO No|CN No|Credit Note No|Receipt|Adjustment No|Transfer No|Voucher No|No", date: "Date|Invoice Date|Order Date|Doc Date|Document Date|Bill Date|Issue Date|Payment Date|Transfer Date|Adjustment Date|Posting Date",
    externalId: "Internal ID|Record ID|UUID|External ID", reference: "Reference|Your Ref|Your Reference|Customer PO|Reference No|PO Reference", description: "Remarks|Narration|Subject|Memo", note: "Note|Comment|Comments|Remark", "references[].number": "Original Invoice|Against Invoice|Invoice Ref|Order Ref",
    "party.code": "Debtor Code|Debtor|Customer Code|Account Code|Creditor Code|Supplier Code|Vendor Code|Account No|Cust Code", "party.name": "Customer Name|Client|Client Name|Bill To|Buyer|Buyer Name|Sold To|Company|Company Name|Supplier|Supplier Name|Vendor|Vendor Name", "party.sourceId": "Customer ID|Buyer ID|User ID", "party.email": "E-mail|Email Address|Customer Email|Buyer Email", "party.phone": "Phone|Phone No|Mobile|Contact No|Telephone|Tel|HP|Customer Phone|Handphone", "party.registerNo": "Registration No|Reg No|Company Reg No|BRN|SSM No|Business Registration No", "party.tin": "TIN|TIN No|Tax ID|Tax Identification Number", "party.address": "Address|Billing Address|Customer Address", "party.postcode": "Postcode|Postal Code|Zip|Post Code", "party.country": "Country",
    currency: "Currency|Curr|Ccy|Cur", currencyRate: "Exchange Rate|Rate|FX Rate", total: "Total|Grand Total|Invoice Total|Total Amount|Amount Due|Net Total|Total Payable|Total Inc Tax|Total (RM)|Order Total|Total Sales|Nett Total", tax: "Total Tax|Tax Total|Tax Amount|SST Total|Total SST", discount: "Total Discount|Order Discount|Invoice Discount|Bill Discount", rounding: "Rounding|Rounding Adjustment|Round",
    "lines[].itemCode": "Item Code|Stock Code|Item No|Inventory Code", "lines[].sku": "SKU|Product Code|Product SKU|Part No|Article No|Variant SKU|Item SKU|Model", "lines[].description": "Item Description|Product Description|Product Name|Item Name|Item|Product|Goods|Particulars|Line Description|Description", "lines[].quantity": "Quantity|Qty|Units|Pcs|Unit Qty|Order Qty|Qty Sold|Adjusted Qty|Variance", "lines[].uom": "UOM|Unit of Measure|Unit", "lines[].unitPrice": "Unit Price|Price|Selling Price|U/Price|Price Each|Unit Price (RM)|Rate per unit|Price/Unit", "lines[].discount": "Discount|Disc|Line Discount|Discount Amount|Disc %|Item Discount", "lines[].amount": "Amount|Line Total|Sub Total|Subtotal|Line Amount|Amount (RM)|Nett Amount|Net Amount|Ext Price|Extended Amount", "lines[].tax": "Tax|Line Tax|SST|SST Amount|GST Amount|Tax Amt|Item Tax", "lines[].taxRate": "Tax Rate|Tax %|SST %|GST %|SST Rate", "lines[].taxCode": "Tax Code|Tax Type|GST Code|SST Code", "lines[].location": "Location|Warehouse|Stock Location", "lines[].unitCost": "Unit Cost|Cost|Cost Price", "lines[].delivered": "Delivered Qty|Qty Delivered|Delivered|Fulfilled Qty", "lines[].id": "Line ID|Line No|Line",
    "lines[shipping].amount": "Shipping Fee|Delivery Fee|Freight|Postage|Shipping Cost|Delivery Charge|Transport|Shipping Charge", "lines[fee].amount": "Service Charge|Handling Fee|Surcharge|Service Fee", "lines[tip].amount": "Tip|Tips", taxInclusive: "Tax Inclusive|Inclusive|Price Includes Tax", location: "Branch|Outlet|Store|Location|Warehouse", agent: "Salesperson|Sales Person|Salesman|Sales Rep|Agent", isPaid: "Paid|Is Paid|Payment Status", isCancelled: "Cancelled|Canceled|Void|Voided", cancelReason: "Cancellation Reason", isDelivered: "Delivered|Shipped", expectedDate: "Delivery Date|Expected Date|ETA|Required Date|Wanted by", reason: "Reason|Adjustment Reason|Return Reason", fromLocation: "From|From Location|From Branch|From Warehouse|Source Location", toLocation: "To|To Location|To Branch|To Warehouse|Destination", goodsReturned: "Goods Returned|Restock|Returned to Stock",
    name: "Name|Customer Name|Supplier Name|Company Name|Company|Item Name|Product Name|Product|Description|Item Description", code: "Code|Account Code|Debtor Code|Customer Code|Creditor Code|Supplier Code|Item Code|Stock Code|Product Code", sourceId: "ID|Customer ID|Supplier ID", sku: "SKU|Product SKU|Variant SKU", barcode: "Barcode|EAN|UPC|GTIN|Bar Code", uom: "UOM|Unit|Unit of Measure", price: "Price|Selling Price|Retail Price|Unit Price|RRP|Sales Price", cost: "Cost|Cost Price|Unit Cost|Purchase Price", taxCode: "Tax Code|Tax Type", category: "Category|Group|Item Group|Product Type|Department", email: "E-mail|Email|Email Address", phone: "Phone|Phone No|Mobile|Contact No|Tel|Telephone", address: "Address|Billing Address|Address 1", postcode: "Postcode|Zip|Postal Code", city: "City|Town", state: "State|State Code", country: "Country", registerNo: "Registration No|Reg No|BRN|SSM No|Business Registration No", tin: "TIN|TIN No|Tax ID|Tax Identification Number", sstNo: "SST No|SST Registration No|SST", msic: "MSIC|MSIC Code", identityType: "ID Type|Identity Type", identityNo: "ID No|Identity No|NRIC|IC No|Passport No", creditTerm: "Credit Term|Terms|Payment Terms|Term", isActive: "Active|Is Active|Status",
    amount: "Amount|Amount Received|Amount Paid|Paid Amount|Payment Amount|Received|Receipt Amount", fee: "Fee|Gateway Fee|Transaction Fee|MDR|Bank Charge|Charges", method: "Payment Method|Method|Payment Type|Pay By|Tender", transactionId: "Transaction ID|Txn ID|Transaction Reference|Payment ID|Bank Ref", "settles[].number": "Invoice No|Applied To|Invoice|Knock Off|Paid Invoice", "settles[].amount": "Applied Amount|Knock Off Amount|Paid to Invoice",
  },
  "spreadsheets in Malay": {
    number: "No. Invois|No Invois|Nombor Invois|No. Dokumen|No Dokumen|No. Resit|No. Pesanan|Nombor Pesanan|No. Bil", date: "Tarikh|Tarikh Invois|Tarikh Dokumen|Tarikh Pesanan", reference: "Rujukan|No. Rujukan", description: "Catatan|Butiran|Perihal", note: "Nota|Ulasan",
    "party.code": "Kod Pelanggan|Kod Penghutang|Kod Pembekal|No. Akaun", "party.name": "Nama Pelanggan|Pelanggan|Nama Pembekal|Pembekal|Nama Syarikat|Nama Pembeli", "party.phone": "No. Telefon|Telefon|No. Tel", "party.email": "Emel|E-mel", "party.address": "Alamat", "party.postcode": "Poskod", "party.country": "Negara", "party.registerNo": "No. Pendaftaran|No. Syarikat", currency: "Mata Wang|Matawang", currencyRate: "Kadar Tukaran", total: "Jumlah|Jumlah Besar|Jumlah Keseluruhan|Amaun Keseluruhan|Jumlah (RM)", tax: "Jumlah Cukai", discount: "Jumlah Diskaun", rounding: "Pembundaran|Penggenapan",
    "lines[].itemCode": "Kod Item|Kod Barang|Kod Stok", "lines[].sku": "Kod Produk", "lines[].description": "Keterangan|Nama Barang|Nama Produk|Barang|Penerangan|Keterangan Barang", "lines[].quantity": "Kuantiti|Bilangan|Kuantiti Dijual|Bil. Unit", "lines[].uom": "Unit|Unit Ukuran", "lines[].unitPrice": "Harga Seunit|Harga Unit|Harga", "lines[].discount": "Diskaun|Potongan", "lines[].amount": "Amaun|Amaun (RM)|Jumlah Kecil|Jumlah Baris", "lines[].tax": "Cukai|Cukai SST|Amaun Cukai", "lines[].taxRate": "Kadar Cukai", "lines[].taxCode": "Kod Cukai", "lines[].location": "Lokasi|Gudang", "lines[shipping].amount": "Kos Penghantaran|Caj Penghantaran|Penghantaran", location: "Cawangan|Lokasi|Kedai", agent: "Jurujual|Ejen", isPaid: "Dibayar|Telah Dibayar", isCancelled: "Dibatalkan|Batal", reason: "Sebab", fromLocation: "Dari|Dari Lokasi", toLocation: "Ke|Ke Lokasi",
    name: "Nama|Nama Pelanggan|Nama Pembekal|Nama Barang|Nama Syarikat", code: "Kod|Kod Pelanggan|Kod Barang", price: "Harga|Harga Jualan", cost: "Kos|Harga Kos", category: "Kategori|Kumpulan", phone: "Telefon|No. Telefon", email: "Emel", address: "Alamat", postcode: "Poskod", city: "Bandar", state: "Negeri", country: "Negara", amount: "Amaun|Jumlah Diterima", method: "Cara Bayaran|Kaedah Bayaran", uom: "Unit",
  },
};

/** The field's name in the table for a field of a kind: "customer.name" and "supplier.name" stand there as "party.name". */
export function wordsKey(path: string): string {
  return path.replace(/^(customer|supplier)\./, "party.");
}

/** Names that mean another field in the documents of some kinds than they mean elsewhere. */
export function isMisleading(kind: Kind, path: string, origin: Origin, header: string): boolean {
  const word = compactHeader(header);
  // SQL Account's master lists share their names with its documents.
  if (origin === "SQL Account" && word === "code") return kind === "item" || kind === "customer" || kind === "supplier" ? path !== "code" : false;
  return false;
}

/** A header without case, blanks and signs: "Doc. No." and "DocNo" are both "docno". */
export function compactHeader(header: string): string {
  return header.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, "");
}
