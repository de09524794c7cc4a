// A page of the people that a rule means.
import { segmentPreview } from "@/lib/server/endpoints/segments";

export const POST = segmentPreview;
