// What may the demo company say to whom? Purposes, topics and published notices in both languages.

export const demoPurposes = [
  {
    code: "service",
    nameVi: "Chăm sóc sau bán",
    nameEn: "After-sales care",
    lawfulBasis: "contract",
    dataCategories: ["contact"],
  },
  {
    code: "transactional",
    nameVi: "Đơn hàng và giao nhận",
    nameEn: "Orders and delivery",
    lawfulBasis: "contract",
    dataCategories: ["contact"],
  },
  {
    code: "promotions",
    nameVi: "Khuyến mãi và sản phẩm mới",
    nameEn: "Offers and new products",
    lawfulBasis: "consent",
    dataCategories: ["contact", "demographics", "purchase"],
  },
  {
    code: "profiling",
    nameVi: "Gợi ý theo thói quen mua",
    nameEn: "Suggestions from purchase habits",
    lawfulBasis: "consent",
    dataCategories: ["purchase", "aio"],
  },
  {
    code: "research",
    nameVi: "Khảo sát ý kiến",
    nameEn: "Customer surveys",
    lawfulBasis: "consent",
    dataCategories: ["contact"],
  },
  {
    code: "sharing",
    nameVi: "Chia sẻ với đối tác",
    nameEn: "Sharing with partners",
    lawfulBasis: "consent",
    dataCategories: ["contact"],
    sensitive: true,
  },
] as const;

export const demoTopics = [
  { purposeCode: "promotions", slug: "coffee", nameVi: "Cà phê mới rang", nameEn: "Fresh roasts" },
  { purposeCode: "promotions", slug: "tea", nameVi: "Trà theo mùa", nameEn: "Seasonal teas" },
  { purposeCode: "promotions", slug: "machines", nameVi: "Máy và dụng cụ", nameEn: "Machines and equipment" },
  {
    purposeCode: "promotions",
    slug: "gifts",
    nameVi: "Quà Tết và quà doanh nghiệp",
    nameEn: "Tết and corporate gifts",
  },
  { purposeCode: "promotions", slug: "classes", nameVi: "Lớp học pha chế", nameEn: "Brewing classes" },
] as const;

export const demoNotices = [
  {
    purposeCode: "promotions",
    wordingVi:
      "Phin Việt xin phép gửi anh/chị tin về sản phẩm mới và ưu đãi, qua kênh anh/chị chọn. Anh/chị có thể ngừng bất cứ lúc nào chỉ với một lần bấm.",
    wordingEn:
      "With your agreement Phin Việt sends you news of new products and offers by the channel you choose. You can stop at any time with one click.",
    content: "Sản phẩm mới, ưu đãi, lớp học pha chế / New products, offers, brewing classes",
    method: "E-mail, SMS, Zalo, điện thoại / E-mail, SMS, Zalo, phone",
    form: "Chữ, hình ảnh, cuộc gọi / Text, pictures, calls",
    frequency: "Tối đa 4 lần mỗi tháng / At most 4 a month",
  },
  {
    purposeCode: "profiling",
    wordingVi:
      "Phin Việt xin phép dùng lịch sử mua hàng để gợi ý sản phẩm hợp với anh/chị. Không chia sẻ cho bên thứ ba.",
    wordingEn:
      "With your agreement Phin Việt uses your purchase history to suggest what fits you. It is not shared with third parties.",
    content: "Gợi ý sản phẩm / Product suggestions",
    method: "Trên mọi kênh đã đồng ý / On every channel agreed to",
    form: "Chữ / Text",
    frequency: "Tối đa 2 lần mỗi tháng / At most 2 a month",
  },
] as const;
