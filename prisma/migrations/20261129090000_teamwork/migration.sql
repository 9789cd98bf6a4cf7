-- AlterTable
ALTER TABLE "record" ADD COLUMN     "assignee_id" UUID,
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "record_comment" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_comment_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "mention" (
    "company_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "mention_pkey" PRIMARY KEY ("company_id","user_id","comment_id")
);

-- CreateTable
CREATE TABLE "record_claim" (
    "company_id" INTEGER NOT NULL,
    "record_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_claim_pkey" PRIMARY KEY ("company_id","record_id")
);

-- CreateIndex
CREATE INDEX "record_comment_company_id_record_id_id_idx" ON "record_comment"("company_id", "record_id", "id");

-- CreateIndex
CREATE INDEX "mention_company_id_user_id_record_id_idx" ON "mention"("company_id", "user_id", "record_id") WHERE (seen_at IS NULL);

-- CreateIndex
CREATE INDEX "record_company_id_assignee_id_state_received_at_id_idx" ON "record"("company_id", "assignee_id", "state", "received_at", "id") WHERE (assignee_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "record_company_id_snoozed_until_id_idx" ON "record"("company_id", "snoozed_until", "id") WHERE (snoozed_until IS NOT NULL);

-- CreateIndex
CREATE INDEX "record_company_id_tags_idx" ON "record" USING GIN ("company_id" int4_ops, "tags" array_ops) WHERE (tags <> '{}');
