// Does a table select one, many and all, and keep its meaning while it looks like cards?
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Table } from "@/components/ui/table";
import { useSelection } from "@/components/ui/use-selection";
import { renderUi } from "./ui-render";

const rows = ["An", "Bình", "Chi", "Dũng"].map((name) => ({ id: name.toLowerCase(), name, spent: name.length }));
const keys = rows.map((row) => row.id);

function People() {
  const selection = useSelection(keys);
  return (
    <>
      <output>{[...selection.selected].sort().join(" ")}</output>
      <button type="button" onClick={selection.clear}>
        Bỏ chọn
      </button>
      <Table
        caption="Khách hàng"
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/customers/${row.id}`}
        selection={selection}
        sort={{ key: "spent", direction: "desc", href: (key, direction) => `?sort=${key}.${direction}` }}
        columns={[
          { key: "name", header: "Tên", sortKey: "name", cell: (row) => row.name },
          { key: "spent", header: "Đã mua", sortKey: "spent", align: "end", cell: (row) => row.spent },
        ]}
      />
    </>
  );
}

// By label: asking jsdom for roles over a whole table is slow.
const box = (name: string) => screen.getByLabelText(name);
const chosen = () => screen.getByRole("status").textContent;

describe("a table", () => {
  it("selects rows one by one, a range with Shift, and lets go of them", async () => {
    const { user } = renderUi(<People />);
    await user.click(box("Chọn An"));
    await user.keyboard("{Shift>}");
    await user.click(box("Chọn Chi"));
    await user.keyboard("{/Shift}");
    expect(chosen()).toBe("an bình chi");
    await user.click(box("Chọn Bình"));
    expect(chosen()).toBe("an chi");
    await user.click(screen.getByRole("button", { name: "Bỏ chọn" }));
    expect(chosen()).toBe("");
  });

  it("selects all rows, and shows when only some are", async () => {
    const { user } = renderUi(<People />);
    const all = box("Chọn tất cả các dòng");
    await user.click(box("Chọn An"));
    expect(all.getAttribute("aria-checked")).toBe("mixed");
    await user.click(all);
    expect(chosen()).toBe("an bình chi dũng");
    await user.click(all);
    expect(chosen()).toBe("");
  });

  it("sorts by links and says how it is sorted", () => {
    renderUi(<People />);
    const header = screen.getByRole("columnheader", { name: /Đã mua/ });
    expect(header.getAttribute("aria-sort")).toBe("descending");
    expect(within(header).getByRole("link").getAttribute("href")).toBe("?sort=spent.asc");
    expect(screen.getByRole("columnheader", { name: "Tên" }).getAttribute("aria-sort")).toBeNull();
  });

  it("leads from a row to its page", () => {
    renderUi(<People />);
    expect(screen.getByRole("link", { name: "Chi" }).getAttribute("href")).toBe("/customers/chi");
  });

  it("says what to do instead of showing an empty table", () => {
    renderUi(<Table caption="Khách hàng" rows={[]} rowKey={String} columns={[]} empty={<p>Chưa có ai</p>} />);
    expect(screen.queryByRole("table")).toBeNull();
    expect(screen.getByText("Chưa có ai")).toBeTruthy();
  });
});
