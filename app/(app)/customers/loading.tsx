// The shape of the customer list while it loads.
import { SkeletonPage } from "@/components/ui/skeleton";

export default function Loading() {
  return <SkeletonPage rows={12} />;
}
