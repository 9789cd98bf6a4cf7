-- AlterTable
ALTER TABLE "posting" ADD COLUMN     "e_invoice_validated_at" TIMESTAMPTZ(3);

-- No date was read before: what is valid was validated no earlier than it was booked. A clock that was started by the booking
-- alone does not run; AutoCount's date starts it at the next look.
UPDATE "posting" SET "e_invoice_validated_at" = "posted_at" WHERE lower("e_invoice") = 'valid' AND "posted_at" IS NOT NULL;

UPDATE "record" SET "e_invoice_until" = '9999-12-31T00:00:00Z'
WHERE "state" = 'posted' AND "e_invoice_until" <> '9999-12-31T00:00:00Z' AND NOT EXISTS (
  SELECT 1 FROM "posting" p WHERE p."company_id" = "record"."company_id" AND p."record_id" = "record"."id" AND p."state" <> 'reversed' AND p."e_invoice_validated_at" IS NOT NULL);
