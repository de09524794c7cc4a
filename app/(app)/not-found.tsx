// A signed-in page asked for something that is not there, or not for this person. The frame stays.
import { NotFoundPage } from "@/components/shell/not-found-page";

export default function NotFoundInside() {
  return <NotFoundPage />;
}
