-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "mapping_version" INTEGER;

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "mapping_version" INTEGER,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "rereading" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "source_id" UUID,
    "scope" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "asked_by" UUID,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "readable" INTEGER NOT NULL DEFAULT 0,
    "records" INTEGER NOT NULL DEFAULT 0,
    "cursor" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "rereading_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "source_mapping" (
    "company_id" INTEGER NOT NULL,
    "source_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "created_by" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_mapping_pkey" PRIMARY KEY ("company_id","source_id","version")
);

-- CreateIndex
CREATE INDEX "rereading_company_id_source_id_asked_at_idx" ON "rereading"("company_id", "source_id", "asked_at" DESC);
