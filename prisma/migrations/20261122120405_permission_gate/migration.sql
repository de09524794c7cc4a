-- AlterTable
ALTER TABLE "company" ADD COLUMN     "hash_key_check" TEXT;

-- AlterTable
ALTER TABLE "consent_event" ADD COLUMN     "data_category" TEXT;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "deceased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "notice_version" ADD COLUMN     "voided_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "preference_state" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "contact_hash" TEXT,
ADD COLUMN     "notice_version_id" UUID;

-- AlterTable
ALTER TABLE "purpose" ADD COLUMN     "kind" TEXT;

-- CreateTable
CREATE TABLE "preference_limit" (
    "customer_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "cap_count" INTEGER,
    "cap_hours" INTEGER,
    "window_from" TEXT,
    "window_to" TEXT,
    "window_days" INTEGER[],
    "time_zone" TEXT,
    "paused_until" TIMESTAMPTZ(3),
    "event_id" UUID NOT NULL,

    CONSTRAINT "preference_limit_pkey" PRIMARY KEY ("customer_id","channel")
);

-- CreateTable
CREATE TABLE "person_permission" (
    "customer_id" UUID NOT NULL,
    "restricted_since" TIMESTAMPTZ(3),
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "person_permission_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "data_agreement" (
    "customer_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "event_id" UUID NOT NULL,

    CONSTRAINT "data_agreement_pkey" PRIMARY KEY ("customer_id","category")
);

-- CreateTable
CREATE TABLE "do_not_call_batch" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "batch_on" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,

    CONSTRAINT "do_not_call_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_attempt" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "tactic_id" UUID,
    "step" INTEGER NOT NULL DEFAULT 1,
    "purpose_code" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "topic_id" INTEGER,
    "contact_point_id" UUID NOT NULL,
    "contact_hash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL DEFAULT true,
    "decision_id" UUID,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "handed_over_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "provider_ref" TEXT,
    "failure" TEXT,
    "actor_id" UUID,

    CONSTRAINT "contact_attempt_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "eligibility_decision" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "occasion" TEXT NOT NULL,
    "purpose_code" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "topic_id" INTEGER,
    "contact_hash" TEXT,
    "tactic_id" UUID,
    "allowed" BOOLEAN NOT NULL,
    "first_rule" TEXT,
    "detail" TEXT,
    "ledger_seq" BIGINT NOT NULL,
    "rule_pack" TEXT NOT NULL,

    CONSTRAINT "eligibility_decision_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "rule_pack_period" (
    "id" UUID NOT NULL,
    "pack_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "in_force_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "reason" TEXT,

    CONSTRAINT "rule_pack_period_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "data_agreement_category_state_idx" ON "data_agreement"("category", "state");

-- CreateIndex
CREATE INDEX "do_not_call_batch_kind_batch_on_idx" ON "do_not_call_batch"("kind", "batch_on" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "contact_attempt_idempotency_key_key" ON "contact_attempt"("idempotency_key");

-- CreateIndex
CREATE INDEX "contact_attempt_customer_id_channel_claimed_at_idx" ON "contact_attempt"("customer_id", "channel", "claimed_at");

-- CreateIndex
CREATE INDEX "contact_attempt_contact_hash_channel_claimed_at_idx" ON "contact_attempt"("contact_hash", "channel", "claimed_at");

-- CreateIndex
CREATE INDEX "contact_attempt_tactic_id_status_idx" ON "contact_attempt"("tactic_id", "status");

-- CreateIndex
CREATE INDEX "eligibility_decision_at_idx" ON "eligibility_decision"("at" DESC);

-- CreateIndex
CREATE INDEX "rule_pack_period_in_force_at_idx" ON "rule_pack_period"("in_force_at" DESC);

-- CreateIndex
CREATE INDEX "contact_point_value_hash_idx" ON "contact_point"("value_hash");

-- What was held already: the wording each yes rests on, and how much of the ledger the projection has seen.
UPDATE "preference_state" s SET notice_version_id = e.notice_version_id,
    confirmed_at = CASE WHEN e.action = 'CONFIRMED' THEN e.occurred_at END
  FROM "consent_event" e
 WHERE e.customer_id = s.customer_id AND e.id = s.event_id AND s.state IN ('granted', 'requested');
INSERT INTO "person_permission" (customer_id, restricted_since, last_seq)
  SELECT customer_id, NULL, max(seq) FROM "consent_event" GROUP BY customer_id;

-- Append-only: what the gate answered, which rules held when, and which files of the register came.
REVOKE UPDATE, DELETE, TRUNCATE ON "eligibility_decision", "rule_pack_period", "do_not_call_batch" FROM most_crm_app;
CREATE TRIGGER eligibility_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "eligibility_decision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER rule_pack_period_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "rule_pack_period"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER do_not_call_batch_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "do_not_call_batch"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- A suppression is released, never deleted: it outlives the customer.
REVOKE DELETE, TRUNCATE ON "suppression" FROM most_crm_app;
CREATE TRIGGER suppression_stays BEFORE DELETE OR TRUNCATE ON "suppression"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- A yes names its purpose and its channel, or the category of information it is about.
ALTER TABLE "consent_event" ADD CONSTRAINT consent_event_grant_is_specific
  CHECK ("action" NOT IN ('GRANTED', 'CONFIRMED') OR "data_category" IS NOT NULL
    OR ("purpose_code" IS NOT NULL AND "channel" IS NOT NULL));

ALTER TABLE "contact_attempt" ADD CONSTRAINT contact_attempt_status_known
  CHECK ("status" IN ('planned', 'claimed', 'handed_over', 'sent', 'failed', 'blocked', 'unknown'));
ALTER TABLE "do_not_call_entry" ADD CONSTRAINT do_not_call_kind_known CHECK ("kind" IN ('sms', 'voice', 'all'));
ALTER TABLE "do_not_call_batch" ADD CONSTRAINT do_not_call_batch_kind_known CHECK ("kind" IN ('sms', 'voice', 'all'));

-- Of a published notice one thing can still happen: from a moment on it carries no permission any more.
CREATE OR REPLACE FUNCTION refuse_published_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NOT NULL THEN
    IF TG_OP = 'UPDATE' AND OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL
       AND to_jsonb(NEW) - 'voided_at' = to_jsonb(OLD) - 'voided_at' THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published notice is immutable' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
$$;
