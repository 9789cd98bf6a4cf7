/**
 * Everything that the rules say of each scenario's records, what does not stop them too: by scenario, record by record, each
 * finding as its rule, its severity and the fields that it marks. Of a scenario that is not named, nothing is said.
 */
export const scenarioFindings: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "cancelled-order": [["cancelled-at-source error isCancelled"]],
  "partial-delivery": [["partial-delivery error lines.0.delivered"]],
  "missing-sku": [["missing-sku error lines.0.itemCode"]],
  "new-customer": [["new-customer error customer.code"]],
  "tax-inclusive": [["rounding-sen info tax"]],
  "unknown-location": [["unknown-location error toLocation"]],
  "new-supplier": [["new-supplier error supplier.code"]],
  "return-without-invoice": [["return-without-invoice error references.0.number"]],
  "einvoice-buyer": [["einvoice-buyer error customer.tin", "einvoice-buyer error customer.identityType"]],
  "einvoice-large": [["einvoice-buyer error customer.tin", "einvoice-buyer error customer.identityType", "customer-differs info customer.phone"]],
  "einvoice-classification": [["einvoice-classification error lines.0.classification"]],
  "einvoice-consolidation": [["einvoice-consolidation error eInvoice"]],
  "einvoice-debtor": [["einvoice-debtor warning customer.tin", "customer-differs info customer.phone"]],
  "einvoice-doubt": [["einvoice-doubt warning customer.tin", "einvoice-doubt warning customer.identityNo"]],
  "einvoice-original": [[], ["einvoice-original error references.0.eInvoiceId"]],
  "einvoice-supplier": [["einvoice-supplier error supplier.tin", "self-billed info supplier"]],
  "self-billed": [["self-billed info supplier"]],
};
