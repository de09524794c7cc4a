// The shape of the list of imports while it loads.
import { SkeletonPage } from "@/components/ui/skeleton";

export default function Loading() {
  return <SkeletonPage />;
}
