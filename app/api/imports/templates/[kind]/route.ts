// An empty file with the headings of this kind.
import { importTemplate } from "@/lib/server/endpoints/imports";

export const GET = importTemplate;
