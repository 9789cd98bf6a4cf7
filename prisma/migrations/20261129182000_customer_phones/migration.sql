-- Debtors that share a telephone number are looked for by its last eight digits, however it is written (lib/reference/namesakes.ts).
CREATE INDEX "customer_company_id_phone_digits_idx" ON "customer" ("company_id", (right(regexp_replace("phone", '\D', '', 'g'), 8))) WHERE "phone" IS NOT NULL;
