// Why somebody is in or out of a rule, in words.
import { segmentWhy } from "@/lib/server/endpoints/segment-why";

export const POST = segmentWhy;
