// The note form keeps what was written, saves once, and promises nothing the server did not say.
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { draftKey, readDraft } from "@/components/notes/note-draft";
import { NoteForm } from "@/components/notes/note-form";
import { flushOutbox, outboxKey, readOutbox } from "@/components/notes/note-outbox";
import type { NotePayload } from "@/components/notes/note-payload";
import type { SendNote, SendResult } from "@/components/notes/send-note";
import { loadMessages } from "@/lib/messages/load";

const customer = { id: "018bfb76-8cc1-7ea0-ba31-f16768373c38", label: "Lê Ngọc My" };
const userId = "u1";
const saved: SendResult = { outcome: "saved", id: "n1" };
const later: SendResult = { outcome: "later", signedOut: false };
const none = async () => [];

function show(send: SendNote) {
  return render(
    <NextIntlClientProvider locale="vi" messages={loadMessages("vi")} timeZone="Asia/Ho_Chi_Minh" now={new Date()}>
      <NoteForm
        userId={userId}
        customer={customer}
        recent={[]}
        topics={[]}
        today="2026-03-02"
        timeZone="Asia/Ho_Chi_Minh"
        send={send}
        searchCustomers={none}
        searchProducts={none}
      />
    </NextIntlClientProvider>,
  );
}

const body = () => screen.getByLabelText("Ghi chú");
const save = () => screen.getByRole("button", { name: "Lưu ghi chú" });

beforeEach(() => localStorage.clear());

describe("the note form", { timeout: 30_000 }, () => {
  it("keeps the draft at every keystroke: a reload loses nothing", async () => {
    const user = userEvent.setup({ delay: null });
    const first = show(async () => saved);
    await user.type(body(), "Khách mua");
    await user.click(screen.getByRole("button", { name: "Chốt đơn" }));
    const { clientKey } = readDraft(draftKey(userId, customer.id)) ?? {};
    first.unmount();
    show(async () => saved);
    await waitFor(() => expect(body()).toHaveProperty("value", "Khách mua"));
    expect(screen.getByRole("button", { name: "Chốt đơn" }).getAttribute("aria-pressed")).toBe("true");
    expect(readDraft(draftKey(userId, customer.id))?.clientKey).toBe(clientKey);
  });

  it("a double click sends once, and says saved only after the server did", async () => {
    const user = userEvent.setup({ delay: null });
    let answer: (result: SendResult) => void = () => {};
    const send = vi.fn<SendNote>(() => new Promise((resolve) => (answer = resolve)));
    show(send);
    await user.type(body(), "Một lần");
    await user.dblClick(save());
    expect(send).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(/Đã lưu ghi chú/)).toBeNull();
    await act(async () => answer(saved));
    expect(await screen.findByText("Đã lưu ghi chú về Lê Ngọc My.")).toBeTruthy();
    expect(readDraft(draftKey(userId, customer.id))).toBeNull();
  });

  it("without a network the note waits, and is sent again under the same key", async () => {
    const user = userEvent.setup({ delay: null });
    const sent: NotePayload[] = [];
    show(async (payload) => {
      sent.push(payload);
      return later;
    });
    await user.type(body(), "Mất mạng");
    await user.click(save());
    expect(await screen.findByText(/tự gửi/)).toBeTruthy();
    expect(readOutbox(outboxKey(userId))).toHaveLength(1);
    await flushOutbox(outboxKey(userId), async () => later);
    expect(readOutbox(outboxKey(userId))).toHaveLength(1);
    const result = await flushOutbox(outboxKey(userId), async (payload) => {
      sent.push(payload);
      return saved;
    });
    expect(result.sent).toBe(1);
    expect(readOutbox(outboxKey(userId))).toHaveLength(0);
    expect(sent[1]).toEqual(sent[0]);
  });

  it("a refusal stays beside its field and the draft stays", async () => {
    const user = userEvent.setup({ delay: null });
    const error = { code: "INVALID_INPUT", message: "Sai", fields: { body: "Dài quá" } };
    show(async () => ({ outcome: "refused", error }));
    await user.type(body(), "abc");
    await user.click(save());
    expect((await screen.findAllByText("Dài quá")).length).toBeGreaterThan(0);
    expect(readDraft(draftKey(userId, customer.id))?.body).toBe("abc");
  });

  it("asks for something to say before anything is sent", async () => {
    const user = userEvent.setup({ delay: null });
    const send = vi.fn<SendNote>(async () => saved);
    show(send);
    await user.click(save());
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).not.toBe("");
  });
});
