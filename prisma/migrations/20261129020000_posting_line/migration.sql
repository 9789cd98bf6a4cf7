-- AlterTable
ALTER TABLE "posting" ADD COLUMN     "changed_there" TEXT,
ADD COLUMN     "outstanding" DECIMAL(20,6),
ADD COLUMN     "resolution" JSONB,
ADD COLUMN     "waits_for" UUID,
ADD COLUMN     "watched_at" TIMESTAMPTZ(3),
ADD COLUMN     "working_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "posting_line" (
    "company_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "batch_size" INTEGER NOT NULL DEFAULT 50,
    "pace" INTEGER,
    "window_days" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "window_from" TEXT,
    "window_to" TEXT,
    "paused_at" TIMESTAMPTZ(3),
    "paused_by" UUID,
    "paused_by_name" TEXT,
    "pause_reason" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3),
    "probe_at" TIMESTAMPTZ(3),
    "probes" INTEGER NOT NULL DEFAULT 0,
    "reopened_at" TIMESTAMPTZ(3),
    "watched_until" TIMESTAMPTZ(3),
    "watched_at" TIMESTAMPTZ(3),
    "watch_trouble" TEXT,

    CONSTRAINT "posting_line_pkey" PRIMARY KEY ("company_id")
);

-- CreateTable
CREATE TABLE "ledger_pace" (
    "company_id" INTEGER NOT NULL,
    "next_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ledger_pace_pkey" PRIMARY KEY ("company_id")
);

-- CreateTable
CREATE TABLE "posting_finding" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "posting_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" UUID,
    "accepted_by_name" TEXT,
    "accept_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "posting_finding_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateIndex
CREATE INDEX "posting_finding_by_record" ON "posting_finding"("company_id", "record_id");

-- CreateIndex
CREATE UNIQUE INDEX "posting_finding_one_open" ON "posting_finding"("company_id", "posting_id", "rule") WHERE (accepted_at IS NULL AND ended_at IS NULL);

-- CreateIndex
CREATE INDEX "posting_watch" ON "posting"("company_id", "watched_at", "id") WHERE (state = 'posted');

-- What is in the books already takes its turn in being looked at again.
UPDATE "posting" SET "watched_at" = "posted_at" WHERE "state" = 'posted';

ALTER TABLE "posting_line" ADD CONSTRAINT "posting_line_sane"
  CHECK ("batch_size" BETWEEN 1 AND 500 AND "pace" BETWEEN 0 AND 6000 AND ("window_from" IS NULL) = ("window_to" IS NULL));
ALTER TABLE "posting_finding" ADD CONSTRAINT "posting_finding_severity_known" CHECK ("severity" IN ('error', 'warning', 'info'));
