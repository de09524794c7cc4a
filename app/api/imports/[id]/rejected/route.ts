// The rejected rows of this import, to be mended.
import { importRejected } from "@/lib/server/endpoints/imports";

export const GET = importRejected;
