-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "fingerprint" TEXT,
ADD COLUMN     "is_accepted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_shared" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "accepted_warning" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID,
    "rule" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "accepted_by" UUID NOT NULL,
    "accepted_by_name" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_name" TEXT,

    CONSTRAINT "accepted_warning_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "rule_setting" (
    "company_id" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "severity" TEXT,
    "thresholds" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_by" UUID,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_setting_pkey" PRIMARY KEY ("company_id","rule","scope","key")
);

-- CreateTable
CREATE TABLE "fiscal_year" (
    "company_id" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fiscal_year_pkey" PRIMARY KEY ("company_id","starts_on")
);

-- CreateTable
CREATE TABLE "period" (
    "company_id" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "is_closed" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "period_pkey" PRIMARY KEY ("company_id","starts_on")
);

-- CreateTable
CREATE TABLE "recheck_run" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "cause" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "freed" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "recheck_run_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accepted_warning_company_id_record_id_fingerprint_key" ON "accepted_warning"("company_id", "record_id", "fingerprint") NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);

-- CreateIndex
CREATE INDEX "recheck_run_company_id_asked_at_idx" ON "recheck_run"("company_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "customer_company_id_email_idx" ON "customer"("company_id", "email") WHERE (email IS NOT NULL);

-- CreateIndex
CREATE INDEX "record_company_id_party_code_total_doc_date_idx" ON "record"("company_id", "party_code", "total", "doc_date") WHERE (party_code IS NOT NULL);
