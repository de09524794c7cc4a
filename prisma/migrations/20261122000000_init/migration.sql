-- Search without dấu uses trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('administrator', 'manager', 'marketer', 'analyst', 'rep', 'telemarketer', 'privacy_officer', 'auditor');

-- CreateEnum
CREATE TYPE "user_status" AS ENUM ('invited', 'active', 'disabled');

-- CreateEnum
CREATE TYPE "customer_kind" AS ENUM ('person', 'company');

-- CreateEnum
CREATE TYPE "customer_status" AS ENUM ('active', 'archived', 'merged', 'erased');

-- CreateEnum
CREATE TYPE "product_kind" AS ENUM ('product', 'service');

-- CreateEnum
CREATE TYPE "partner_kind" AS ENUM ('supplier', 'distributor', 'wholesaler', 'dealer', 'retailer', 'agency');

-- CreateEnum
CREATE TYPE "aio_kind" AS ENUM ('activity', 'interest', 'opinion');

-- CreateEnum
CREATE TYPE "segment_kind" AS ENUM ('dynamic', 'static');

-- CreateEnum
CREATE TYPE "plan_level" AS ENUM ('mission', 'objective', 'strategy', 'tactic');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('uploaded', 'ready', 'running', 'cancelling', 'cancelled', 'done', 'failed', 'undoing', 'undone');

-- CreateTable
CREATE TABLE "company" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'VND',
    "currency_chosen" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Ho_Chi_Minh',
    "jurisdiction" TEXT NOT NULL DEFAULT 'VN',
    "setup_token_hash" TEXT,
    "set_up_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "currency_rate" (
    "currency" CHAR(3) NOT NULL,
    "base_currency" CHAR(3) NOT NULL,
    "rate" DECIMAL(65,30) NOT NULL,
    "as_of" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "currency_rate_pkey" PRIMARY KEY ("currency","base_currency")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "status" "user_status" NOT NULL,
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "lead" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,
    "ip_hash" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "team_id" UUID,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "query" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_role" TEXT,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "entity" TEXT,
    "entity_id" TEXT,
    "customer_id" UUID,
    "detail" JSONB,
    "reason" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "customer_id" UUID NOT NULL,
    "kind" "customer_kind" NOT NULL,
    "status" "customer_status" NOT NULL DEFAULT 'active',
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_search" TEXT NOT NULL,
    "name_sort" TEXT COLLATE "vi-x-icu" NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'prospect',
    "owner_id" UUID,
    "team_id" UUID,
    "gender" TEXT,
    "birth_date" DATE,
    "age_low" SMALLINT,
    "age_high" SMALLINT,
    "age_band" TEXT,
    "education" TEXT,
    "occupation" TEXT,
    "marital_status" TEXT,
    "income_low_minor" BIGINT,
    "income_high_minor" BIGINT,
    "income_band" TEXT,
    "household_size" SMALLINT,
    "kids_count" SMALLINT,
    "household_composition" TEXT,
    "home_ownership" TEXT,
    "language" TEXT,
    "country" TEXT,
    "province_code" TEXT,
    "ward_code" TEXT,
    "industry" TEXT,
    "employees" INTEGER,
    "annual_revenue_minor" BIGINT,
    "tax_code" TEXT,
    "website" TEXT,
    "decision_role" TEXT,
    "decision_style" TEXT,
    "decision_criteria" TEXT[],
    "influence_level" SMALLINT,
    "custom" JSONB NOT NULL DEFAULT '{}',
    "provenance" JSONB NOT NULL DEFAULT '{}',
    "summary" TEXT,
    "merged_into_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "import_no" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "identity_key" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "identity_key_pkey" PRIMARY KEY ("kind","value","customer_id")
);

-- CreateTable
CREATE TABLE "contact_point" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "display" TEXT NOT NULL,
    "label" TEXT,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'unverified',
    "verified_at" TIMESTAMPTZ(3),
    "value_hash" TEXT,
    "source" TEXT NOT NULL,
    "source_ref" TEXT,
    "import_no" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_point_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "address" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'home',
    "line" TEXT,
    "ward_code" TEXT,
    "province_code" TEXT,
    "as_received" TEXT,
    "country" TEXT NOT NULL DEFAULT 'VN',
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "import_no" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "job" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "company_customer_id" UUID,
    "company_name" TEXT,
    "title" TEXT,
    "department" TEXT,
    "duties" TEXT,
    "is_primary" BOOLEAN NOT NULL DEFAULT true,
    "started_on" DATE,
    "ended_on" DATE,
    "source" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "relationship" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "other_customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "strength" SMALLINT,
    "note" TEXT,
    "source" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "relationship_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_member" (
    "customer_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "role" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("customer_id","household_id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "colour" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_tag" (
    "customer_id" UUID NOT NULL,
    "tag_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "customer_tag_pkey" PRIMARY KEY ("customer_id","tag_id")
);

-- CreateTable
CREATE TABLE "custom_field" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '[]',
    "personal_data" TEXT NOT NULL DEFAULT 'demographic',
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_change" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "source" TEXT NOT NULL,
    "source_ref" TEXT,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fact_change_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" SERIAL NOT NULL,
    "parent_id" INTEGER,
    "code" TEXT NOT NULL,
    "name_vi" TEXT COLLATE "vi-x-icu" NOT NULL,
    "name_en" TEXT NOT NULL,
    "path" INTEGER[],
    "depth" SMALLINT NOT NULL DEFAULT 0,
    "import_no" INTEGER,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "product_kind" NOT NULL DEFAULT 'product',
    "name_vi" TEXT COLLATE "vi-x-icu" NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_search" TEXT NOT NULL,
    "category_id" INTEGER,
    "brand" TEXT,
    "manufacturer" TEXT,
    "package_size" TEXT,
    "unit" TEXT,
    "price_minor" BIGINT,
    "currency" CHAR(3),
    "margin_percent" DECIMAL(65,30),
    "bought_once" BOOLEAN NOT NULL DEFAULT false,
    "supplier_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "import_no" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "kind" "partner_kind" NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_search" TEXT NOT NULL,
    "contact_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "province_code" TEXT,
    "website" TEXT,
    "note" TEXT,
    "owner_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'active',
    "import_no" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "store" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "channel" TEXT,
    "province_code" TEXT,
    "partner_id" UUID,

    CONSTRAINT "store_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'sale',
    "channel" TEXT,
    "store_id" INTEGER,
    "purchased_at" TIMESTAMPTZ(3) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "base_amount_minor" BIGINT NOT NULL,
    "line_count" INTEGER NOT NULL,
    "seller_id" UUID,
    "note" TEXT,
    "import_no" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "purchase_line" (
    "customer_id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "occurrence" SMALLINT NOT NULL DEFAULT 1,
    "category_id" INTEGER,
    "store_id" INTEGER,
    "channel" TEXT,
    "purchased_at" TIMESTAMPTZ(3) NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit_price_minor" BIGINT,
    "discount_minor" BIGINT,
    "amount_minor" BIGINT NOT NULL,
    "base_amount_minor" BIGINT NOT NULL,
    "import_no" INTEGER,

    CONSTRAINT "purchase_line_pkey" PRIMARY KEY ("customer_id","purchase_id","product_id","occurrence")
);

-- CreateTable
CREATE TABLE "purchase_summary" (
    "customer_id" UUID NOT NULL,
    "orders" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "returns" INTEGER NOT NULL,
    "spend_minor" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_summary_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "anonymous_purchase" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'sale',
    "channel" TEXT,
    "store_id" INTEGER,
    "purchased_at" TIMESTAMPTZ(3) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "base_amount_minor" BIGINT NOT NULL,
    "line_count" INTEGER NOT NULL,
    "import_no" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "anonymous_purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anonymous_purchase_line" (
    "purchase_id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "occurrence" SMALLINT NOT NULL DEFAULT 1,
    "category_id" INTEGER,
    "store_id" INTEGER,
    "channel" TEXT,
    "purchased_at" TIMESTAMPTZ(3) NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit_price_minor" BIGINT,
    "discount_minor" BIGINT,
    "amount_minor" BIGINT NOT NULL,
    "base_amount_minor" BIGINT NOT NULL,
    "import_no" INTEGER,

    CONSTRAINT "anonymous_purchase_line_pkey" PRIMARY KEY ("purchase_id","product_id","occurrence")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "import_no" INTEGER,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_recipient" (
    "customer_id" UUID NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "responded_at" TIMESTAMPTZ(3),
    "responses" INTEGER NOT NULL DEFAULT 0,
    "import_no" INTEGER,

    CONSTRAINT "campaign_recipient_pkey" PRIMARY KEY ("customer_id","campaign_id")
);

-- CreateTable
CREATE TABLE "aio_topic" (
    "id" SERIAL NOT NULL,
    "kind" "aio_kind" NOT NULL,
    "slug" TEXT NOT NULL,
    "name_vi" TEXT COLLATE "vi-x-icu" NOT NULL,
    "name_en" TEXT NOT NULL,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "aio_topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_aio" (
    "customer_id" UUID NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "polarity" TEXT NOT NULL DEFAULT 'positive',
    "strength" SMALLINT NOT NULL DEFAULT 3,
    "note" TEXT,
    "source" TEXT NOT NULL,
    "source_ref" TEXT,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "import_no" INTEGER,

    CONSTRAINT "customer_aio_pkey" PRIMARY KEY ("customer_id","topic_id")
);

-- CreateTable
CREATE TABLE "awareness" (
    "customer_id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "awareness_pkey" PRIMARY KEY ("customer_id","product_id")
);

-- CreateTable
CREATE TABLE "interaction" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'outbound',
    "outcome" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_minutes" SMALLINT,
    "body" TEXT NOT NULL,
    "place" TEXT,
    "next_step" TEXT,
    "next_step_on" DATE,
    "next_step_done_at" TIMESTAMPTZ(3),
    "author_id" UUID,
    "client_key" UUID,
    "tactic_id" UUID,
    "product_ids" INTEGER[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "source" TEXT NOT NULL DEFAULT 'rep',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "purpose" (
    "code" TEXT NOT NULL,
    "name_vi" TEXT COLLATE "vi-x-icu" NOT NULL,
    "name_en" TEXT NOT NULL,
    "lawful_basis" TEXT NOT NULL,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "data_categories" TEXT[],
    "double_opt_in_channels" TEXT[],
    "retention_months" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "purpose_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" SERIAL NOT NULL,
    "purpose_code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name_vi" TEXT COLLATE "vi-x-icu" NOT NULL,
    "name_en" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_version" (
    "id" UUID NOT NULL,
    "purpose_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "wording_vi" TEXT NOT NULL,
    "wording_en" TEXT NOT NULL,
    "content" TEXT,
    "method" TEXT,
    "form" TEXT,
    "frequency" TEXT,
    "sha256" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "notice_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_event" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "action" TEXT NOT NULL,
    "purpose_code" TEXT,
    "channel" TEXT,
    "topic_id" INTEGER,
    "contact_point_id" UUID,
    "contact_hash" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "evidence" JSONB,
    "notice_version_id" UUID,
    "actor_id" UUID,
    "cap" JSONB,
    "time_window" JSONB,
    "import_no" INTEGER,
    "prev_hash" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "consent_event_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "preference_state" (
    "customer_id" UUID NOT NULL,
    "purpose_code" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "topic_id" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "event_id" UUID NOT NULL,

    CONSTRAINT "preference_state_pkey" PRIMARY KEY ("customer_id","purpose_code","channel","topic_id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "contact_hash" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("contact_hash","channel")
);

-- CreateTable
CREATE TABLE "do_not_call_entry" (
    "contact_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "batch_on" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "do_not_call_entry_pkey" PRIMARY KEY ("contact_hash","kind")
);

-- CreateTable
CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "kind" "segment_kind" NOT NULL DEFAULT 'dynamic',
    "name_vi" TEXT COLLATE "vi-x-icu" NOT NULL,
    "name_en" TEXT NOT NULL,
    "description" TEXT,
    "folder" TEXT,
    "rule" JSONB NOT NULL,
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "member_count" INTEGER,
    "withheld_count" INTEGER,
    "counted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment_revision" (
    "segment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "segment_revision_pkey" PRIMARY KEY ("segment_id","version")
);

-- CreateTable
CREATE TABLE "segment_snapshot" (
    "id" UUID NOT NULL,
    "segment_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "member_count" INTEGER NOT NULL,
    "reason" TEXT,
    "taken_by_id" UUID,

    CONSTRAINT "segment_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment_member" (
    "customer_id" UUID NOT NULL,
    "snapshot_id" UUID NOT NULL,

    CONSTRAINT "segment_member_pkey" PRIMARY KEY ("customer_id","snapshot_id")
);

-- CreateTable
CREATE TABLE "model_run" (
    "id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "data_from" TIMESTAMPTZ(3),
    "data_to" TIMESTAMPTZ(3),
    "seed" INTEGER,
    "sufficiency" JSONB NOT NULL,
    "fit" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "run_by_id" UUID,

    CONSTRAINT "model_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_score" (
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "label" TEXT,
    "run_id" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_score_pkey" PRIMARY KEY ("customer_id","kind")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "name_vi" TEXT COLLATE "vi-x-icu" NOT NULL,
    "name_en" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "owner_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_node" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "parent_id" UUID,
    "level" "plan_level" NOT NULL,
    "name_vi" TEXT COLLATE "vi-x-icu" NOT NULL,
    "name_en" TEXT NOT NULL,
    "description" TEXT,
    "owner_id" UUID,
    "approver_id" UUID,
    "weight" DECIMAL(65,30) NOT NULL DEFAULT 1,
    "starts_on" DATE,
    "ends_on" DATE,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tactic" (
    "node_id" UUID NOT NULL,
    "segment_id" UUID,
    "snapshot_id" UUID,
    "product_id" INTEGER,
    "offer" TEXT,
    "channel" TEXT,
    "place" TEXT,
    "time_slot" TEXT,
    "budget_minor" BIGINT,
    "holdout_percent" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "tactic_pkey" PRIMARY KEY ("node_id")
);

-- CreateTable
CREATE TABLE "kpi" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'up',
    "baseline" DECIMAL(65,30),
    "target" DECIMAL(65,30),
    "deadline" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kpi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kpi_reading" (
    "kpi_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "value" DECIMAL(65,30),
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kpi_reading_pkey" PRIMARY KEY ("kpi_id","day")
);

-- CreateTable
CREATE TABLE "work_item" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "estimate_hours" DECIMAL(65,30),
    "logged_hours" DECIMAL(65,30),
    "status" TEXT NOT NULL DEFAULT 'open',
    "depends_on_id" UUID,
    "slips" INTEGER NOT NULL DEFAULT 0,
    "last_slip_cause" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "work_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tactic_target" (
    "customer_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "holdout" BOOLEAN NOT NULL DEFAULT false,
    "approach" TEXT,
    "actor_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "note" TEXT,
    "responded_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tactic_target_pkey" PRIMARY KEY ("customer_id","node_id")
);

-- CreateTable
CREATE TABLE "check_in" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "confidence" SMALLINT NOT NULL,
    "comment" TEXT,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_job" (
    "id" UUID NOT NULL,
    "no" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "preset" TEXT,
    "file_name" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "status" "import_status" NOT NULL,
    "phase" TEXT,
    "options" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "read" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "anonymous" INTEGER NOT NULL DEFAULT 0,
    "progress_done" BIGINT NOT NULL DEFAULT 0,
    "progress_total" BIGINT NOT NULL DEFAULT 0,
    "error" JSONB,
    "report" JSONB,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row_error" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "column" TEXT,
    "value" TEXT,
    "args" JSONB,
    "raw" TEXT,

    CONSTRAINT "import_row_error_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "import_undo" (
    "import_no" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "entity" TEXT NOT NULL,
    "key" JSONB NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "import_undo_pkey" PRIMARY KEY ("import_no","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_oidc_subject_key" ON "app_user"("oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "team_name_key" ON "team"("name");

-- CreateIndex
CREATE INDEX "team_member_user_id_idx" ON "team_member"("user_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE INDEX "saved_view_entity_user_id_idx" ON "saved_view"("entity", "user_id");

-- CreateIndex
CREATE INDEX "audit_log_at_idx" ON "audit_log"("at" DESC);

-- CreateIndex
CREATE INDEX "audit_log_customer_id_at_idx" ON "audit_log"("customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_log_entity_entity_id_idx" ON "audit_log"("entity", "entity_id");

-- CreateIndex
CREATE INDEX "audit_log_actor_id_at_idx" ON "audit_log"("actor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "customer_owner_id_idx" ON "customer"("owner_id");

-- CreateIndex
CREATE INDEX "customer_team_id_idx" ON "customer"("team_id");

-- CreateIndex
CREATE INDEX "customer_name_sort_customer_id_idx" ON "customer"("name_sort", "customer_id");

-- CreateIndex
CREATE INDEX "customer_updated_at_customer_id_idx" ON "customer"("updated_at" DESC, "customer_id");

-- CreateIndex
CREATE INDEX "customer_name_search_idx" ON "customer" USING GIN ("name_search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "customer_province_code_idx" ON "customer"("province_code");

-- CreateIndex
CREATE INDEX "identity_key_customer_id_idx" ON "identity_key"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_key_one_customer_per_code" ON "identity_key"("value") WHERE (kind = 'code');

-- CreateIndex
CREATE INDEX "contact_point_kind_value_idx" ON "contact_point"("kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "contact_point_customer_id_kind_value_key" ON "contact_point"("customer_id", "kind", "value");

-- CreateIndex
CREATE INDEX "job_company_customer_id_idx" ON "job"("company_customer_id");

-- CreateIndex
CREATE INDEX "relationship_other_customer_id_idx" ON "relationship"("other_customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "relationship_customer_id_other_customer_id_kind_key" ON "relationship"("customer_id", "other_customer_id", "kind");

-- CreateIndex
CREATE INDEX "household_member_household_id_idx" ON "household_member"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_slug_key" ON "tag"("slug");

-- CreateIndex
CREATE INDEX "customer_tag_tag_id_idx" ON "customer_tag"("tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_key_key" ON "custom_field"("key");

-- CreateIndex
CREATE INDEX "fact_change_customer_id_field_at_idx" ON "fact_change"("customer_id", "field", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "category_code_key" ON "category"("code");

-- CreateIndex
CREATE INDEX "category_parent_id_idx" ON "category"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_code_key" ON "product"("code");

-- CreateIndex
CREATE INDEX "product_category_id_idx" ON "product"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_code_key" ON "partner"("code");

-- CreateIndex
CREATE INDEX "partner_kind_idx" ON "partner"("kind");

-- CreateIndex
CREATE UNIQUE INDEX "store_code_key" ON "store"("code");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_customer_id_code_key" ON "purchase"("customer_id", "code");

-- CreateIndex
CREATE INDEX "purchase_line_purchased_at_idx" ON "purchase_line" USING BRIN ("purchased_at");

-- CreateIndex
CREATE INDEX "purchase_summary_last_at_customer_id_idx" ON "purchase_summary"("last_at", "customer_id");

-- CreateIndex
CREATE INDEX "purchase_summary_spend_minor_customer_id_idx" ON "purchase_summary"("spend_minor", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "anonymous_purchase_code_key" ON "anonymous_purchase"("code");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_code_key" ON "campaign"("code");

-- CreateIndex
CREATE INDEX "campaign_recipient_campaign_id_idx" ON "campaign_recipient"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "aio_topic_slug_key" ON "aio_topic"("slug");

-- CreateIndex
CREATE INDEX "customer_aio_topic_id_idx" ON "customer_aio"("topic_id");

-- CreateIndex
CREATE INDEX "interaction_customer_id_occurred_at_idx" ON "interaction"("customer_id", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "interaction_author_id_occurred_at_idx" ON "interaction"("author_id", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "interaction_next_step_on_idx" ON "interaction"("next_step_on");

-- CreateIndex
CREATE UNIQUE INDEX "interaction_customer_id_client_key_key" ON "interaction"("customer_id", "client_key");

-- CreateIndex
CREATE UNIQUE INDEX "topic_purpose_code_slug_key" ON "topic"("purpose_code", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "notice_version_purpose_code_version_key" ON "notice_version"("purpose_code", "version");

-- CreateIndex
CREATE INDEX "consent_event_contact_hash_idx" ON "consent_event"("contact_hash");

-- CreateIndex
CREATE UNIQUE INDEX "consent_event_customer_id_seq_key" ON "consent_event"("customer_id", "seq");

-- CreateIndex
CREATE INDEX "preference_state_purpose_code_channel_state_idx" ON "preference_state"("purpose_code", "channel", "state");

-- CreateIndex
CREATE INDEX "segment_owner_id_idx" ON "segment"("owner_id");

-- CreateIndex
CREATE INDEX "segment_snapshot_segment_id_taken_at_idx" ON "segment_snapshot"("segment_id", "taken_at" DESC);

-- CreateIndex
CREATE INDEX "segment_member_snapshot_id_idx" ON "segment_member"("snapshot_id");

-- CreateIndex
CREATE INDEX "customer_score_kind_value_idx" ON "customer_score"("kind", "value");

-- CreateIndex
CREATE INDEX "plan_node_plan_id_level_idx" ON "plan_node"("plan_id", "level");

-- CreateIndex
CREATE INDEX "plan_node_parent_id_idx" ON "plan_node"("parent_id");

-- CreateIndex
CREATE INDEX "plan_node_owner_id_idx" ON "plan_node"("owner_id");

-- CreateIndex
CREATE INDEX "tactic_segment_id_idx" ON "tactic"("segment_id");

-- CreateIndex
CREATE INDEX "kpi_node_id_idx" ON "kpi"("node_id");

-- CreateIndex
CREATE INDEX "work_item_node_id_idx" ON "work_item"("node_id");

-- CreateIndex
CREATE INDEX "work_item_owner_id_due_on_idx" ON "work_item"("owner_id", "due_on");

-- CreateIndex
CREATE INDEX "tactic_target_node_id_status_idx" ON "tactic_target"("node_id", "status");

-- CreateIndex
CREATE INDEX "tactic_target_actor_id_status_idx" ON "tactic_target"("actor_id", "status");

-- CreateIndex
CREATE INDEX "check_in_node_id_at_idx" ON "check_in"("node_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "import_job_no_key" ON "import_job"("no");

-- CreateIndex
CREATE INDEX "import_job_created_at_idx" ON "import_job"("created_at" DESC);

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_point" ADD CONSTRAINT "contact_point_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store" ADD CONSTRAINT "store_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_summary" ADD CONSTRAINT "purchase_summary_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_recipient" ADD CONSTRAINT "campaign_recipient_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_recipient" ADD CONSTRAINT "campaign_recipient_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_aio" ADD CONSTRAINT "customer_aio_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_aio" ADD CONSTRAINT "customer_aio_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "aio_topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "awareness" ADD CONSTRAINT "awareness_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "awareness" ADD CONSTRAINT "awareness_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_purpose_code_fkey" FOREIGN KEY ("purpose_code") REFERENCES "purpose"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_version" ADD CONSTRAINT "notice_version_purpose_code_fkey" FOREIGN KEY ("purpose_code") REFERENCES "purpose"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_revision" ADD CONSTRAINT "segment_revision_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_snapshot" ADD CONSTRAINT "segment_snapshot_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_node" ADD CONSTRAINT "plan_node_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_node" ADD CONSTRAINT "plan_node_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "plan_node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tactic" ADD CONSTRAINT "tactic_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "plan_node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi" ADD CONSTRAINT "kpi_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "plan_node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi_reading" ADD CONSTRAINT "kpi_reading_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "plan_node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "plan_node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row_error" ADD CONSTRAINT "import_row_error_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
