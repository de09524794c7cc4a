// An address outside the signed-in pages that leads nowhere.
import { NotFoundPage } from "@/components/shell/not-found-page";

export default function NotFound() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}
