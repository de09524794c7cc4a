-- Sign-off and review of plan nodes, slips of work items with their cause, and the indexes that search asks for.
ALTER TABLE "identity_key" ALTER COLUMN "value" TYPE text COLLATE "C";
ALTER TABLE "partner" ALTER COLUMN "name" TYPE text COLLATE "vi-x-icu";
-- AlterTable
ALTER TABLE "kpi" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "plan_node" ADD COLUMN     "approver_signed_at" TIMESTAMPTZ(3),
ADD COLUMN     "finished_at" TIMESTAMPTZ(3),
ADD COLUMN     "owner_signed_at" TIMESTAMPTZ(3),
ADD COLUMN     "review" TEXT;

-- AlterTable
ALTER TABLE "tactic" ADD COLUMN     "carded_at" TIMESTAMPTZ(3),
ADD COLUMN     "override_at" TIMESTAMPTZ(3),
ADD COLUMN     "override_by_id" UUID,
ADD COLUMN     "override_reason" TEXT,
ADD COLUMN     "purpose_code" TEXT NOT NULL DEFAULT 'promotions',
ADD COLUMN     "withheld_count" INTEGER;

-- AlterTable
ALTER TABLE "work_item" ADD COLUMN     "archived_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "work_item_slip" (
    "id" UUID NOT NULL,
    "work_item_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,
    "from_on" DATE,
    "to_on" DATE,
    "by_id" UUID,
    "note" TEXT,

    CONSTRAINT "work_item_slip_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "work_item_slip_work_item_id_idx" ON "work_item_slip"("work_item_id");

-- CreateIndex
CREATE INDEX "customer_stage_idx" ON "customer"("stage");

-- CreateIndex
CREATE INDEX "customer_birth_name_idx" ON "customer"("birth_date", "name_search") WHERE (birth_date IS NOT NULL);

-- CreateIndex
CREATE INDEX "customer_import_no_idx" ON "customer"("import_no") WHERE (import_no IS NOT NULL);

-- CreateIndex
CREATE INDEX "partner_name_search_idx" ON "partner" USING GIN ("name_search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "partner_name_id_idx" ON "partner"("name", "id");

-- CreateIndex
CREATE INDEX "product_name_search_idx" ON "product" USING GIN ("name_search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "product_name_vi_id_idx" ON "product"("name_vi", "id");

-- CreateIndex
CREATE INDEX "purchase_line_product_id_idx" ON "purchase_line"("product_id");

-- AddForeignKey
ALTER TABLE "work_item_slip" ADD CONSTRAINT "work_item_slip_work_item_id_fkey" FOREIGN KEY ("work_item_id") REFERENCES "work_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

