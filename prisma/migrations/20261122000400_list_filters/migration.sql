-- The order of names carries what the list is filtered by, and one small index answers every combination of the facets.
-- DropIndex
DROP INDEX "customer_name_sort_customer_id_idx";

-- DropIndex
DROP INDEX "customer_province_code_idx";

-- DropIndex
DROP INDEX "customer_stage_idx";

-- CreateIndex
CREATE INDEX "customer_name_order_idx" ON "customer"("name_sort", "customer_id", "status", "kind", "stage", "team_id", "owner_id", "province_code", "import_no");

-- CreateIndex
CREATE INDEX "customer_company_name_idx" ON "customer"("name_sort", "customer_id") WHERE (kind = 'company');

-- CreateIndex
CREATE INDEX "customer_facets_idx" ON "customer"("status", "kind", "stage", "province_code", "team_id");
