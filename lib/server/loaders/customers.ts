// What does the list of customers show when it opens? The first page, and what its filters can be set to.
import { z } from "zod";
import { getCompany } from "@/lib/data/company";
import { listOwners, listTeams } from "@/lib/data/customers/customer-list-options";
import { listSavedViews } from "@/lib/data/saved-views";
import { mayRead } from "@/lib/data/scope";
import { listTags } from "@/lib/data/tags";
import { can } from "@/lib/domain/basics/access";
import { AppError } from "@/lib/domain/basics/errors";
import { customerListParams, pickListParams } from "@/lib/domain/customers/customer-list";
import { readCustomerPage } from "../customer-page";
import { loader } from "../loader";

const address = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.undefined()]));

/** Null when the address asks for something that no list has. */
export const loadCustomerList = loader({
  name: "customers.list",
  allows: "customers.read",
  input: address,
  run: async ({ db, scope, now, input }) => {
    const query = customerListParams.safeParse(pickListParams(input));
    if (!query.success) return null;
    const page = await readCustomerPage(db, scope, now, query.data).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "INVALID_INPUT") return null;
      throw error;
    });
    if (page === null) return null;
    const [company, tags, owners, teams, views] = await Promise.all([
      getCompany(db, scope),
      listTags(db, scope),
      listOwners(db, scope),
      listTeams(db, scope),
      listSavedViews(db, scope, "customers"),
    ]);
    const { role } = scope;
    return {
      page,
      currency: company.currency,
      userId: scope.userId,
      tags,
      owners,
      teams,
      views,
      may: {
        write: can(role, "customers.write"),
        tag: can(role, "customers.tag"),
        assign: can(role, "customers.assign"),
        archive: can(role, "customers.archive"),
        merge: can(role, "customers.merge"),
        export: can(role, "customers.export"),
        segment: can(role, "segments.write"),
        import: can(role, "imports.run"),
        contact: mayRead(scope, "contact"),
      },
    };
  },
});
