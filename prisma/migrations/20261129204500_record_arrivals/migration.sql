-- AlterTable
ALTER TABLE "record" ADD COLUMN     "assigned_at" TIMESTAMPTZ(3),
ADD COLUMN     "snooze_since" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "record_company_id_assigned_at_idx" ON "record"("company_id", "assigned_at") WHERE (assigned_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "record_company_id_snooze_since_idx" ON "record"("company_id", "snooze_since") WHERE (snooze_since IS NOT NULL);
