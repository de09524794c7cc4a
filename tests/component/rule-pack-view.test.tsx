// The rules in force, as an administrator reads them, in both languages.
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { RulePackView } from "@/components/settings/rule-pack-view";
import { vietnamPack } from "@/lib/domain/permission/rule-packs/vietnam";
import { renderUi } from "./ui-render";

test("shows caps, hours, labels, terms and dated sources", () => {
  renderUi(<RulePackView pack={vietnamPack} />);
  expect(screen.getByText(/3 lần trong 24 giờ · từ 07:00 đến trước 22:00/)).toBeTruthy();
  expect(screen.getByText(/2 ngày làm việc/)).toBeTruthy();
  expect(screen.getAllByRole("link")).toHaveLength(vietnamPack.sources.length);
  expect(screen.getByText(/đọc từ các nguồn này/)).toBeTruthy();
});
