// What did the demo company's reps write after their meetings? Told as they would tell it, with what comes next.
export interface DemoNote {
  readonly kind: "meeting" | "call" | "visit" | "message";
  readonly outcome: "positive" | "neutral" | "negative" | "follow_up" | "sold" | "no_answer";
  readonly body: string;
  readonly nextStep?: string;
  readonly minutes?: number;
  readonly place?: string;
}

export const companyNotes: readonly DemoNote[] = [
  {
    kind: "meeting",
    outcome: "follow_up",
    body: "Gặp anh quản lý bếp và chị kế toán. Quán đang dùng hạt của nơi khác, giá thấp hơn 8 % nhưng hương không đều. Muốn thử Quán Quen 5 kg trong hai tuần, yêu cầu giao trước 7 giờ sáng.",
    nextStep: "Gửi 2 kg dùng thử và báo giá theo tháng",
    minutes: 45,
    place: "Tại quán",
  },
  {
    kind: "visit",
    outcome: "sold",
    body: "Ghé kiểm tra máy hai group sau lắp đặt. Áp suất ổn, nhân viên pha còn lúng túng bước đánh sữa. Chốt gói bảo trì năm.",
    nextStep: "Xếp lịch đào tạo nhân viên quán",
    minutes: 60,
    place: "Tại quán",
  },
  {
    kind: "call",
    outcome: "neutral",
    body: "Chị chủ đang sửa mặt bằng, hoãn nhập hàng tới cuối tháng. Vẫn giữ đơn giỏ quà doanh nghiệp.",
    nextStep: "Gọi lại khi khai trương lại",
    minutes: 8,
  },
  {
    kind: "meeting",
    outcome: "positive",
    body: "Phòng hành chính muốn gói cà phê văn phòng cho 60 người, cần hóa đơn theo quý. Người quyết là trưởng phòng, chị rất coi trọng giao đúng giờ.",
    nextStep: "Gửi hợp đồng mẫu",
    minutes: 40,
    place: "Văn phòng khách",
  },
  {
    kind: "meeting",
    outcome: "negative",
    body: "Khách phàn nàn lô hạt tháng trước rang đậm hơn mẫu. Đã xin lỗi và nhận đổi 10 kg. Cần báo xưởng rang.",
    nextStep: "Báo lại kết quả kiểm tra lô rang",
    minutes: 30,
    place: "Kho khách",
  },
];

export const personNotes: readonly DemoNote[] = [
  {
    kind: "call",
    outcome: "positive",
    body: "Chị khen trà sen, hỏi hộp quà Tết năm nay có mẫu mới không. Thích gói giấy, không thích hộp nhựa.",
    nextStep: "Gửi ảnh mẫu quà Tết",
    minutes: 6,
  },
  {
    kind: "meeting",
    outcome: "sold",
    body: "Anh ghé cửa hàng thử Sơn La natural, mua luôn máy xay tay. Đang tập pha pour-over cuối tuần.",
    nextStep: "Mời lớp pha chế cuối tuần",
    minutes: 20,
    place: "Cửa hàng Hai Bà Trưng",
  },
  { kind: "call", outcome: "no_answer", body: "Gọi hai lần không nghe máy.", nextStep: "Gọi lại buổi tối", minutes: 1 },
  {
    kind: "message",
    outcome: "neutral",
    body: "Nhắn Zalo hỏi thăm, khách bảo đang uống cà phê đối thủ vì gần nhà hơn. Sẵn sàng quay lại nếu giao trong ngày.",
    nextStep: "Báo khi có giao trong ngày khu vực",
  },
  {
    kind: "call",
    outcome: "follow_up",
    body: "Khách mới sinh em bé, tạm dừng cà phê, chuyển sang trà hoa cúc. Đừng gửi tin cold brew nữa.",
    nextStep: "Hỏi lại sau 6 tháng",
    minutes: 7,
  },
  {
    kind: "visit",
    outcome: "positive",
    body: "Ghé nhà giao bộ ly Bát Tràng, khách giới thiệu chị hàng xóm mở quán trà. Đã xin phép và ghi số.",
    nextStep: "Gọi người được giới thiệu",
    minutes: 15,
    place: "Tại nhà",
  },
  {
    kind: "call",
    outcome: "positive",
    body: "Khách hỏi khóa barista cơ bản cho con gái học hè. Quan tâm chứng chỉ.",
    nextStep: "Gửi lịch khóa tháng sau",
    minutes: 9,
  },
  {
    kind: "meeting",
    outcome: "neutral",
    body: "Khách cân nhắc máy espresso gia đình, so ba loại, rất kỹ thông số. Cần bảng so sánh điện năng và bảo hành.",
    nextStep: "Gửi bảng so sánh máy",
    minutes: 35,
    place: "Cửa hàng Phố Huế",
  },
];

export const jobTitles: readonly (readonly [string, string, string])[] = [
  ["Chủ quán", "Điều hành", "Quyết định nhập hàng và giá bán"],
  ["Quản lý bếp", "Vận hành", "Chọn hạt, kiểm tra chất lượng, đào tạo pha chế"],
  ["Trưởng phòng hành chính", "Hành chính", "Mua sắm văn phòng, ký nghiệm thu"],
  ["Kế toán trưởng", "Tài chính", "Duyệt thanh toán, đối chiếu công nợ"],
];
