// Does the combobox find without dấu, search remotely without mixing up answers, and create what is missing?
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Combobox } from "@/components/ui/combobox";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import type { Option, SearchOptions } from "@/components/ui/use-options";
import { renderUi } from "./ui-render";

const cities: Option[] = ["Hà Nội", "Đà Nẵng", "Huế"].map((label) => ({ id: label, label }));

describe("a combobox", () => {
  it("finds without dấu and chooses with Enter", async () => {
    const changed = vi.fn();
    const { user } = renderUi(<Combobox aria-label="Tỉnh" options={cities} onValueChange={changed} />);
    const input = screen.getByRole("combobox", { name: "Tỉnh" });
    await user.type(input, "da nang");
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["Đà Nẵng"]);
    await user.keyboard("{Enter}");
    expect(changed).toHaveBeenCalledWith(cities[1]);
    expect(input).toHaveProperty("value", "Đà Nẵng");
  });

  it("goes back to its choice when what was typed is abandoned", async () => {
    const { user } = renderUi(<Combobox aria-label="Tỉnh" options={cities} defaultValue={cities[0] ?? null} />);
    const input = screen.getByRole("combobox", { name: "Tỉnh" });
    await user.type(input, "zzz", { initialSelectionStart: 0, initialSelectionEnd: 6 });
    expect(await screen.findByText("Không tìm thấy “zzz”.")).toBeTruthy();
    await user.keyboard("{Escape}");
    await user.tab();
    await waitFor(() => expect(input).toHaveProperty("value", "Hà Nội"));
  });

  it("abandons a search that was overtaken, so an old answer never replaces a new one", async () => {
    const signals = new Map<string, AbortSignal>();
    const answers = new Map<string, (options: Option[]) => void>();
    const search: SearchOptions = (query, signal) => {
      signals.set(query, signal);
      return new Promise((resolve) => answers.set(query, resolve));
    };
    const { user } = renderUi(<Combobox aria-label="Khách" search={search} />);
    const input = screen.getByRole("combobox", { name: "Khách" });
    await user.type(input, "la");
    await waitFor(() => expect(answers.has("la")).toBe(true));
    await user.type(input, "n");
    await waitFor(() => expect(answers.has("lan")).toBe(true));
    expect(signals.get("la")?.aborted).toBe(true);
    answers.get("lan")?.([{ id: "2", label: "Lan" }]);
    answers.get("la")?.([{ id: "1", label: "Lâm" }]);
    expect(await screen.findByRole("option", { name: "Lan" })).toBeTruthy();
    expect(screen.queryByRole("option", { name: "Lâm" })).toBeNull();
  });

  it("says when the search failed", async () => {
    const search = async () => Promise.reject(new Error("down"));
    const { user } = renderUi(<Combobox aria-label="Khách" search={search} />);
    await user.type(screen.getByRole("combobox", { name: "Khách" }), "lan");
    expect(await screen.findByText("Chưa tìm được. Hãy thử lại.")).toBeTruthy();
  });
});

describe("a combobox of several", () => {
  it("shows choices as chips and takes the last away with Backspace", async () => {
    const changed = vi.fn();
    const { user } = renderUi(<MultiCombobox aria-label="Chủ đề" options={cities} onValueChange={changed} />);
    const input = screen.getByRole("combobox", { name: "Chủ đề" });
    await user.type(input, "hue{Enter}");
    await user.type(input, "ha noi{Enter}");
    expect(changed).toHaveBeenLastCalledWith([cities[2], cities[0]]);
    expect(screen.getByRole("button", { name: "Bỏ Huế" })).toBeTruthy();
    await user.keyboard("{Escape}{Escape}");
    expect(changed).toHaveBeenLastCalledWith([cities[2], cities[0]]);
    await user.keyboard("{Backspace}");
    await waitFor(() => expect(changed).toHaveBeenLastCalledWith([cities[2]]));
  });

  it("creates what does not exist, and never offers to create what does", async () => {
    const changed = vi.fn();
    const create = vi.fn(async (query: string) => ({ id: "new", label: query }));
    const { user } = renderUi(
      <MultiCombobox aria-label="Chủ đề" options={cities} onCreate={create} onValueChange={changed} />,
    );
    const input = screen.getByRole("combobox", { name: "Chủ đề" });
    await user.type(input, "Huế");
    expect(screen.queryByRole("option", { name: /Tạo/ })).toBeNull();
    await user.clear(input);
    await user.type(input, "Đà Lạt");
    await user.click(screen.getByRole("option", { name: "Tạo “Đà Lạt”" }));
    expect(create).toHaveBeenCalledWith("Đà Lạt");
    await waitFor(() => expect(changed).toHaveBeenLastCalledWith([{ id: "new", label: "Đà Lạt" }]));
  });
});
