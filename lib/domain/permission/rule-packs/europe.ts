// European Union: what the product does, read from the regulation on this day. Counsel must confirm it before it is relied on.
import type { RulePack } from "../rule-pack";

const readOn = "2026-11-22";

export const europePack: RulePack = {
  code: "EU",
  version: 1,
  dated: readOn,
  titleVi: "Liên minh châu Âu",
  titleEn: "European Union",
  sources: [
    {
      title: "Regulation (EU) 2016/679 (GDPR), articles 7, 8, 9, 12 and 15–21",
      url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
      kind: "secondary",
      readOn,
    },
  ],
  exemptKinds: ["service", "transactional"],
  minorAge: 16,
  caps: {},
  windows: {},
  register: null,
  labels: {},
  optOutChannels: ["sms", "email"],
  noticeMustState: [],
  verifiedChannels: ["email", "sms", "zalo"],
  clocks: {
    acknowledge: { days: 2, working: true, ownChoice: true },
    stop: { days: 30, working: false, ownChoice: false },
    stopWithProcessors: { days: 30, working: false, ownChoice: false },
    rectify: { days: 30, working: false, ownChoice: false },
    access: { days: 30, working: false, ownChoice: false },
    erase: { days: 30, working: false, ownChoice: false },
  },
  sensitiveClasses: ["political", "religious", "health", "sexual", "ethnic", "trade_union"],
  needsAgreement: ["sensitive"],
  holidays: null,
};
