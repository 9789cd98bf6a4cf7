-- AlterTable
ALTER TABLE "posting" ADD COLUMN     "e_invoice" TEXT,
ADD COLUMN     "repost" JSONB,
ADD COLUMN     "void_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "void_asked_by" UUID,
ADD COLUMN     "void_for" UUID,
ADD COLUMN     "void_reason" TEXT;

ALTER TABLE "posting" DROP CONSTRAINT "posting_state_known";
ALTER TABLE "posting" ADD CONSTRAINT "posting_state_known"
  CHECK ("state" IN ('queued', 'sending', 'unknown', 'posted', 'refused', 'withdrawn', 'voiding', 'void-unknown', 'reversed'));
