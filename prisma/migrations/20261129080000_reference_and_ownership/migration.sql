-- DropIndex
DROP INDEX "alias_company_id_type_source_id_key_key";

-- AlterTable
ALTER TABLE "alias" ADD COLUMN     "customer_code" TEXT;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "agent" TEXT,
ADD COLUMN     "balance" DECIMAL(19,4),
ADD COLUMN     "balance_at" TIMESTAMPTZ(3),
ADD COLUMN     "credit_limit" DECIMAL(19,4),
ADD COLUMN     "price_level" TEXT,
ADD COLUMN     "tax_entity" TEXT;

-- AlterTable
ALTER TABLE "location" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'ledger';

-- CreateTable
CREATE TABLE "data_owner" (
    "company_id" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "source_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "set_by" UUID,
    "set_by_name" TEXT NOT NULL,

    CONSTRAINT "data_owner_pkey" PRIMARY KEY ("company_id","data")
);

-- CreateTable
CREATE TABLE "owner_decision" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "data" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "value" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "owner_decision_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "item_uom" (
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
CREATE TABLE "stock_level" (
    "company_id" INTEGER NOT NULL,
    "item_code" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "quantity" DECIMAL(19,8) NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'upload',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("company_id","item_code","location")
);

-- CreateTable
CREATE TABLE "tax_code" (
    "company_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rate" DECIMAL(18,6),
    "side" TEXT NOT NULL DEFAULT 'sales',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "origin" TEXT NOT NULL DEFAULT 'upload',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tax_code_pkey" PRIMARY KEY ("company_id","code")
);

-- CreateTable
CREATE TABLE "credit_term" (
    "company_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "days" INTEGER,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "origin" TEXT NOT NULL DEFAULT 'upload',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_term_pkey" PRIMARY KEY ("company_id","code")
);

-- CreateTable
CREATE TABLE "agent" (
    "company_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "origin" TEXT NOT NULL DEFAULT 'upload',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("company_id","code")
);

-- CreateTable
CREATE TABLE "reference_change" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "list" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "old" TEXT,
    "new" TEXT,
    "successor" TEXT,
    "origin" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "reference_change_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateIndex
CREATE INDEX "owner_decision_company_id_decided_at_id_idx" ON "owner_decision"("company_id", "decided_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "owner_decision_company_id_data_subject_field_source_id_valu_key" ON "owner_decision"("company_id", "data", "subject", "field", "source_id", "value") WHERE (revoked_at IS NULL);

-- CreateIndex
CREATE INDEX "item_uom_company_id_barcode_idx" ON "item_uom"("company_id", "barcode") WHERE (barcode IS NOT NULL);

-- CreateIndex
CREATE INDEX "reference_change_company_id_state_at_id_idx" ON "reference_change"("company_id", "state", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reference_change_company_id_list_code_field_key" ON "reference_change"("company_id", "list", "code", "field") WHERE (state = 'open');

-- CreateIndex
CREATE INDEX "alias_company_id_type_target_idx" ON "alias"("company_id", "type", "target") WHERE (revoked_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "alias_company_id_type_source_id_customer_code_key_key" ON "alias"("company_id", "type", "source_id", "customer_code", "key") NULLS NOT DISTINCT WHERE (revoked_at IS NULL);
