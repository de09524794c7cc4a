// The front address leads to what there is to do today.
import { redirect } from "next/navigation";

export default function FrontPage(): never {
  redirect("/today");
}
