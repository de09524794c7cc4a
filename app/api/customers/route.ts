// Further pages of the customer list as JSON: the same filters, order and places as the page's address.
import { customerPage } from "@/lib/server/endpoints/customers";

export const GET = customerPage;
