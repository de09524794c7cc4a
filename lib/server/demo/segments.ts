// Which people does the demo company talk about? Saved segments that its tactics target.
import type { SegmentRule } from "@/lib/domain/segmentation/rule";

export interface DemoSegment {
  readonly key: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly description: string;
  readonly folder: string;
  readonly rule: SegmentRule;
}

export const demoSegments: readonly DemoSegment[] = [
  {
    key: "new",
    nameVi: "Khách mua lần đầu trong 60 ngày",
    nameEn: "First order within 60 days",
    folder: "Vòng đời",
    description: "Một đơn duy nhất, chưa quá hai tháng.",
    rule: {
      all: [
        { purchases: { measure: "orders", op: "eq", value: 1 } },
        { purchases: { measure: "days_since_last", op: "lte", value: 60 } },
      ],
    },
  },
  {
    key: "quiet",
    nameVi: "Khách quen im lặng nửa năm",
    nameEn: "Regulars quiet for half a year",
    folder: "Vòng đời",
    description: "Ít nhất ba đơn, sáu tháng không mua.",
    rule: {
      all: [
        { purchases: { measure: "orders", op: "gte", value: 3 } },
        { purchases: { measure: "days_since_last", op: "gt", value: 180 } },
        { field: "kind", op: "in", value: ["person"] },
      ],
    },
  },
  {
    key: "specialty",
    nameVi: "Người mê cà phê đặc sản",
    nameEn: "Specialty coffee lovers",
    folder: "Sở thích",
    description: "Mua đặc sản từ hai lần trong năm, hoặc nói thích.",
    rule: {
      any: [
        {
          purchases: {
            where: { category: ["CF-DB"] },
            within: { last: 365, unit: "day" },
            measure: "orders",
            op: "gte",
            value: 2,
          },
        },
        { field: "interest", op: "has_any", value: ["specialty-coffee"], where: { polarity: "positive" } },
      ],
    },
  },
  {
    key: "companies",
    nameVi: "Quán và văn phòng",
    nameEn: "Cafés and offices",
    folder: "Doanh nghiệp",
    description: "Mọi khách là tổ chức.",
    rule: { all: [{ field: "kind", op: "in", value: ["company"] }] },
  },
  {
    key: "gifts",
    nameVi: "Từng mua quà",
    nameEn: "Bought gifts before",
    folder: "Sở thích",
    description: "Đã mua hộp quà hoặc giỏ quà.",
    rule: { all: [{ purchases: { where: { category: ["QUA"] }, measure: "orders", op: "gte", value: 1 } }] },
  },
  {
    key: "families",
    nameVi: "Gia đình có con ở thành phố lớn",
    nameEn: "Families with children in the big cities",
    folder: "Nhân khẩu học",
    description: "TP.HCM hoặc Hà Nội, từ ba người, có con.",
    rule: {
      all: [
        { field: "province", op: "in", value: ["79", "01"] },
        { field: "household_size", op: "gte", value: 3 },
        { field: "kids_count", op: "gte", value: 1 },
      ],
    },
  },
  {
    key: "silent",
    nameVi: "Mua nhiều nhưng chưa cho phép kênh nào",
    nameEn: "Buys much, allows no channel yet",
    folder: "Sự đồng ý",
    description: "Từ năm đơn, chưa đồng ý nhận khuyến mãi qua e-mail hay Zalo.",
    rule: {
      all: [
        { purchases: { measure: "orders", op: "gte", value: 5 } },
        {
          not: {
            any: [
              { permission: { purpose: "promotions", channel: "email", state: "granted" } },
              { permission: { purpose: "promotions", channel: "zalo", state: "granted" } },
            ],
          },
        },
      ],
    },
  },
];
