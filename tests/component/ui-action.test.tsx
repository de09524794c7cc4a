// Does useAction show the work, the errors beside the fields, the toast, and the way back?
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, type UseActionOptions, useAction } from "@/components/ui/use-action";
import { renderUi } from "./ui-render";

type Saved = { id: string };

function Save({ action, options }: { action: Action<string, Saved>; options?: UseActionOptions<string, Saved> }) {
  const save = useAction(action, options);
  return (
    <>
      <SubmitButton pending={save.pending} onClick={() => void save.run("Lan")} />
      <p data-testid="fields">{JSON.stringify(save.fields)}</p>
      <p data-testid="error">{save.error?.code}</p>
    </>
  );
}

describe("an action", () => {
  it("is busy while it runs, then tells and offers the way back", async () => {
    let answer: (result: { ok: true; data: Saved }) => void = () => {};
    const action = vi.fn(() => new Promise<{ ok: true; data: Saved }>((resolve) => (answer = resolve)));
    const undo = vi.fn();
    const onSuccess = vi.fn();
    const { user } = renderUi(<Save action={action} options={{ success: "Đã lưu ghi chú", undo, onSuccess }} />);
    const button = screen.getByRole("button", { name: "Lưu" });
    await user.click(button);
    await waitFor(() => expect(button.getAttribute("aria-busy")).toBe("true"));
    await user.click(button);
    expect(action).toHaveBeenCalledOnce();

    answer({ ok: true, data: { id: "7" } });
    expect(await screen.findByText("Đã lưu ghi chú")).toBeTruthy();
    expect(onSuccess).toHaveBeenCalledWith({ id: "7" }, "Lan");
    await user.click(screen.getByRole("button", { name: "Hoàn tác" }));
    expect(undo).toHaveBeenCalledWith({ id: "7" }, "Lan");
  });

  it("puts errors of fields beside the fields and toasts nothing", async () => {
    const error = { code: "INVALID_INPUT", message: "Thông tin nhập chưa đúng.", fields: { name: "Ngắn quá" } };
    const { user } = renderUi(<Save action={async () => ({ ok: false, error })} />);
    await user.click(screen.getByRole("button", { name: "Lưu" }));
    await waitFor(() => expect(screen.getByTestId("fields").textContent).toBe('{"name":"Ngắn quá"}'));
    expect(screen.queryByText("Thông tin nhập chưa đúng.")).toBeNull();
  });

  it("toasts a refusal with its reference", async () => {
    const error = { code: "UNEXPECTED", message: "Có lỗi phía hệ thống.", ref: "8f2c" };
    const { user } = renderUi(<Save action={async () => ({ ok: false, error })} />);
    await user.click(screen.getByRole("button", { name: "Lưu" }));
    // Errors are also said aloud at once, by a hidden copy.
    expect(await screen.findAllByText("Có lỗi phía hệ thống.")).not.toHaveLength(0);
    expect(screen.getAllByText("Mã tra cứu: 8f2c")).not.toHaveLength(0);
  });

  it("says that the server was not reached instead of failing silently", async () => {
    const { user } = renderUi(<Save action={async () => Promise.reject(new TypeError("fetch failed"))} />);
    await user.click(screen.getByRole("button", { name: "Lưu" }));
    await waitFor(() => expect(screen.getByTestId("error").textContent).toBe("UNREACHABLE"));
    expect(await screen.findAllByText(/Chưa kết nối được với máy chủ/)).not.toHaveLength(0);
  });
});
