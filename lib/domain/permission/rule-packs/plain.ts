// No jurisdiction: only what the customer said, and terms of the product's own choice.
import type { RulePack } from "../rule-pack";

const ten = { days: 10, working: false, ownChoice: true } as const;

export const plainPack: RulePack = {
  code: "plain",
  version: 1,
  dated: "2026-11-22",
  titleVi: "Không theo luật riêng",
  titleEn: "No jurisdiction",
  sources: [],
  exemptKinds: ["service", "transactional"],
  minorAge: 18,
  caps: {},
  windows: {},
  register: null,
  labels: {},
  optOutChannels: [],
  noticeMustState: [],
  verifiedChannels: ["email", "sms", "zalo"],
  clocks: {
    acknowledge: { days: 2, working: true, ownChoice: true },
    stop: ten,
    stopWithProcessors: ten,
    rectify: ten,
    access: ten,
    erase: ten,
  },
  sensitiveClasses: ["political", "religious", "health", "sexual", "ethnic"],
  needsAgreement: ["sensitive"],
  holidays: null,
};
