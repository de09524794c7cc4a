"use server";
// What can be done with one customer: create, change with a version check, verify a fact, put away and take back.
import { z } from "zod";
import { saveAddress } from "@/lib/data/addresses";
import { getCompany } from "@/lib/data/company";
import { insertContactPoint } from "@/lib/data/contact-points";
import { archiveCustomer, insertCustomer, updateCustomer, verifyCustomerFact } from "@/lib/data/customer-profile";
import { requireAssignable } from "@/lib/data/customers/customer-bulk";
import { can, rowReach } from "@/lib/domain/basics/access";
import { AppError } from "@/lib/domain/basics/errors";
import {
  customerCreateInput,
  customerUpdateInput,
  personalSource,
  wantedFacts,
} from "@/lib/domain/customers/customer-input";
import { categoryOfFact } from "@/lib/domain/permission/holding";
import { addressHash, requireHashKey } from "../contact-hash-key";
import { factStamp, factWriter } from "../fact-writer";
import { action } from "../gate";
import { assertMayHold } from "../permission/assert-may-hold";

export const createCustomer = action({
  name: "customers.create",
  allows: "customers.write",
  input: customerCreateInput,
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { phone, email, addressLine, source, ...fields } = input;
    const own = rowReach(scope.role) === "team";
    const ownerId = fields.ownerId ?? (own ? scope.userId : null);
    const teamId = fields.teamId ?? (own ? (scope.teamIds[0] ?? null) : null);
    if (!can(scope.role, "customers.assign")) {
      const mine =
        (ownerId === null || ownerId === scope.userId) && (teamId === null || scope.teamIds.includes(teamId));
      if (!mine) throw new AppError("FORBIDDEN");
    }
    await requireAssignable(tx, scope, { ownerId, teamId });
    const { currency } = await getCompany(tx, scope);
    const writer = { ...factWriter({ actor, now, source }), currency };
    const made = await insertCustomer(tx, scope, { ...fields, ownerId, teamId }, writer);
    const entered = Object.keys(input.facts ?? {}).flatMap((fact) => categoryOfFact(fact) ?? []);
    await assertMayHold(tx, scope, made.id, entered, now);
    for (const [kind, point] of [["phone", phone] as const, ["email", email] as const]) {
      if (!point) continue;
      await requireHashKey(tx);
      const valueHash = addressHash(kind, point.value);
      await insertContactPoint(tx, scope, made.id, { kind, ...point, valueHash }, writer);
    }
    const province = input.facts?.province;
    if (addressLine || typeof province === "string") {
      const provinceCode = typeof province === "string" ? province : null;
      const ward = typeof input.facts?.ward === "string" ? input.facts.ward : null;
      await saveAddress(
        tx,
        scope,
        { customerId: made.id },
        { kind: "home", line: addressLine ?? null, ward, provinceCode, isPrimary: true },
        writer,
      );
    }
    audit({ entity: "customer", entityId: made.id, customerId: made.id, after: { code: made.code } });
    return made;
  },
});

export const changeCustomer = action({
  name: "customers.change",
  allows: "customers.write",
  input: customerUpdateInput,
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { id, version, base, source, ownerId, teamId } = input;
    if (ownerId !== undefined || teamId !== undefined) {
      if (!can(scope.role, "customers.assign")) throw new AppError("FORBIDDEN");
      await requireAssignable(tx, scope, { ownerId, teamId });
    }
    if (input.code === null) throw new AppError("INVALID_INPUT", { fields: { code: "required" } });
    const { currency } = await getCompany(tx, scope);
    const writer = { ...factWriter({ actor, now, source }), currency };
    const wanted = wantedFacts(input);
    const entered = Object.keys(wanted).filter((fact) => (wanted as Record<string, unknown>)[fact] != null);
    await assertMayHold(
      tx,
      scope,
      id,
      entered.flatMap((fact) => categoryOfFact(fact) ?? []),
      now,
    );
    const done = await updateCustomer(tx, scope, { id, version, base, wanted }, writer);
    audit({ entity: "customer", entityId: id, customerId: id, after: { facts: done.changed } });
    return done;
  },
});

export const verifyFact = action({
  name: "customers.verifyFact",
  allows: "customers.write",
  input: z.object({ id: z.uuid(), fact: z.string().min(1).max(60), source: personalSource.optional() }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { id, fact, source } = input;
    const category = categoryOfFact(fact);
    await assertMayHold(tx, scope, id, category ? [category] : [], now);
    await verifyCustomerFact(tx, scope, { id, fact }, factStamp({ actor, now, source }));
    audit({ entity: "customer", entityId: id, customerId: id, after: { verified: fact } });
    return null;
  },
});

export const setCustomerArchived = action({
  name: "customers.archive",
  allows: "customers.archive",
  input: z.object({ id: z.uuid(), archived: z.boolean() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const done = await archiveCustomer(tx, scope, input, now);
    const status = input.archived ? "archived" : "active";
    audit({ entity: "customer", entityId: input.id, customerId: input.id, after: { status } });
    return done;
  },
});
