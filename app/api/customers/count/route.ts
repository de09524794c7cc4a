// How many customers does the filter of the list mean?
import { customerCount } from "@/lib/server/endpoints/customers";

export const GET = customerCount;
