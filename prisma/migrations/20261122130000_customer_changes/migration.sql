-- CreateTable
CREATE TABLE "customer_change" (
    "transaction" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "customer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_change_pkey" PRIMARY KEY ("transaction","customer_id")
);

-- Every transaction says whose facts it changed: the index of segments reads those customers again. The log is written in the
-- transaction itself, so nothing is missed that commits late or comes in by hand. Statement by statement, with transition
-- tables: a bulk load pays a copy of its rows and then one mark instead of a million names.
CREATE FUNCTION log_customer_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT int := 10000;
  everybody CONSTANT uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  logged int := COALESCE(NULLIF(current_setting('most_crm.changes_logged', TRUE), ''), '0')::int;
  seen int := 0;
BEGIN
  -- Past the limit this transaction has left its mark already.
  IF logged > most THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'TRUNCATE' THEN
    seen := most + 1;
  ELSIF TG_OP = 'INSERT' THEN
    SELECT count(*) INTO seen FROM (SELECT FROM now_rows LIMIT 2 * most + 1) counted;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT count(*) INTO seen FROM (SELECT FROM was_rows LIMIT 2 * most + 1) counted;
  ELSE
    SELECT count(*) INTO seen FROM (SELECT FROM now_rows LIMIT 2 * most + 1) counted;
  END IF;
  IF seen = 0 THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'TRUNCATE' AND seen <= 2 * most THEN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO customer_change (customer_id) SELECT DISTINCT customer_id FROM now_rows ON CONFLICT DO NOTHING;
    ELSIF TG_OP = 'DELETE' THEN
      INSERT INTO customer_change (customer_id) SELECT DISTINCT customer_id FROM was_rows ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO customer_change (customer_id)
        SELECT customer_id FROM now_rows UNION SELECT customer_id FROM was_rows ON CONFLICT DO NOTHING;
    END IF;
    GET DIAGNOSTICS seen = ROW_COUNT;
  ELSE
    seen := most + 1;
  END IF;
  IF logged + seen > most THEN
    INSERT INTO customer_change (customer_id) VALUES (everybody) ON CONFLICT DO NOTHING;
  END IF;
  PERFORM set_config('most_crm.changes_logged', (logged + seen)::text, TRUE);
  RETURN NULL;
END
$$;

-- What rows refer to, and what the gate asks besides the customer: topics, the partners of stores and products, purposes,
-- wordings, rule packs, the do-not-call register.
CREATE FUNCTION log_reference_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customer_change (customer_id) VALUES ('00000000-0000-0000-0000-000000000000') ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;

-- A suppression names an address, not a customer.
CREATE FUNCTION log_suppression_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customer_change (customer_id)
    SELECT DISTINCT customer_id FROM contact_point WHERE value_hash IN (SELECT contact_hash FROM changed_rows)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['customer', 'contact_point', 'job', 'relationship', 'household_member', 'customer_tag',
    'customer_aio', 'awareness', 'interaction', 'campaign_recipient', 'preference_state', 'person_permission',
    'customer_score', 'purchase_line']
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS now_rows
      FOR EACH STATEMENT EXECUTE FUNCTION log_customer_change()', name || '_change_insert', name);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS was_rows NEW TABLE AS now_rows
      FOR EACH STATEMENT EXECUTE FUNCTION log_customer_change()', name || '_change_update', name);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS was_rows
      FOR EACH STATEMENT EXECUTE FUNCTION log_customer_change()', name || '_change_delete', name);
    EXECUTE format('CREATE TRIGGER %I AFTER TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION log_customer_change()', name || '_change_truncate', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['aio_topic', 'store', 'product', 'purpose', 'company', 'notice_version', 'rule_pack_period',
    'do_not_call_batch', 'do_not_call_entry']
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION log_reference_change()', name || '_reference_change', name);
  END LOOP;
END
$$;

CREATE TRIGGER suppression_change_insert AFTER INSERT ON "suppression" REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_suppression_change();
CREATE TRIGGER suppression_change_update AFTER UPDATE ON "suppression" REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_suppression_change();
CREATE TRIGGER suppression_change_delete AFTER DELETE ON "suppression" REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_suppression_change();
