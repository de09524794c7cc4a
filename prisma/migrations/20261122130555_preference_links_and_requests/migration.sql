-- CreateTable
CREATE TABLE "preference_link" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "contact_point_id" UUID,
    "contact_hash" TEXT,
    "sent" BOOLEAN NOT NULL DEFAULT false,
    "purpose_code" TEXT,
    "channel" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "preference_link_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "data_request" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "source" TEXT NOT NULL,
    "link_id" UUID,
    "identified" BOOLEAN NOT NULL DEFAULT false,
    "message" TEXT,
    "answer" TEXT,
    "rule_pack" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledge_by" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "handled_by_id" UUID,

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "preference_link_token_hash_key" ON "preference_link"("token_hash");

-- CreateIndex
CREATE INDEX "preference_link_contact_hash_idx" ON "preference_link"("contact_hash");

-- CreateIndex
CREATE INDEX "data_request_status_due_at_idx" ON "data_request"("status", "due_at");

ALTER TABLE "preference_link" ADD CONSTRAINT preference_link_kind_known CHECK ("kind" IN ('centre', 'one_click'));
ALTER TABLE "data_request" ADD CONSTRAINT data_request_kind_known
  CHECK ("kind" IN ('access', 'portability', 'rectify', 'restrict', 'object', 'erase', 'contact'));
ALTER TABLE "data_request" ADD CONSTRAINT data_request_status_known
  CHECK ("status" IN ('open', 'acknowledged', 'done', 'refused'));
