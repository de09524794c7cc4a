// The live count of a rule, between two keystrokes.
import { segmentCount } from "@/lib/server/endpoints/segments";

export const POST = segmentCount;
