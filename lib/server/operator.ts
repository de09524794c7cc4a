// Who acts when nobody is signed in at a screen? The operator at the command line: full reach, written down as such.
import { mintScope } from "@/lib/data/scope";
import { defaultLocale, type Locale } from "@/lib/messages/namespaces";
import { actingAs } from "./actor";

const operatorId = "00000000-0000-7000-8000-000000000001";

export const operatorScope = mintScope({ userId: operatorId, role: "administrator", teamIds: [] });

export function asOperator<T>(work: () => Promise<T>, locale: Locale = defaultLocale): Promise<T> {
  return actingAs({ kind: "operator", scope: operatorScope, locale }, work);
}
