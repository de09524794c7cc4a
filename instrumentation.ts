// What starts with the server? The index of segments reads the company in a thread of its own; SQL answers until it is there.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.SEGMENT_INDEX === "off") return;
  const { startSegmentIndex } = await import("@/lib/server/segment-index/index-host");
  const { keepChecking } = await import("@/lib/server/segment-index/self-check");
  keepChecking(startSegmentIndex());
}
