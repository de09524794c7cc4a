// The shape of the catalogue while it loads.
import { SkeletonPage } from "@/components/ui/skeleton";

export default function Loading() {
  return <SkeletonPage />;
}
