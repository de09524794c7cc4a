// The products meant by a few letters, for the note form.
import { noteProducts } from "@/lib/server/endpoints/notes";

export const GET = noteProducts;
