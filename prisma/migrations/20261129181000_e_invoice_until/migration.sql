-- The clock of 72 hours runs before the booking too: until then an e-invoice can be handed in under its document's date.
ALTER TABLE "record" RENAME COLUMN "cancel_until" TO "e_invoice_until";
ALTER INDEX "record_company_id_state_cancel_until_id_idx" RENAME TO "record_company_id_state_e_invoice_until_id_idx";

UPDATE "record" SET "e_invoice_until" = ("doc_date"::timestamp AT TIME ZONE 'Asia/Kuala_Lumpur') + interval '72 hours'
WHERE "e_invoice" = 'individual' AND "state" NOT IN ('posted', 'reversed');
