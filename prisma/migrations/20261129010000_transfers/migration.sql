-- CreateTable
CREATE TABLE "posting_transfer" (
    "company_id" INTEGER NOT NULL,
    "posting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "from_kind" TEXT NOT NULL,
    "from_record_id" UUID NOT NULL,
    "from_doc_no" TEXT NOT NULL,
    "line_id" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "uom" TEXT NOT NULL,
    "quantity" DECIMAL(19,8) NOT NULL,

    CONSTRAINT "posting_transfer_pkey" PRIMARY KEY ("company_id","posting_id","position")
);

-- CreateIndex
CREATE INDEX "posting_transfer_company_id_from_record_id_idx" ON "posting_transfer"("company_id", "from_record_id");
