// Which facts does a role not see? Names of facts, as history and provenance use them, in the groups of the field rules.
import { type FieldGroup, type Role, sees } from "@/lib/domain/basics/access";
import { findCustomerField } from "./fields";

const contactFacts = new Set(["phone", "email", "zalo", "post", "address"]);

/** The group of a fact: income, contact, or none. Opinions follow their topic instead (`aio:` and its number). */
export function factGroup(fact: string): FieldGroup | null {
  const [name = fact] = fact.split(":");
  if (findCustomerField(name)?.dataCategory === "income") return "income";
  return contactFacts.has(name) ? "contact" : null;
}

export function isHiddenFact(role: Role, fact: string): boolean {
  const group = factGroup(fact);
  return group !== null && !sees(role, group);
}
