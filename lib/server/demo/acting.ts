// The demo company's people act through the same doors as real ones: each step is a gate call in somebody's name.
import { mintScope } from "@/lib/data/scope";
import type { ActionResult } from "@/lib/domain/basics/result";
import { actingAs } from "../actor";
import { type DemoPeople, teamOf } from "./load-reference";
import { demoPeople } from "./people";

export type ActAs = <T>(email: string, act: () => Promise<ActionResult<T>>) => Promise<T>;

export function actorsOf(people: DemoPeople): ActAs {
  return (email, act) => {
    const person = demoPeople.find((one) => one.email === email);
    const userId = people.userIds.get(email);
    if (!person || !userId) throw new Error(`${email} does not work here`);
    const scope = mintScope({ userId, role: person.role, teamIds: teamOf(people, person) });
    return actingAs({ kind: "user", scope, locale: "vi" }, async () => {
      const result = await act();
      if (!result.ok) throw new Error(`${result.error.message} ${JSON.stringify(result.error.fields ?? {})}`);
      return result.data;
    });
  };
}
