-- AlterTable
ALTER TABLE "item" ADD COLUMN "own_values" JSONB;
ALTER TABLE "customer" ADD COLUMN "own_values" JSONB;
ALTER TABLE "supplier" ADD COLUMN "own_values" JSONB;
ALTER TABLE "location" ADD COLUMN "own_values" JSONB;
ALTER TABLE "item_uom" ADD COLUMN "own_values" JSONB;

-- CreateIndex
CREATE INDEX "item_company_id_code_idx" ON "item"("company_id", "code") WHERE (own_values IS NOT NULL);
CREATE INDEX "customer_company_id_code_idx" ON "customer"("company_id", "code") WHERE (own_values IS NOT NULL);
CREATE INDEX "supplier_company_id_code_idx" ON "supplier"("company_id", "code") WHERE (own_values IS NOT NULL);
CREATE INDEX "location_company_id_code_idx" ON "location"("company_id", "code") WHERE (own_values IS NOT NULL);
CREATE INDEX "item_uom_company_id_item_code_uom_idx" ON "item_uom"("company_id", "item_code", "uom") WHERE (own_values IS NOT NULL);
