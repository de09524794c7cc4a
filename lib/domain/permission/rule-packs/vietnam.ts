// Vietnam: what the product does, read from these sources on these days. Counsel must confirm it before it is relied on.
import type { RulePack } from "../rule-pack";

const readOn = "2026-11-22";

export const vietnamPack: RulePack = {
  code: "VN",
  version: 1,
  dated: readOn,
  titleVi: "Việt Nam",
  titleEn: "Vietnam",
  sources: [
    {
      title: "Law 91/2025/QH15 on personal data protection; Decree 356/2025/ND-CP: rights, terms, valid consent",
      url: "https://cdlaf.vn/en/rights-of-personal-data-subjects-and-methods-of-obtaining-consent-under-decree-no-356-2025-nd-cp/",
      kind: "secondary",
      readOn,
    },
    {
      title: "Decree 356/2025/ND-CP: terms by kind of request",
      url: "https://www.frasersvn.com/legal-updates-and-publications/the-next-chapter-in-data-protection-new-decree-guiding-the-personal-data-protection-law",
      kind: "secondary",
      readOn,
    },
    {
      title: "Decree 356/2025/ND-CP: sensitive personal data",
      url: "https://www.rajahtannasia.com/?p=184709",
      kind: "secondary",
      readOn,
    },
    {
      title: "Decree 91/2020/ND-CP against spam: caps, hours, register, prior consent",
      url: "https://legalcentrix.com/media/view/154805",
      kind: "secondary",
      readOn,
    },
    {
      title: "Decree 91/2020/ND-CP articles 13, 15, 16: labels and how to refuse",
      url: "https://lawnet.vn/thong-tin-phap-luat/en/khac/08-requirements-for-advertising-via-messages-emails-phone-calls-in-vietnam-from-october-1-148955.html",
      kind: "secondary",
      readOn,
    },
  ],
  exemptKinds: ["service", "transactional"],
  minorAge: 16,
  caps: { sms: { count: 3, hours: 24 }, email: { count: 3, hours: 24 }, phone: { count: 1, hours: 24 } },
  windows: { sms: { from: "07:00", to: "22:00" }, phone: { from: "08:00", to: "17:00" } },
  // The decree names no age of the list; 30 days is the product's own choice.
  register: { maxAgeDays: 30, lists: { sms: "sms", phone: "voice" } },
  labels: { sms: ["[QC]", "[AD]"], email: ["[QC]", "[AD]"] },
  optOutChannels: ["sms", "email"],
  noticeMustState: ["content", "method", "form", "frequency"],
  verifiedChannels: ["email", "sms", "zalo"],
  clocks: {
    acknowledge: { days: 2, working: true, ownChoice: false },
    stop: { days: 15, working: false, ownChoice: false },
    stopWithProcessors: { days: 20, working: false, ownChoice: false },
    rectify: { days: 10, working: false, ownChoice: true },
    access: { days: 10, working: false, ownChoice: true },
    erase: { days: 10, working: false, ownChoice: true },
  },
  sensitiveClasses: ["political", "religious", "health", "sexual", "ethnic", "tracked_behaviour"],
  needsAgreement: ["sensitive"],
  holidays: "VN",
};
