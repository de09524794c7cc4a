"use server";
// How are products, services and their categories written?
import { z } from "zod";
import { getCompany } from "@/lib/data/company";
import { insertCategory, removeCategory, updateCategory } from "@/lib/data/products/categories";
import { insertProduct, setProductActive, updateProduct } from "@/lib/data/products/product";
import { categoryFields, productFields } from "@/lib/domain/basics/catalogue-input";
import { action } from "../gate";

const id = z.number().int().positive();
const entity = "product";

export const createProduct = action({
  name: "products.create",
  allows: "catalogue.write",
  input: productFields,
  run: async ({ tx, scope, now, input, audit }) => {
    const { currency } = await getCompany(tx, scope);
    const made = await insertProduct(tx, scope, now, input, currency);
    audit({ entity, entityId: String(made.id), after: input });
    return made;
  },
});

export const changeProduct = action({
  name: "products.change",
  allows: "catalogue.write",
  input: productFields.extend({ id, version: z.number().int().positive() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { id, version, ...fields } = input;
    const { currency } = await getCompany(tx, scope);
    await updateProduct(tx, scope, now, { id, version }, fields, currency);
    audit({ entity, entityId: String(id), after: fields });
    return { id };
  },
});

export const setProductOnSale = action({
  name: "products.setOnSale",
  allows: "catalogue.write",
  input: z.object({ id, active: z.boolean() }),
  run: async ({ tx, scope, now, input, audit }) => {
    await setProductActive(tx, scope, now, input.id, input.active);
    audit({ entity, entityId: String(input.id), after: { active: input.active } });
    return input;
  },
});

export const createCategory = action({
  name: "categories.create",
  allows: "catalogue.write",
  input: categoryFields,
  run: async ({ tx, scope, input, audit }) => {
    const made = await insertCategory(tx, scope, input);
    audit({ entity: "category", entityId: String(made.id), after: input });
    return made;
  },
});

export const changeCategory = action({
  name: "categories.change",
  allows: "catalogue.write",
  input: categoryFields.extend({ id }),
  run: async ({ tx, scope, input, audit }) => {
    const { id, ...fields } = input;
    await updateCategory(tx, scope, id, fields);
    audit({ entity: "category", entityId: String(id), after: fields });
    return { id };
  },
});

export const dropCategory = action({
  name: "categories.drop",
  allows: "catalogue.write",
  input: z.object({ id }),
  run: async ({ tx, scope, input, audit }) => {
    await removeCategory(tx, scope, input.id);
    audit({ entity: "category", entityId: String(input.id) });
    return null;
  },
});
