// The demo company's own rows: itself, its people and teams, catalogue, shops, partners, purposes and notices.
import { createHash } from "node:crypto";
import type { Db } from "@/lib/data/client";
import { dateFromDay, dayOf } from "@/lib/domain/basics/calendar";
import { searchKey } from "@/lib/domain/basics/text";
import { hashPassword } from "../auth/password";
import { newId } from "../clock";
import type { ReferenceData } from "../synthetic/company-data";
import { demoCategories, demoProducts } from "./assortment";
import { demoPartners } from "./partners";
import { demoCompanyName, demoPassword, demoPeople, demoTeams } from "./people";
import { demoNotices, demoPurposes, demoTopics } from "./permission";

export interface DemoPeople {
  /** User id by e-mail address. */
  readonly userIds: ReadonlyMap<string, string>;
  readonly teamIds: { readonly north: string; readonly south: string };
}

export async function loadPeople(db: Db, at: Date): Promise<DemoPeople> {
  await db.company.upsert({
    where: { id: 1 },
    create: { id: 1, name: demoCompanyName, currency: "VND", currencyChosen: true, setUpAt: at },
    update: { name: demoCompanyName, currency: "VND", currencyChosen: true, setUpAt: at },
  });
  const asOf = dateFromDay(dayOf(at, "Asia/Ho_Chi_Minh"));
  await db.currencyRate.createMany({
    data: [
      ["USD", 26_100],
      ["EUR", 29_900],
      ["GBP", 34_400],
    ].map(([currency, rate]) => ({
      currency: String(currency),
      baseCurrency: "VND",
      rate: Number(rate),
      asOf,
      source: "indicative",
    })),
    skipDuplicates: true,
  });
  const teamIds = { north: newId(at), south: newId(at) };
  await db.team.createMany({
    data: (["north", "south"] as const).map((key) => ({ id: teamIds[key], name: demoTeams[key], createdAt: at })),
  });
  const passwordHash = await hashPassword(demoPassword);
  const userIds = new Map(demoPeople.map(({ email }) => [email, newId(at)]));
  await db.user.createMany({
    data: demoPeople.map(({ email, name, role }) => ({
      id: userIds.get(email) ?? newId(at),
      email,
      name,
      role,
      status: "active" as const,
      passwordHash,
      createdAt: at,
    })),
  });
  await db.teamMember.createMany({
    data: demoPeople.flatMap(({ email, team }) =>
      team ? [{ userId: userIds.get(email) ?? "", teamId: teamIds[team] }] : [],
    ),
  });
  return { userIds, teamIds };
}

export async function loadCatalogue(db: Db, at: Date): Promise<ReferenceData["products"]> {
  const ids = new Map<string, { id: number; path: number[] }>();
  for (const { code, parent, nameVi, nameEn } of demoCategories) {
    const above = parent === null ? undefined : ids.get(parent);
    const row = await db.category.create({
      data: { code, nameVi, nameEn, parentId: above?.id ?? null, path: [], depth: above ? 1 : 0 },
    });
    const path = [...(above?.path ?? []), row.id];
    await db.category.update({ where: { id: row.id }, data: { path } });
    ids.set(code, { id: row.id, path });
  }
  await db.product.createMany({
    data: demoProducts.map(({ categoryCode, boughtOnce, ...product }) => ({
      ...product,
      boughtOnce: boughtOnce ?? false,
      currency: "VND",
      categoryId: ids.get(categoryCode)?.id ?? null,
      nameSearch: searchKey(`${product.code} ${product.nameVi} ${product.nameEn}`),
      createdAt: at,
      updatedAt: at,
    })),
  });
  const rows = await db.product.findMany({ select: { id: true, code: true } });
  const productIds = new Map(rows.map(({ code, id }) => [code, id]));
  return demoProducts.map((product) => ({
    id: productIds.get(product.code) ?? 0,
    categoryId: ids.get(product.categoryCode)?.id ?? 0,
    category: demoCategories.findIndex(({ code }) => code === product.categoryCode),
    code: product.code,
    nameVi: product.nameVi,
    nameEn: product.nameEn,
    priceMinor: product.priceMinor,
  }));
}

export async function loadPartners(db: Db, at: Date, ownerId: string): Promise<void> {
  await db.partner.createMany({
    data: demoPartners.map((partner) => ({
      ...partner,
      id: newId(at),
      nameSearch: searchKey(partner.name),
      ownerId,
      createdAt: at,
      updatedAt: at,
    })),
  });
  await db.store.createMany({
    data: [
      { code: "CH-01", name: "Phin Việt Hai Bà Trưng", channel: "store", provinceCode: "79" },
      { code: "CH-02", name: "Phin Việt Phố Huế", channel: "store", provinceCode: "01" },
      { code: "CH-03", name: "Phin Việt Bạch Đằng", channel: "store", provinceCode: "48" },
      { code: "WEB", name: "phinviet.example", channel: "online", provinceCode: null },
    ],
  });
}

/** Purposes, topics and the first published notice of each consent purpose. Returns notice ids by purpose. */
export async function loadPurposes(db: Db, at: Date, authorId: string): Promise<Map<string, string>> {
  await db.purpose.createMany({
    data: demoPurposes.map((purpose, position) => ({
      ...purpose,
      dataCategories: [...purpose.dataCategories],
      doubleOptInChannels: [],
      position,
    })),
  });
  await db.topic.createMany({ data: demoTopics.map((topic) => ({ ...topic })) });
  const published = new Date(at.getTime() - 700 * 86_400_000);
  const notices = new Map<string, string>();
  for (const notice of demoNotices) {
    const id = newId(published);
    notices.set(notice.purposeCode, id);
    const sha256 = createHash("sha256").update(JSON.stringify(notice)).digest("hex");
    await db.noticeVersion.create({
      data: { id, ...notice, version: 1, sha256, publishedAt: published, createdAt: published, createdById: authorId },
    });
  }
  return notices;
}

export function teamOf({ teamIds }: DemoPeople, { team }: { readonly team?: "north" | "south" }): string[] {
  return team ? [teamIds[team]] : [];
}
