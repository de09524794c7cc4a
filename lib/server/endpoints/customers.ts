// What can be asked about customers between two pages: the next page, the count, the ten that a few letters mean.
import { z } from "zod";
import { countCustomers } from "@/lib/data/customers/customer-pages";
import { searchCustomers } from "@/lib/data/customers/customer-search";
import { customerFilterParams, customerListParams } from "@/lib/domain/customers/customer-list";
import { countedAtOnce, readCustomerPage } from "../customer-page";
import { endpoint } from "../endpoint";
import { timedRead } from "../timed-read";

export const customerPage = endpoint({
  name: "customers.page",
  allows: "customers.read",
  input: customerListParams,
  run: ({ db, scope, now, input }) => readCustomerPage(db, scope, now, input),
});

export const customerSearch = endpoint({
  name: "customers.search",
  allows: "customers.read",
  input: z.object({ q: z.string().max(200) }),
  run: async ({ db, scope, input }) => ({ items: await searchCustomers(db, scope, input.q) }),
});

/** Up to a limit at once; exactly when somebody waits for it. */
export const customerCount = endpoint({
  name: "customers.countFilter",
  allows: "customers.read",
  input: customerFilterParams.extend({ exact: z.enum(["1"]).optional() }),
  run: async ({ db, scope, now, input, request }) => {
    const { exact, ...filter } = input;
    if (exact) {
      const whole = await timedRead(request.signal, (tx) => countCustomers(tx, scope, now, filter));
      return { count: whole, exact: true };
    }
    const count = await countCustomers(db, scope, now, filter, countedAtOnce);
    return { count, exact: count <= countedAtOnce };
  },
});
