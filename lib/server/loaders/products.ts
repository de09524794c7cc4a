// What do we sell, what is this product, and who buys it?
import { z } from "zod";
import { getCompany } from "@/lib/data/company";
import { listSupplierOptions } from "@/lib/data/partners/partners";
import { listCategories } from "@/lib/data/products/categories";
import { getProduct, listLastLines, listTopBuyers, readProductSales } from "@/lib/data/products/product";
import { countProducts, listProducts } from "@/lib/data/products/product-list";
import { can } from "@/lib/domain/basics/access";
import { productKinds } from "@/lib/domain/basics/catalogue-input";
import { loader } from "../loader";

const pageSize = 50;
const cursor = z.string().max(2000).optional().catch(undefined);
const productId = z.coerce.number().int().positive().max(2_000_000_000).catch(0);

const listQuery = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  kind: z.enum(productKinds).optional().catch(undefined),
  category: z.coerce.number().int().positive().max(2_000_000_000).optional().catch(undefined),
  archived: z.literal("1").optional().catch(undefined),
  after: cursor,
  before: cursor,
});

export const loadProducts = loader({
  name: "products.list",
  allows: "catalogue.read",
  input: listQuery,
  run: async ({ db, scope, input }) => {
    const { after, before, archived, ...rest } = input;
    const filter = { ...rest, archived: archived === "1" };
    const [page, count, categories, company] = await Promise.all([
      listProducts(db, scope, filter, { size: pageSize, after, before }),
      countProducts(db, scope, filter),
      listCategories(db, scope),
      getCompany(db, scope),
    ]);
    return {
      ...page,
      count,
      categories,
      filter,
      currency: company.currency,
      mayWrite: can(scope.role, "catalogue.write"),
    };
  },
});

export const loadProduct = loader({
  name: "products.one",
  allows: "catalogue.read",
  input: z.object({ id: productId }),
  run: async ({ db, scope, input }) => {
    const [product, categories, company] = await Promise.all([
      getProduct(db, scope, input.id),
      listCategories(db, scope),
      getCompany(db, scope),
    ]);
    const byId = new Map(categories.map((category) => [category.id, category]));
    const path: typeof categories = [];
    for (let at = byId.get(product.categoryId ?? 0); at; at = byId.get(at.parentId ?? 0)) path.unshift(at);
    return { product, path, currency: company.currency, mayWrite: can(scope.role, "catalogue.write") };
  },
});

/** Apart from the product itself, because counting many lines may take a moment. */
export const loadProductSales = loader({
  name: "products.sales",
  allows: "customers.read",
  input: z.object({ id: productId }),
  run: async ({ db, scope, input }) => {
    const [sales, lines, buyers] = await Promise.all([
      readProductSales(db, scope, input.id),
      listLastLines(db, scope, input.id),
      listTopBuyers(db, scope, input.id),
    ]);
    return { sales, lines, buyers };
  },
});

/** What the form of a product offers; the product itself when there is one. */
export const loadProductForm = loader({
  name: "products.form",
  allows: "catalogue.write",
  input: z.object({ id: productId.optional() }),
  run: async ({ db, scope, input }) => {
    const [product, categories, suppliers, company] = await Promise.all([
      input.id === undefined ? null : getProduct(db, scope, input.id),
      listCategories(db, scope),
      listSupplierOptions(db, scope),
      getCompany(db, scope),
    ]);
    return { product, categories, suppliers, currency: company.currency };
  },
});

export const loadCategories = loader({
  name: "categories.list",
  allows: "catalogue.read",
  run: async ({ db, scope }) => ({
    categories: await listCategories(db, scope),
    mayWrite: can(scope.role, "catalogue.write"),
  }),
});
