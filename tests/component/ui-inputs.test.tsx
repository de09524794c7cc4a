// Do the inputs that understand what is typed hold the right value and say when they do not understand?
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { parseDay, showDay } from "@/components/ui/parse-day";
import { moneyMarks, parseMoney, showMoney } from "@/components/ui/parse-money";
import { renderUi } from "./ui-render";

describe("a typed day", () => {
  it.each([
    ["14/2/1988", "1988-02-14"],
    ["14-02-1988", "1988-02-14"],
    ["14.2.1988", "1988-02-14"],
    [" 14 2 1988 ", "1988-02-14"],
    ["14021988", "1988-02-14"],
    ["1988-02-14", "1988-02-14"],
    ["29/2/2024", "2024-02-29"],
    ["29/2/2023", null],
    ["31/4/2026", null],
    ["2/14/1988", null],
    ["14/2/88", null],
    ["hôm qua", null],
    ["", null],
  ])("%j is read as %j", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it("is shown day first, and shown text is read back as the same day", () => {
    expect(showDay("2026-12-05")).toBe("05/12/2026");
    expect(parseDay(showDay("2026-12-05"))).toBe("2026-12-05");
  });

  it("is held as soon as it is a day, and tidied when the field is left", async () => {
    const changed = vi.fn();
    const { user } = renderUi(<DateInput aria-label="Ngày sinh" onValueChange={changed} />);
    const input = screen.getByRole("textbox", { name: "Ngày sinh" });
    await user.type(input, "4/2/1988");
    expect(changed).toHaveBeenLastCalledWith("1988-02-04");
    await user.tab();
    expect(input).toHaveProperty("value", "04/02/1988");
  });

  it("that does not exist is refused in words, and the field holds nothing", async () => {
    const changed = vi.fn();
    const { user } = renderUi(<DateInput aria-label="Ngày" defaultValue="2026-01-01" onValueChange={changed} />);
    const input = screen.getByRole("textbox", { name: "Ngày" });
    await user.clear(input);
    await user.type(input, "31/2/2026");
    await user.tab();
    expect(screen.getByRole("alert").textContent).toContain("ngày/tháng/năm");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(changed).toHaveBeenLastCalledWith(null);
    expect(input).toHaveProperty("value", "31/2/2026");
  });

  it("outside the limits is refused", async () => {
    const { user } = renderUi(<DateInput aria-label="Ngày" max="2026-11-22" />);
    await user.type(screen.getByRole("textbox", { name: "Ngày" }), "23/11/2026");
    await user.tab();
    expect(screen.getByRole("alert")).toBeTruthy();
  });
});

describe("a typed amount", () => {
  const vn = moneyMarks("vi");
  const us = moneyMarks("en");
  it.each([
    ["1.234.567", 0, vn, 1_234_567],
    ["1234567", 0, vn, 1_234_567],
    ["500k", 0, vn, 500_000],
    ["2tr", 0, vn, 2_000_000],
    ["1,5 triệu", 0, vn, 1_500_000],
    ["1,25 tỷ", 0, vn, 1_250_000_000],
    ["-20.000", 0, vn, -20_000],
    ["0", 0, vn, 0],
    ["", 0, vn, null],
    ["12,5", 0, vn, undefined],
    ["12,5", 2, vn, 1250],
    ["1,234.5", 2, us, 123_450],
    ["12.345", 2, us, undefined],
    ["mười", 0, vn, undefined],
    ["99999999999999999", 0, vn, undefined],
  ] as const)("%j with %i digits is %j", (text, digits, marks, minor) => {
    expect(parseMoney(text, digits, marks)).toBe(minor);
  });

  it("is shown so that it is read back as the same amount", () => {
    for (const minor of [0, 5, 99, 100, 1250, 123_456_789, -4250]) {
      for (const digits of [0, 2]) {
        for (const marks of [vn, us]) {
          expect(parseMoney(showMoney(minor, digits, marks), digits, marks)).toBe(minor);
        }
      }
    }
  });

  it("is grouped while it is typed, with the caret behind the same digit", async () => {
    const changed = vi.fn();
    const { user } = renderUi(<MoneyInput aria-label="Số tiền" currency="VND" onValueChange={changed} />);
    const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Số tiền" });
    await user.type(input, "1234567");
    expect(input.value).toBe("1.234.567");
    expect(changed).toHaveBeenLastCalledWith(1_234_567);
    input.setSelectionRange(1, 1);
    await user.keyboard("9");
    expect(input.value).toBe("19.234.567");
    expect(input.selectionStart).toBe(2);
  });

  it("in shorthand becomes the whole number when the field is left", async () => {
    const { user } = renderUi(<MoneyInput aria-label="Số tiền" currency="VND" />);
    const input = screen.getByRole("textbox", { name: "Số tiền" });
    await user.type(input, "1,5tr");
    await user.tab();
    expect(input).toHaveProperty("value", "1.500.000");
  });

  it("that is no amount is refused in words", async () => {
    const { user } = renderUi(<MoneyInput aria-label="Amount" currency="USD" />, "en");
    await user.type(screen.getByRole("textbox", { name: "Amount" }), "lots");
    await user.tab();
    expect(screen.getByRole("alert").textContent).toContain("digits");
  });
});

describe("a form", () => {
  it("sends what its fields mean, not what they show", async () => {
    const sent = vi.fn();
    const { user } = renderUi(
      <Form onSubmit={sent}>
        <Field label="Tên" name="name" required>
          <Input />
        </Field>
        <Field label="Ngày" name="day">
          <DateInput defaultValue="2026-02-01" />
        </Field>
        <Field label="Tiền" name="amount">
          <MoneyInput currency="VND" defaultValue={1_500_000} />
        </Field>
        <button type="submit">Lưu</button>
      </Form>,
    );
    await user.click(screen.getByRole("button", { name: "Lưu" }));
    expect(sent).not.toHaveBeenCalled();
    expect(screen.getByText("Vui lòng điền mục này.")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: /Tên/ }));

    await user.type(screen.getByRole("textbox", { name: /Tên/ }), "Lan");
    await user.click(screen.getByRole("button", { name: "Lưu" }));
    expect(sent).toHaveBeenCalledWith({ name: "Lan", day: "2026-02-01", amount: 1_500_000 });
  });

  it("shows the answer's errors beside their fields, and can be sent again", async () => {
    const sent = vi.fn();
    const { user } = renderUi(
      <Form onSubmit={sent} errors={{ email: "Địa chỉ đã dùng." }}>
        <Field label="E-mail" name="email">
          <Input defaultValue="a@b.vn" />
        </Field>
        <Field label="Mã" error="Mã đã có.">
          <Input name="code" defaultValue="KH-1" />
        </Field>
        <button type="submit">Lưu</button>
      </Form>,
    );
    expect(screen.getByText("Địa chỉ đã dùng.")).toBeTruthy();
    const code = screen.getByRole("textbox", { name: "Mã" });
    expect(code.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(code.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Mã đã có.");
    await user.type(screen.getByRole("textbox", { name: "E-mail" }), "x");
    await user.click(screen.getByRole("button", { name: "Lưu" }));
    expect(sent).toHaveBeenCalledOnce();
  });
});
