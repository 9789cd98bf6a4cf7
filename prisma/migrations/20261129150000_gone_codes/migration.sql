-- AlterTable
ALTER TABLE "fix_run" ALTER COLUMN "source_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "alias_company_id_type_key_idx" ON "alias"("company_id", "type", "key") WHERE (revoked_at IS NULL);
