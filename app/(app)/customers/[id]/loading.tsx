// The shape of a profile while it comes.
import { SkeletonCards, SkeletonGroup, SkeletonHeader } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <SkeletonGroup>
      <SkeletonHeader />
      <SkeletonCards count={4} />
    </SkeletonGroup>
  );
}
