// Why somebody is in or out of a rule.
import { segmentExplain } from "@/lib/server/endpoints/segments";

export const POST = segmentExplain;
