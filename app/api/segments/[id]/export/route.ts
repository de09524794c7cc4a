// The people of a segment as a CSV file.
import { segmentExport } from "@/lib/server/endpoints/segment-export";

export const GET = segmentExport;
