// Values to choose from, with how many customers have them.
import { segmentSuggestions } from "@/lib/server/endpoints/segments";

export const GET = segmentSuggestions;
