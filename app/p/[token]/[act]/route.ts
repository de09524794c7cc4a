// A form of the page of choices was sent.
import { saveOnPage } from "@/lib/server/endpoints/preference-centre";

export const POST = saveOnPage;
