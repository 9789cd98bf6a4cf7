-- Look-ups by likeness, e-mail addresses without case, and text in one index with the company.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- CreateTable
CREATE TABLE "approval_policy" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT,
    "min_total" DECIMAL(19,4),
    "steps" TEXT[],

    CONSTRAINT "approval_policy_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "approval" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "type" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "record_id" UUID,
    "revision" INTEGER,
    "old" JSONB,
    "new" JSONB,
    "reason" TEXT,
    "ip" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "base_currency" TEXT NOT NULL DEFAULT 'MYR',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "session_epoch" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "company_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("company_id","user_id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "token_hash" TEXT NOT NULL,
    "company_id" INTEGER NOT NULL,
    "user_id" UUID,
    "source_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" CITEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "source_id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "topic" TEXT,
    "content_type" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'received',
    "problem" TEXT,
    "results" JSONB,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "ledger_connection" (
    "company_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "credentials" BYTEA NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'open',
    "stop_reason" TEXT,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "next_number" INTEGER NOT NULL DEFAULT 1,
    "wait_until" TIMESTAMPTZ(3),
    "wait_reason" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_connection_pkey" PRIMARY KEY ("company_id")
);

-- CreateTable
CREATE TABLE "posting" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "doc_no" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "doc_key" TEXT,
    "message" TEXT,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lookups" INTEGER NOT NULL DEFAULT 0,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "posted_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "posting_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "posting_attempt" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "posting_id" UUID NOT NULL,
    "call" TEXT NOT NULL,
    "request" JSONB,
    "status" INTEGER,
    "answer" TEXT,
    "outcome" TEXT NOT NULL,
    "ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posting_attempt_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "item" (
    "company_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "barcode" TEXT,
    "uom" TEXT,
    "price" DECIMAL(19,8),
    "tax_code" TEXT,
    "classification" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "origin" TEXT NOT NULL DEFAULT 'ledger',
    "search_text" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "item_pkey" PRIMARY KEY ("company_id","code")
);

-- CreateTable
CREATE TABLE "customer" (
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

    CONSTRAINT "customer_pkey" PRIMARY KEY ("company_id","code")
);

-- CreateTable
CREATE TABLE "alias" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "type" TEXT NOT NULL,
    "source_id" UUID,
    "key" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "taught_by" UUID NOT NULL,
    "taught_by_name" TEXT NOT NULL,
    "taught_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_count" INTEGER NOT NULL DEFAULT 0,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "alias_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "record" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "source_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "book_as" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "document" JSONB NOT NULL,
    "source_digest" TEXT NOT NULL,
    "source_version" TEXT,
    "delivery_id" UUID NOT NULL,
    "doc_number" TEXT NOT NULL,
    "doc_date" DATE NOT NULL,
    "party_name" TEXT NOT NULL DEFAULT '',
    "party_code" TEXT,
    "currency" TEXT NOT NULL,
    "total" DECIMAL(19,4) NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "duplicate_key" TEXT,
    "holds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "held_for" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "waiting_for" TEXT,
    "touched" BOOLEAN NOT NULL DEFAULT false,
    "released" BOOLEAN NOT NULL DEFAULT false,
    "waits_for_rest" BOOLEAN NOT NULL DEFAULT false,
    "order_id" TEXT NOT NULL,
    "parent_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "record_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "record_revision" (
    "company_id" INTEGER NOT NULL,
    "record_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "cause" TEXT NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "reason" TEXT,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "bears_value" BOOLEAN NOT NULL DEFAULT false,
    "delivery_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "record_revision_pkey" PRIMARY KEY ("company_id","record_id","revision")
);

-- CreateTable
CREATE TABLE "revision_proposal" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "base_revision" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "source_digest" TEXT NOT NULL,
    "source_version" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "revision_proposal_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "finding" (
    "company_id" INTEGER NOT NULL,
    "record_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "fields" TEXT[],
    "message" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "fixes" JSONB NOT NULL DEFAULT '[]',
    "is_fault" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("company_id","record_id","seq")
);

-- CreateTable
CREATE TABLE "order_line" (
    "company_id" INTEGER NOT NULL,
    "source_id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "line_id" TEXT NOT NULL,
    "ordered" DECIMAL(19,8) NOT NULL,
    "delivered" DECIMAL(19,8) NOT NULL,
    "invoiced" DECIMAL(19,8) NOT NULL DEFAULT 0,
    "closed" DECIMAL(19,8) NOT NULL DEFAULT 0,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("company_id","source_id","order_id","line_id")
);

-- CreateTable
CREATE TABLE "source" (
    "company_id" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "secret" BYTEA,
    "flow_kind" TEXT NOT NULL,
    "flow_trigger" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'live',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "approval_company_id_record_id_revision_step_key" ON "approval"("company_id", "record_id", "revision", "step") WHERE (revoked_at IS NULL);

-- CreateIndex
CREATE INDEX "audit_entry_company_id_record_id_id_idx" ON "audit_entry"("company_id", "record_id", "id") WHERE (record_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "audit_entry_company_id_type_id_idx" ON "audit_entry"("company_id", "type", "id");

-- CreateIndex
CREATE UNIQUE INDEX "company_key_key" ON "company"("key");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_failure_email_at_idx" ON "sign_in_failure"("email", "at");

-- CreateIndex
CREATE INDEX "sign_in_failure_ip_at_idx" ON "sign_in_failure"("ip", "at");

-- CreateIndex
CREATE INDEX "delivery_company_id_state_received_at_id_idx" ON "delivery"("company_id", "state", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "delivery_company_id_source_id_received_at_id_idx" ON "delivery"("company_id", "source_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_company_id_source_id_dedupe_key_key" ON "delivery"("company_id", "source_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "posting_company_id_state_queued_at_id_idx" ON "posting"("company_id", "state", "queued_at", "id");

-- CreateIndex
CREATE INDEX "posting_by_record" ON "posting"("company_id", "record_id");

-- CreateIndex
CREATE UNIQUE INDEX "posting_company_id_doc_no_key" ON "posting"("company_id", "doc_no");

-- CreateIndex
CREATE UNIQUE INDEX "posting_one_live_per_record" ON "posting"("company_id", "record_id") WHERE (state <> 'reversed');

-- CreateIndex
CREATE INDEX "posting_attempt_company_id_posting_id_at_idx" ON "posting_attempt"("company_id", "posting_id", "at");

-- CreateIndex
CREATE INDEX "item_company_id_search_text_idx" ON "item" USING GIN ("company_id" int4_ops, "search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "item_company_id_barcode_idx" ON "item"("company_id", "barcode") WHERE (barcode IS NOT NULL);

-- CreateIndex
CREATE INDEX "customer_company_id_search_text_idx" ON "customer" USING GIN ("company_id" int4_ops, "search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "alias_company_id_type_source_id_key_key" ON "alias"("company_id", "type", "source_id", "key") NULLS NOT DISTINCT WHERE (revoked_at IS NULL);

-- CreateIndex
CREATE INDEX "record_company_id_state_received_at_id_idx" ON "record"("company_id", "state", "received_at", "id");

-- CreateIndex
CREATE INDEX "record_company_id_state_total_id_idx" ON "record"("company_id", "state", "total", "id");

-- CreateIndex
CREATE INDEX "record_company_id_state_state_since_id_idx" ON "record"("company_id", "state", "state_since", "id");

-- CreateIndex
CREATE INDEX "record_company_id_received_at_id_idx" ON "record"("company_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "record_company_id_duplicate_key_idx" ON "record"("company_id", "duplicate_key") WHERE (duplicate_key IS NOT NULL);

-- CreateIndex
CREATE INDEX "record_company_id_holds_idx" ON "record" USING GIN ("company_id" int4_ops, "holds" array_ops) WHERE (state = 'held');

-- CreateIndex
CREATE INDEX "record_company_id_search_text_idx" ON "record" USING GIN ("company_id" int4_ops, "search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "record_company_id_source_id_order_id_idx" ON "record"("company_id", "source_id", "order_id");

-- CreateIndex
CREATE INDEX "record_company_id_source_id_doc_number_idx" ON "record"("company_id", "source_id", "doc_number");

-- CreateIndex
CREATE INDEX "record_company_id_parent_id_idx" ON "record"("company_id", "parent_id") WHERE (parent_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "record_company_id_source_id_kind_external_id_key" ON "record"("company_id", "source_id", "kind", "external_id");

-- CreateIndex
CREATE INDEX "revision_proposal_company_id_record_id_state_idx" ON "revision_proposal"("company_id", "record_id", "state");

-- CreateIndex
CREATE INDEX "finding_company_id_rule_record_id_idx" ON "finding"("company_id", "rule", "record_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_key_key" ON "source"("key");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma has no word for.

-- The audit log and the attempts at the ledger only grow; nobody rewrites what happened.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER posting_attempt_append_only BEFORE UPDATE OR DELETE ON posting_attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER posting_attempt_no_truncate BEFORE TRUNCATE ON posting_attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- A delivery is kept exactly as received: only what became of it may be written later.
CREATE FUNCTION keep_delivery_as_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.company_id, NEW.id, NEW.source_id, NEW.dedupe_key, NEW.digest, NEW.topic, NEW.content_type, NEW.headers, NEW.body, NEW.received_at)
     IS DISTINCT FROM (OLD.company_id, OLD.id, OLD.source_id, OLD.dedupe_key, OLD.digest, OLD.topic, OLD.content_type, OLD.headers, OLD.body, OLD.received_at) THEN
    RAISE EXCEPTION 'a delivery is kept as received' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER delivery_kept_as_received BEFORE UPDATE ON delivery FOR EACH ROW EXECUTE FUNCTION keep_delivery_as_received();

-- The text codes that the code knows, so that no other way in can invent one.
ALTER TABLE record ADD CONSTRAINT record_state_known CHECK (state IN
  ('waiting','held','ready','approved','posting','unknown','posted','reversed','rejected','duplicate','superseded','cancelled'));
ALTER TABLE delivery ADD CONSTRAINT delivery_state_known CHECK (state IN ('received','read','unreadable','ignored'));
ALTER TABLE posting ADD CONSTRAINT posting_state_known CHECK (state IN ('queued','sending','unknown','posted','refused','withdrawn','reversed'));
ALTER TABLE membership ADD CONSTRAINT membership_role_known CHECK (role IN ('admin','finance','manager'));
