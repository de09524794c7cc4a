// Under which key are the words for a permission kept? Keys of texts have no dots inside.
import type { Permission } from "@/lib/domain/basics/access";

type Underscored<T extends string> = T extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : T;

export function permissionKey(permission: Permission): Underscored<Permission> {
  return permission.replace(".", "_") as Underscored<Permission>;
}
