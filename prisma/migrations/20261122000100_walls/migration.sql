-- The second wall: the application signs in as a role that owns nothing, and the ledgers cannot be rewritten by anyone.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'most_crm_app') THEN
    CREATE ROLE most_crm_app NOLOGIN;
  END IF;
  IF NOT pg_has_role(current_user, 'most_crm_app', 'MEMBER') THEN
    EXECUTE format('GRANT most_crm_app TO %I', current_user);
  END IF;
END
$$;

DO $$
BEGIN
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO most_crm_app', current_database());
END
$$;

GRANT USAGE ON SCHEMA public TO most_crm_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO most_crm_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO most_crm_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO most_crm_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO most_crm_app;
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON TABLE public._prisma_migrations FROM most_crm_app;
    GRANT SELECT ON TABLE public._prisma_migrations TO most_crm_app;
  END IF;
END
$$;

-- Imports stage their rows in unlogged tables of this schema.
CREATE SCHEMA IF NOT EXISTS staging;
GRANT USAGE, CREATE ON SCHEMA staging TO most_crm_app;

-- Append-only: by privilege for the application, by trigger for everybody else.
REVOKE UPDATE, DELETE, TRUNCATE ON "consent_event", "audit_log", "fact_change" FROM most_crm_app;

CREATE FUNCTION refuse_rewrite() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER consent_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "consent_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_log"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER fact_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "fact_change"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- A grant without evidence or notice cannot be stored.
ALTER TABLE "consent_event" ADD CONSTRAINT consent_event_grant_has_evidence
  CHECK ("action" NOT IN ('GRANTED', 'CONFIRMED') OR ("evidence" IS NOT NULL AND "notice_version_id" IS NOT NULL));

-- The wording a customer agreed to never changes once it is published.
CREATE FUNCTION refuse_published_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NOT NULL THEN
    RAISE EXCEPTION 'a published notice is immutable' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER notice_version_immutable BEFORE UPDATE OR DELETE ON "notice_version"
  FOR EACH ROW EXECUTE FUNCTION refuse_published_change();

-- Closed lists that are text so that they can grow without a type change.
ALTER TABLE "purchase" ADD CONSTRAINT purchase_kind_known CHECK ("kind" IN ('sale', 'return'));
ALTER TABLE "customer_aio" ADD CONSTRAINT customer_aio_polarity_known CHECK ("polarity" IN ('positive', 'neutral', 'negative'));
ALTER TABLE "customer_aio" ADD CONSTRAINT customer_aio_strength_range CHECK ("strength" BETWEEN 1 AND 5);
ALTER TABLE "work_item" ADD CONSTRAINT work_item_side_known CHECK ("side" IN ('internal', 'external'));
ALTER TABLE "company" ADD CONSTRAINT company_single_row CHECK ("id" = 1);

-- Every line the company ever sold, with or without a known buyer.
CREATE VIEW all_purchase_line WITH (security_invoker = true) AS
  SELECT customer_id, purchase_id, product_id, occurrence, category_id, store_id, channel, purchased_at,
         quantity, unit_price_minor, discount_minor, amount_minor, base_amount_minor, import_no
  FROM "purchase_line"
  UNION ALL
  SELECT NULL, purchase_id, product_id, occurrence, category_id, store_id, channel, purchased_at,
         quantity, unit_price_minor, discount_minor, amount_minor, base_amount_minor, import_no
  FROM "anonymous_purchase_line";
GRANT SELECT ON all_purchase_line TO most_crm_app;

-- Jobs are enqueued inside the transaction that causes them; the queue itself belongs to the owner.
CREATE FUNCTION enqueue_job(task text, payload json, job_key text DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, job_key => job_key);
END
$$;
REVOKE ALL ON FUNCTION enqueue_job(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, text) TO most_crm_app;
