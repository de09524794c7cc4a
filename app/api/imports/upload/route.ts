// A file to import streams in.
import { importUpload } from "@/lib/server/endpoints/imports";

export const POST = importUpload;
