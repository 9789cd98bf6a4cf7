-- AlterTable
ALTER TABLE "source" ADD COLUMN     "credentials" BYTEA;

-- CreateTable
CREATE TABLE "pull" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "source_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "bells" INTEGER NOT NULL DEFAULT 1,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "asked" TEXT,
    "version" TEXT,
    "digest" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "problem" TEXT,

    CONSTRAINT "pull_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "pull_source" (
    "company_id" INTEGER NOT NULL,
    "source_id" UUID NOT NULL,
    "lease_owner" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "wait_until" TIMESTAMPTZ(3),
    "problem" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "stopped_for" TEXT,
    "swept_until" TIMESTAMPTZ(3),
    "next_sweep_at" TIMESTAMPTZ(3),

    CONSTRAINT "pull_source_pkey" PRIMARY KEY ("company_id","source_id")
);

-- CreateIndex
CREATE INDEX "pull_company_id_source_id_state_next_at_id_idx" ON "pull"("company_id", "source_id", "state", "next_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "pull_company_id_source_id_what_external_id_key" ON "pull"("company_id", "source_id", "what", "external_id");

-- CreateIndex
CREATE INDEX "revision_proposal_company_id_created_at_idx" ON "revision_proposal"("company_id", "created_at") WHERE (state = 'open');
