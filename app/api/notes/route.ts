// A note arrives from a phone, once or many times.
import { noteArrival } from "@/lib/server/endpoints/notes";

export const POST = noteArrival;
