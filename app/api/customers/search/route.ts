// The ten customers meant by a few letters, for the palette and the pickers.
import { customerSearch } from "@/lib/server/endpoints/customers";

export const GET = customerSearch;
