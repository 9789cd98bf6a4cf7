-- DropIndex
DROP INDEX "record_company_id_source_id_doc_number_idx";

-- CreateTable
CREATE TABLE "import" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "source_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER,
    "digest" TEXT,
    "state" TEXT NOT NULL DEFAULT 'receiving',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "problem" TEXT,
    "layout" JSONB,
    "mapping" JSONB,
    "mapping_name" TEXT,
    "mapping_id" UUID,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "documents" INTEGER NOT NULL DEFAULT 0,
    "new_count" INTEGER NOT NULL DEFAULT 0,
    "changed_count" INTEGER NOT NULL DEFAULT 0,
    "repeated_count" INTEGER NOT NULL DEFAULT 0,
    "wrong_count" INTEGER NOT NULL DEFAULT 0,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "taken_count" INTEGER NOT NULL DEFAULT 0,
    "refused_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "created_by_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "import_piece" (
    "company_id" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_piece_pkey" PRIMARY KEY ("company_id","import_id","seq")
);

-- CreateTable
CREATE TABLE "import_document" (
    "company_id" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "first_row" INTEGER NOT NULL,
    "last_row" INTEGER NOT NULL,
    "external_id" TEXT,
    "number" TEXT,
    "party_name" TEXT,
    "date" TEXT,
    "total" TEXT,
    "verdict" TEXT NOT NULL,
    "field" TEXT,
    "reason" TEXT,
    "outcome" TEXT,
    "record_id" UUID,

    CONSTRAINT "import_document_pkey" PRIMARY KEY ("company_id","import_id","seq")
);

-- CreateTable
CREATE TABLE "mapping" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "source_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "mapping_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "supplier" (
    "company_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "postcode" TEXT,
    "register_no" TEXT,
    "tin" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'MYR',
    "credit_term" TEXT NOT NULL DEFAULT 'C.O.D.',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "origin" TEXT NOT NULL DEFAULT 'ledger',
    "search_text" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("company_id","code")
);

-- CreateTable
CREATE TABLE "location" (
    "company_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "location_pkey" PRIMARY KEY ("company_id","code")
);

-- CreateIndex
CREATE INDEX "import_company_id_created_at_id_idx" ON "import"("company_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "import_company_id_digest_idx" ON "import"("company_id", "digest");

-- CreateIndex
CREATE INDEX "import_company_id_state_updated_at_idx" ON "import"("company_id", "state", "updated_at");

-- CreateIndex
CREATE INDEX "import_document_company_id_import_id_verdict_seq_idx" ON "import_document"("company_id", "import_id", "verdict", "seq");

-- CreateIndex
CREATE INDEX "mapping_company_id_kind_created_at_idx" ON "mapping"("company_id", "kind", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "mapping_company_id_source_id_name_version_key" ON "mapping"("company_id", "source_id", "name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "mapping_one_active" ON "mapping"("company_id", "source_id", "name") WHERE (is_active);

-- CreateIndex
CREATE INDEX "supplier_company_id_search_text_idx" ON "supplier" USING GIN ("company_id" int4_ops, "search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "record_company_id_doc_number_source_id_idx" ON "record"("company_id", "doc_number", "source_id");
