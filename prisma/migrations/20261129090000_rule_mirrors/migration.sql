-- What the rules read of the mirror, where no earlier migration has made it.

-- AlterTable
ALTER TABLE "customer" ADD COLUMN IF NOT EXISTS "agent" TEXT,
ADD COLUMN IF NOT EXISTS "balance" DECIMAL(19,4),
ADD COLUMN IF NOT EXISTS "balance_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "credit_limit" DECIMAL(19,4),
ADD COLUMN IF NOT EXISTS "price_level" TEXT,
ADD COLUMN IF NOT EXISTS "tax_entity" TEXT;

-- CreateTable
CREATE TABLE IF NOT EXISTS "item_uom" (
    "company_id" INTEGER NOT NULL,
    "item_code" TEXT NOT NULL,
    "uom" TEXT NOT NULL,
    "rate" DECIMAL(19,8) NOT NULL DEFAULT 1,
    "price" DECIMAL(19,8),
    "min_price" DECIMAL(19,8),
    "barcode" TEXT,
    "levels" JSONB NOT NULL DEFAULT '{}',
    "origin" TEXT NOT NULL DEFAULT 'ledger',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "item_uom_pkey" PRIMARY KEY ("company_id","item_code","uom")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "stock_level" (
    "company_id" INTEGER NOT NULL,
    "item_code" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "quantity" DECIMAL(19,8) NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'upload',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("company_id","item_code","location")
);

-- CreateIndex
CREATE INDEX IF NOT EXISTS "item_uom_company_id_barcode_idx" ON "item_uom"("company_id", "barcode") WHERE (barcode IS NOT NULL);
