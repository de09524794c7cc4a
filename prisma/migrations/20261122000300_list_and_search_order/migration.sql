-- Keyset paging reads one direction; whole names, prefixes and the last digits of a phone are found without trigrams.
ALTER TABLE "customer" ALTER COLUMN "name_search" TYPE text COLLATE "C";
CREATE INDEX "identity_key_phone_end_idx" ON "identity_key" (reverse("value")) WHERE "kind" = 'phone';
-- DropIndex
DROP INDEX "customer_updated_at_customer_id_idx";

-- CreateIndex
CREATE INDEX "customer_updated_at_customer_id_idx" ON "customer"("updated_at", "customer_id");

-- CreateIndex
CREATE INDEX "customer_name_search_key_idx" ON "customer"("name_search");

