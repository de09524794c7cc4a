// "Unsubscribe" in a mail program (RFC 8058): the post says no, opening the address only leads to a page.
import { oneClick, oneClickPage } from "@/lib/server/endpoints/preference-centre";

export const GET = oneClickPage;
export const POST = oneClick;
