// What have the demo company's customers agreed to? Real events in the ledger: grants with evidence, some withdrawn, a few objections.
import { appendConsentEvents, type ConsentEntry } from "@/lib/data/consent-ledger";
import type { Scope } from "@/lib/data/scope";
import type { ConsentSource } from "@/lib/domain/permission/consent-event";
import { type Random, seededRandom } from "@/lib/domain/stats/random";
import { newId } from "../clock";
import { database } from "../database";

const dayMs = 86_400_000;
const ways: readonly { source: ConsentSource; words: string; share: number }[] = [
  { source: "in_person", words: "Nói trực tiếp tại quầy khi làm thẻ thành viên", share: 0.45 },
  { source: "web_form", words: "Đánh dấu trong phiếu đăng ký trên trang web", share: 0.35 },
  { source: "paper", words: "Ký phiếu giấy tại hội chợ, lưu ở cửa hàng", share: 0.2 },
];

function entriesOf(
  random: Random,
  kinds: readonly string[],
  at: Date,
  notices: ReadonlyMap<string, string>,
): ConsentEntry[] {
  const entries: ConsentEntry[] = [];
  const way = ways[random.weighted(ways.map(({ share }) => share))] ?? ways[0];
  if (!way) return entries;
  const grantedAt = new Date(at.getTime() - (30 + random.below(500)) * dayMs);
  const evidence = { words: way.words };
  const grant = (purposeCode: string, channel: string) => {
    const noticeVersionId = notices.get(purposeCode) ?? null;
    entries.push({
      action: "GRANTED",
      purposeCode,
      channel,
      occurredAt: grantedAt,
      source: way.source,
      evidence,
      noticeVersionId,
    });
  };
  const channels = [
    ...(kinds.includes("email") ? ["email"] : []),
    ...(kinds.includes("phone") ? ["sms", "phone"] : []),
    ...(kinds.includes("zalo") ? ["zalo"] : []),
  ];
  const chosen = channels.filter((channel) =>
    random.chance(channel === "phone" ? 0.35 : channel === "sms" ? 0.45 : 0.7),
  );
  for (const channel of chosen) grant("promotions", channel);
  if (random.chance(0.6)) for (const channel of chosen.slice(0, 1)) grant("profiling", channel);
  const later = new Date(grantedAt.getTime() + random.next() * (at.getTime() - grantedAt.getTime()));
  const left = chosen[0];
  if (left && random.chance(0.12))
    entries.push({
      action: "WITHDRAWN",
      purposeCode: "promotions",
      channel: left,
      occurredAt: later,
      source: "call",
      evidence: { words: "Khách gọi tổng đài xin ngừng" },
    });
  if (random.chance(0.03))
    entries.push({
      action: "OBJECTED",
      purposeCode: "profiling",
      channel: null,
      occurredAt: later,
      source: "in_person",
      evidence: { words: "Không muốn bị theo dõi thói quen mua" },
    });
  return entries;
}

/** Most addresses were confirmed by a code or a first call; the register's file of today lists a few numbers. */
async function settleAddresses(at: Date): Promise<void> {
  await database().$executeRaw`
    UPDATE contact_point SET status = 'verified', verified_at = created_at
     WHERE status = 'unverified' AND get_byte(sha256(convert_to(value, 'UTF8')), 0) < 230`;
  const batchOn = new Date(at.toISOString().slice(0, 10));
  const source = "Danh sách không quảng cáo";
  const points = await database().contactPoint.findMany({ where: { kind: "phone" }, orderBy: { value: "asc" } });
  const listed = points.filter((_, index) => index % 37 === 5).flatMap(({ valueHash }) => valueHash ?? []);
  await database().doNotCallEntry.createMany({
    data: [...new Set(listed)].map((contactHash) => ({ contactHash, kind: "all", batchOn, source })),
  });
  const file = { fileName: "khong-quang-cao.csv", fileSha256: "0".repeat(64), entries: listed.length, rejected: 0 };
  await database().doNotCallBatch.create({
    data: { id: newId(at), kind: "all", batchOn, source, receivedAt: at, ...file },
  });
}

export async function loadConsents(scope: Scope, at: Date, notices: ReadonlyMap<string, string>): Promise<void> {
  const random = seededRandom(404);
  await settleAddresses(at);
  const customers = await database().customer.findMany({
    select: { id: true, contactPoints: { select: { kind: true } } },
    orderBy: { code: "asc" },
  });
  const writer = { now: at, newId: () => newId(at), actorId: null };
  for (let from = 0; from < customers.length; from += 100) {
    await database().$transaction(
      async (tx) => {
        for (const { id, contactPoints } of customers.slice(from, from + 100)) {
          if (!random.chance(0.72)) continue;
          const entries = entriesOf(
            random,
            contactPoints.map(({ kind }) => kind),
            at,
            notices,
          );
          if (entries.length > 0) await appendConsentEvents(tx, scope, id, entries, writer);
        }
      },
      { timeout: 60_000 },
    );
  }
}
