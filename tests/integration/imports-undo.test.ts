// Taking an import back after people went on working with its rows: what they did is never overwritten, and always named.
import { beforeEach, expect, test } from "vitest";
import { changeCustomer } from "@/lib/server/actions/customer-profile";
import { asOperator } from "@/lib/server/operator";
import { asOwner, resetDatabase } from "../support/database";
import { csv, importText, undo } from "../support/imports";

beforeEach(resetDatabase);

const customer = async (code: string) => {
  const [row] = await asOwner("SELECT customer_id, version, gender, birth_date::text FROM customer WHERE code = $1", [
    code,
  ]);
  return row as { customer_id: string; version: number; gender: string | null; birth_date: string | null };
};

test("a fact that somebody cleared since stays cleared; one that the import cleared comes back", async () => {
  const heading = ["code", "gender", "birth_date"];
  await importText("customers", csv([heading, ["KH1", "Nam", "31/12/1990"]]));
  const second = await importText("customers", csv([heading, ["KH1", "Nữ", ""]]), { options: { blankClears: true } });
  const { customer_id: id, version } = await customer("KH1");
  expect((await asOperator(() => changeCustomer({ id, version, facts: { gender: null } }))).ok).toBe(true);
  expect((await undo(second.id)).keptRows).toEqual([expect.objectContaining({ what: "customer", reason: "edited" })]);
  expect(await customer("KH1")).toMatchObject({ gender: null, birth_date: "1990-12-31" });
});
