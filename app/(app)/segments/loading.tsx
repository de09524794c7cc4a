// The shape of the list while it is read.
import { SkeletonPage } from "@/components/ui/skeleton";

export default function Loading() {
  return <SkeletonPage />;
}
