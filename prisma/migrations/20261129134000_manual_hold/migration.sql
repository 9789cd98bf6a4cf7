-- CreateTable
CREATE TABLE "manual_hold" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID NOT NULL,
    "until" DATE,
    "reason" TEXT NOT NULL,
    "held_by" UUID NOT NULL,
    "held_by_name" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_name" TEXT,

    CONSTRAINT "manual_hold_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateIndex
CREATE INDEX "manual_hold_until_id_idx" ON "manual_hold"("until", "id") WHERE (ended_at IS NULL AND until IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "manual_hold_company_id_record_id_key" ON "manual_hold"("company_id", "record_id") WHERE (ended_at IS NULL);
