// Which columns of a file are never data? What our own files add for their reader: line and reason of a rejected row, and
// what an exported list works out from purchases and dates.
import { searchKey } from "@/lib/domain/basics/text";

/** Headings of computed columns of the exported list, in both languages. */
export const computedHeadings = [
  "Số đơn",
  "Chi tiêu",
  "Mua gần nhất",
  "Cập nhật",
  "Orders",
  "Spend",
  "Last purchase",
  "Updated",
] as const;

const own = new Set(["most_line", "most_reason", ...computedHeadings.map(searchKey)]);

export function isOwnColumn(heading: string): boolean {
  return own.has(heading) || own.has(searchKey(heading));
}
