// While a page is being read: the shape of a page, at once. Pages with another shape bring their own.
import { SkeletonPage } from "@/components/ui/skeleton";

export default function Loading() {
  return <SkeletonPage />;
}
