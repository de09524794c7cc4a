// What does the demo company want this year? A mission, its objectives, strategies and tactics, with the figures that measure them.
import type { MeasureName, MeasureParams } from "@/lib/domain/most/measures";

export interface DemoKpi {
  readonly measure: MeasureName;
  readonly params?: Omit<MeasureParams, "segmentId">;
  /** Key of a demo segment. */
  readonly segment?: string;
  readonly baseline: number;
  readonly target: number;
}

export interface DemoWork {
  readonly side: "internal" | "external";
  readonly title: string;
  /** Days from today. */
  readonly due: number;
  readonly hours: number;
  readonly done?: boolean;
}

export interface DemoTactic {
  readonly segment: string;
  readonly productCode?: string;
  readonly offer: string;
  readonly channel: "phone" | "email" | "sms" | "zalo" | "post";
  readonly place: string;
  readonly timeSlot: string;
  readonly budgetMinor: number;
  readonly holdoutPercent: number;
  /** Made into cards and worked on already. */
  readonly running?: boolean;
}

export interface DemoNode {
  readonly nameVi: string;
  readonly nameEn: string;
  readonly owner: string;
  readonly weight?: number;
  /** Days from today. */
  readonly from: number;
  readonly to: number;
  readonly kpis?: readonly DemoKpi[];
  readonly work?: readonly DemoWork[];
  readonly tactic?: DemoTactic;
  readonly children?: readonly DemoNode[];
}

const manager = "giamdoc@phinviet.example";
const marketer = "tiepthi@phinviet.example";
const south = "sales@phinviet.example";
const north = "sales.bac@phinviet.example";

export const demoMission = {
  nameVi: "Mỗi khách hàng của Phin Việt quay lại vì được nhớ đến",
  nameEn: "Every Phin Việt customer returns because we remember them",
  description: "Bán lần đầu nhờ sản phẩm, bán lần thứ hai nhờ quan hệ.",
  owner: manager,
  from: -200,
  to: 160,
};

export const demoObjectives: readonly DemoNode[] = [
  {
    nameVi: "Sáu trên mười khách mua lần hai trong một năm",
    nameEn: "Six in ten customers buy a second time within a year",
    owner: manager,
    weight: 3,
    from: -200,
    to: 160,
    kpis: [
      { measure: "second_purchase_rate", params: { windowDays: 365 }, baseline: 0.4, target: 0.6 },
      { measure: "active_customers", params: { windowDays: 90 }, baseline: 250, target: 600 },
    ],
    children: [
      {
        nameVi: "Chăm khách mới trong 30 ngày đầu",
        nameEn: "Care for new customers in their first 30 days",
        owner: marketer,
        from: -180,
        to: 120,
        kpis: [{ measure: "capture_rate", params: { windowDays: 90 }, baseline: 0.6, target: 0.95 }],
        children: [
          {
            nameVi: "Gọi hỏi thăm sau đơn đầu tiên",
            nameEn: "Call after the first order",
            owner: south,
            from: -40,
            to: 40,
            work: [
              { side: "internal", title: "Soạn kịch bản gọi, thống nhất với tổng đài", due: -20, hours: 4, done: true },
              { side: "internal", title: "Chuẩn bị quà dùng thử 200 phần", due: -12, hours: 6, done: true },
              { side: "external", title: "Gọi hết danh sách trước cuối tháng", due: 14, hours: 40 },
            ],
            tactic: {
              segment: "new",
              productCode: "CF-203",
              offer: "Hỏi cảm nhận đơn đầu, tặng hộp phin giấy dùng thử",
              channel: "phone",
              place: "Tổng đài",
              timeSlot: "09:00-11:30",
              budgetMinor: 12_000_000,
              holdoutPercent: 10,
              running: true,
            },
          },
          {
            nameVi: "Thư hướng dẫn pha theo loại đã mua",
            nameEn: "Brewing guide for what was bought",
            owner: marketer,
            from: -10,
            to: 60,
            work: [
              { side: "internal", title: "Viết ba bài hướng dẫn pha", due: -3, hours: 12 },
              { side: "internal", title: "Duyệt nội dung với quản lý", due: 5, hours: 2 },
              { side: "external", title: "Gửi đợt một", due: 12, hours: 3 },
            ],
            tactic: {
              segment: "specialty",
              offer: "Bài hướng dẫn pha hạt đặc sản và phiếu 10 % cho lần mua sau",
              channel: "email",
              place: "Thư điện tử",
              timeSlot: "08:00-10:00",
              budgetMinor: 5_000_000,
              holdoutPercent: 20,
            },
          },
        ],
      },
      {
        nameVi: "Đưa khách đã lâu không mua trở lại",
        nameEn: "Bring back customers who went quiet",
        owner: marketer,
        weight: 2,
        from: -120,
        to: 120,
        kpis: [{ measure: "lapsed_customers", params: { windowDays: 180 }, baseline: 700, target: 350 }],
        children: [
          {
            nameVi: "Nhắn Zalo kèm món khách hay mua",
            nameEn: "Zalo message with the customer's usual",
            owner: marketer,
            from: -30,
            to: 30,
            work: [
              { side: "internal", title: "Xin duyệt mẫu tin ZNS", due: -15, hours: 5, done: true },
              { side: "internal", title: "Kiểm tra tồn kho các món nhắc tới", due: -6, hours: 3, done: true },
              { side: "external", title: "Gửi tin theo ba đợt", due: 9, hours: 4 },
            ],
            tactic: {
              segment: "quiet",
              offer: "Món quen giảm 15 % trong tuần này",
              channel: "zalo",
              place: "Zalo OA",
              timeSlot: "18:30-20:30",
              budgetMinor: 18_000_000,
              holdoutPercent: 15,
              running: true,
            },
          },
        ],
      },
    ],
  },
  {
    nameVi: "Doanh thu bán cho quán và văn phòng tăng một nửa",
    nameEn: "Sales to cafés and offices grow by half",
    owner: manager,
    weight: 2,
    from: -200,
    to: 160,
    kpis: [
      {
        measure: "revenue",
        params: { windowDays: 90 },
        segment: "companies",
        baseline: 60_000_000,
        target: 110_000_000,
      },
    ],
    children: [
      {
        nameVi: "Gói trọn: hạt, máy, đào tạo, bảo trì",
        nameEn: "One package: beans, machine, training, maintenance",
        owner: south,
        from: -150,
        to: 120,
        kpis: [
          {
            measure: "average_order",
            params: { windowDays: 180 },
            segment: "companies",
            baseline: 450_000,
            target: 900_000,
          },
        ],
        children: [
          {
            nameVi: "Thăm từng quán mua hạt nhưng chưa mua dịch vụ",
            nameEn: "Visit cafés that buy beans but no service",
            owner: south,
            from: -25,
            to: 55,
            work: [
              { side: "internal", title: "Tính giá gói ba mức", due: -18, hours: 8, done: true },
              { side: "internal", title: "Tập huấn đội bán về gói", due: -10, hours: 6, done: true },
              { side: "external", title: "Hẹn gặp mỗi quán một lần", due: 25, hours: 60 },
            ],
            tactic: {
              segment: "companies",
              productCode: "DV-202",
              offer: "Gói bảo trì năm kèm đào tạo miễn phí buổi đầu",
              channel: "phone",
              place: "Tại quán",
              timeSlot: "14:00-16:30",
              budgetMinor: 30_000_000,
              holdoutPercent: 0,
              running: true,
            },
          },
        ],
      },
      {
        nameVi: "Quà Tết doanh nghiệp đặt sớm",
        nameEn: "Early corporate Tết gifts",
        owner: north,
        from: -20,
        to: 70,
        children: [
          {
            nameVi: "Thư mời xem mẫu quà và đặt trước 15/12",
            nameEn: "Invitation to see samples and order before 15 December",
            owner: north,
            from: 0,
            to: 30,
            work: [
              { side: "internal", title: "Chốt mẫu hộp và giá sỉ", due: 4, hours: 10 },
              { side: "internal", title: "In thư mời", due: 8, hours: 3 },
            ],
            tactic: {
              segment: "gifts",
              productCode: "QT-102",
              offer: "Đặt trước giảm 12 %, in tên công ty",
              channel: "email",
              place: "Phòng mẫu Phố Huế",
              timeSlot: "09:00-11:00",
              budgetMinor: 20_000_000,
              holdoutPercent: 10,
            },
          },
        ],
      },
    ],
  },
  {
    nameVi: "Bảy phần mười khách cho phép liên hệ ít nhất một kênh",
    nameEn: "Seven in ten customers allow at least one channel",
    owner: manager,
    weight: 1,
    from: -200,
    to: 160,
    kpis: [{ measure: "permission_rate", params: { channel: "email" }, baseline: 0.25, target: 0.5 }],
    children: [
      {
        nameVi: "Hỏi sự đồng ý ngay tại quầy",
        nameEn: "Ask for agreement at the counter",
        owner: marketer,
        from: -90,
        to: 90,
        children: [
          {
            nameVi: "Thẻ thành viên mới có phần chọn kênh",
            nameEn: "New member card with a choice of channels",
            owner: marketer,
            from: -30,
            to: 45,
            kpis: [{ measure: "permission_rate", params: { channel: "zalo" }, baseline: 0.4, target: 0.7 }],
            work: [
              { side: "internal", title: "Soạn thông báo đúng quy định", due: -14, hours: 6, done: true },
              { side: "internal", title: "Hướng dẫn nhân viên quầy", due: -2, hours: 4 },
            ],
            tactic: {
              segment: "silent",
              offer: "Tặng một ly khi cập nhật thông tin",
              channel: "phone",
              place: "Các cửa hàng",
              timeSlot: "09:00-11:30",
              budgetMinor: 9_000_000,
              holdoutPercent: 0,
            },
          },
        ],
      },
    ],
  },
];
