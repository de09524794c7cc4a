-- What the gate asks besides the customer (purposes, wordings, rule packs, the register, the company's own) leaves a mark of
-- its own: a product or a topic that changes must not make the index ask the gate about everybody again.
CREATE OR REPLACE FUNCTION log_reference_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customer_change (customer_id)
    VALUES (CASE WHEN TG_TABLE_NAME IN ('aio_topic', 'store', 'product') THEN '00000000-0000-0000-0000-000000000000'
      ELSE '00000000-0000-0000-0000-000000000001' END::uuid)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
