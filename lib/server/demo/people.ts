// Who works at the demo company? One person of every role, two sales teams.
import type { Role } from "@/lib/domain/basics/access";

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly team?: "north" | "south";
}

export const demoCompanyName = "Cà phê Phin Việt";
/** The one password of all demo users; the demo refuses to load beside real accounts. */
export const demoPassword = "phin-viet-demo";

export const demoTeams = { north: "Kinh doanh miền Bắc", south: "Kinh doanh miền Nam" } as const;

export const demoPeople: readonly DemoPerson[] = [
  { email: "quantri@phinviet.example", name: "Phạm Quốc Bảo", role: "administrator" },
  { email: "giamdoc@phinviet.example", name: "Nguyễn Thu Hà", role: "manager" },
  { email: "tiepthi@phinviet.example", name: "Trần Minh Khôi", role: "marketer" },
  { email: "phantich@phinviet.example", name: "Lê Bảo Ngọc", role: "analyst" },
  { email: "sales@phinviet.example", name: "Đỗ Thị Hương Giang", role: "rep", team: "south" },
  { email: "sales.bac@phinviet.example", name: "Hoàng Văn Đức", role: "rep", team: "north" },
  { email: "tongdai@phinviet.example", name: "Võ Mỹ Linh", role: "telemarketer", team: "south" },
  { email: "baomat@phinviet.example", name: "Đặng Gia Hân", role: "privacy_officer" },
  { email: "kiemtoan@phinviet.example", name: "Bùi Công Thành", role: "auditor" },
];
