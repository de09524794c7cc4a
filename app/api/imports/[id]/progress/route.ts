// How far is this import?
import { importProgress } from "@/lib/server/endpoints/imports";

export const GET = importProgress;
