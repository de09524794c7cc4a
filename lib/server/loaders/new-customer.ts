// What does the form of a new customer offer? Owners and teams only to those who may hand customers out.
import { getCompany } from "@/lib/data/company";
import { listOwners, listTeams } from "@/lib/data/customers/customer-list-options";
import { can } from "@/lib/domain/basics/access";
import { isHiddenFact } from "@/lib/domain/customers/fact-groups";
import { fieldCatalogue } from "@/lib/domain/customers/fields";
import { loader } from "../loader";

export const loadNewCustomer = loader({
  name: "customers.new",
  allows: "customers.write",
  run: async ({ db, scope }) => {
    const { currency } = await getCompany(db, scope);
    const assigns = can(scope.role, "customers.assign");
    const options = (items: readonly { id: string; name: string }[]) =>
      items.map(({ id, name }) => ({ id, label: name }));
    return {
      currency,
      hiddenFacts: fieldCatalogue.map(({ key }) => key).filter((key) => isHiddenFact(scope.role, key)),
      owners: assigns ? options(await listOwners(db, scope)) : undefined,
      teams: assigns ? options(await listTeams(db, scope)) : undefined,
    };
  },
});
