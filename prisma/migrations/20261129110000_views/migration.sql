-- CreateTable
CREATE TABLE "bulk_run" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "queue_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "undo_of" UUID,
    "asked_by" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "sums" JSONB NOT NULL DEFAULT '[]',
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_run_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "company_id" INTEGER NOT NULL,
    "run_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "record_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "refusal" JSONB,
    "before" JSONB,

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("company_id","run_id","seq")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "queue_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "view_default" (
    "company_id" INTEGER NOT NULL,
    "queue_id" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "view_default_pkey" PRIMARY KEY ("company_id","queue_id","holder")
);

-- CreateTable
CREATE TABLE "table_layout" (
    "company_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "queue_id" TEXT NOT NULL,
    "layout" JSONB NOT NULL,

    CONSTRAINT "table_layout_pkey" PRIMARY KEY ("company_id","user_id","queue_id")
);

-- CreateIndex
CREATE INDEX "bulk_run_company_id_moved_at_idx" ON "bulk_run"("company_id", "moved_at") WHERE (finished_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "bulk_run_company_id_undo_of_key" ON "bulk_run"("company_id", "undo_of") WHERE (undo_of IS NOT NULL);

-- CreateIndex
CREATE INDEX "bulk_item_company_id_run_id_state_seq_idx" ON "bulk_item"("company_id", "run_id", "state", "seq");

-- CreateIndex
CREATE INDEX "saved_view_company_id_queue_id_is_shared_idx" ON "saved_view"("company_id", "queue_id", "is_shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_company_id_queue_id_owner_id_name_key" ON "saved_view"("company_id", "queue_id", "owner_id", "name");

-- CreateIndex
CREATE INDEX "view_default_company_id_view_id_idx" ON "view_default"("company_id", "view_id");

-- CreateIndex
CREATE INDEX "record_company_id_state_doc_number_id_idx" ON "record"("company_id", "state", "doc_number", "id");

-- CreateIndex
CREATE INDEX "record_company_id_state_party_name_id_idx" ON "record"("company_id", "state", "party_name", "id");

-- CreateIndex
CREATE INDEX "record_company_id_state_doc_date_id_idx" ON "record"("company_id", "state", "doc_date", "id");

-- AddForeignKey
ALTER TABLE "view_default" ADD CONSTRAINT "view_default_company_id_view_id_fkey" FOREIGN KEY ("company_id", "view_id") REFERENCES "saved_view"("company_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
