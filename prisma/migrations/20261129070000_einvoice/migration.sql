-- AlterTable
ALTER TABLE "record" ADD COLUMN     "cancel_until" TIMESTAMPTZ(3) NOT NULL DEFAULT '9999-12-31 00:00:00+00'::timestamptz,
ADD COLUMN     "consolidate_by" DATE NOT NULL DEFAULT '9999-12-31'::date,
ADD COLUMN     "e_invoice" TEXT NOT NULL DEFAULT 'none';

-- CreateTable
CREATE TABLE "e_invoice_settings" (
    "company_id" INTEGER NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT false,
    "starts_on" DATE,
    "turnover_group" TEXT,
    "usual" TEXT NOT NULL DEFAULT 'consolidated',
    "tin" TEXT,
    "brn" TEXT,
    "sst_no" TEXT,
    "msic" TEXT,
    "classification" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "e_invoice_settings_pkey" PRIMARY KEY ("company_id")
);

-- CreateIndex
CREATE INDEX "record_company_id_state_consolidate_by_id_idx" ON "record"("company_id", "state", "consolidate_by", "id");

-- CreateIndex
CREATE INDEX "record_company_id_state_cancel_until_id_idx" ON "record"("company_id", "state", "cancel_until", "id");
