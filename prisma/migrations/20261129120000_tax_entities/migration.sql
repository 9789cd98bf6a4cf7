-- CreateTable
CREATE TABLE "tax_entity_send" (
    "company_id" INTEGER NOT NULL,
    "tin" TEXT NOT NULL,
    "sends" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "doc_key" TEXT,

    CONSTRAINT "tax_entity_send_pkey" PRIMARY KEY ("company_id","tin")
);
