// The customers of a filter as a CSV or Excel file.
import { customerExport } from "@/lib/server/endpoints/customer-export";

export const GET = customerExport;
