// If A is this to B, what is B to A?
import type { RelationshipKind } from "./kinds";

const opposites: Readonly<Record<RelationshipKind, RelationshipKind>> = {
  spouse: "spouse",
  parent: "child",
  child: "parent",
  sibling: "sibling",
  friend: "friend",
  colleague: "colleague",
  manager_of: "reports_to",
  reports_to: "manager_of",
  referred: "referred_by",
  referred_by: "referred",
  influences: "influenced_by",
  influenced_by: "influences",
  supplier_of: "customer_of",
  customer_of: "supplier_of",
};

export function oppositeRelationship(kind: RelationshipKind): RelationshipKind {
  return opposites[kind];
}
