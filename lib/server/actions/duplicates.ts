"use server";
// Is this customer held already? Asked before a new one is written: same phone, e-mail, or name and birth date.
import { z } from "zod";
import { listContactHolders } from "@/lib/data/contact-points";
import { listNameBirthTwins } from "@/lib/data/customers/duplicates";
import { isDay } from "@/lib/domain/basics/calendar";
import { normaliseEmail } from "@/lib/domain/customers/emails";
import { normalisePhone } from "@/lib/domain/customers/phones";
import { action } from "../gate";

const text = (most: number) => z.string().max(most).nullish();

export const findCustomerTwins = action({
  name: "customers.twins",
  allows: "customers.write",
  input: z.object({ name: text(400), birthDate: text(20), phone: text(60), email: text(300) }),
  run: async ({ tx, scope, input }) => {
    const phone = input.phone ? normalisePhone(input.phone) : null;
    const email = input.email ? normaliseEmail(input.email) : null;
    const keys = [
      ...(phone === null ? [] : [{ kind: "phone", value: phone }]),
      ...(email === null ? [] : [{ kind: "email", value: email }]),
    ];
    const holders = await listContactHolders(tx, scope, keys);
    const { name, birthDate } = input;
    const twins = name && birthDate && isDay(birthDate) ? await listNameBirthTwins(tx, scope, { name, birthDate }) : [];
    const found = new Map<string, { id: string; name: string; code: string; reasons: string[] }>();
    const add = (customer: { id: string; name: string; code: string }, reason: string) => {
      const held = found.get(customer.id) ?? { ...customer, reasons: [] };
      found.set(customer.id, { ...held, reasons: [...new Set([...held.reasons, reason])] });
    };
    for (const { kind, customer } of holders) if (customer) add(customer, kind);
    for (const twin of twins) add(twin, "name_birth");
    // Somebody else's customer is counted, never named.
    return { customers: [...found.values()], elsewhere: holders.filter(({ customer }) => !customer).length };
  },
});
