-- AlterTable
ALTER TABLE "ledger_connection" ADD COLUMN     "checks" JSONB,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "secret_set_at" TIMESTAMPTZ(3),
ADD COLUMN     "secret_set_by_name" TEXT,
ADD COLUMN     "tested_at" TIMESTAMPTZ(3),
ADD COLUMN     "tested_by_name" TEXT;

-- AlterTable
ALTER TABLE "posting" ADD COLUMN     "by_hand" JSONB;

-- CreateTable
CREATE TABLE "mirror_state" (
    "company_id" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "reading_at" TIMESTAMPTZ(3),
    "read_rows" INTEGER NOT NULL DEFAULT 0,
    "pulled_at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,
    "took_ms" INTEGER,
    "failed_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "mirror_state_pkey" PRIMARY KEY ("company_id","list")
);
