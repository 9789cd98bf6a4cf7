-- CreateTable
CREATE TABLE "fix_run" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "type" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "keys" TEXT[],
    "asked" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "target_name" TEXT,
    "alias_ids" UUID[],
    "state" TEXT NOT NULL DEFAULT 'queued',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "freed" INTEGER NOT NULL DEFAULT 0,
    "stayed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "asked_by" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "undo_state" TEXT,
    "undo_total" INTEGER NOT NULL DEFAULT 0,
    "undone" INTEGER NOT NULL DEFAULT 0,
    "exceptions" INTEGER NOT NULL DEFAULT 0,
    "undone_by" UUID,
    "undone_by_name" TEXT,
    "undo_asked_at" TIMESTAMPTZ(3),
    "undo_finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "fix_run_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "fix_run_record" (
    "company_id" INTEGER NOT NULL,
    "run_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'pending',
    "revision_before" INTEGER,
    "revision_after" INTEGER,
    "state_after" TEXT,
    "holds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "note" TEXT,
    "undo" TEXT,
    "undo_note" TEXT,

    CONSTRAINT "fix_run_record_pkey" PRIMARY KEY ("company_id","run_id","record_id")
);

-- CreateIndex
CREATE INDEX "fix_run_record_company_id_run_id_record_id_idx" ON "fix_run_record"("company_id", "run_id", "record_id") WHERE (outcome = 'pending');
