"use client";
// One filter of a list that lives on the server, as a choice; "all" takes it out of the address.
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { Select } from "@/components/ui/select";

type FilterSelectProps = {
  name: string;
  label: string;
  all: string;
  options: readonly { value: string; label: string }[];
};

export function FilterSelect({ name, label, all, options }: FilterSelectProps) {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  return (
    <div className="w-full sm:w-56">
      <Select
        aria-label={label}
        value={search.get(name) ?? "all"}
        options={[{ value: "all", label: all }, ...options]}
        onValueChange={(value) => {
          const next = new URLSearchParams(search);
          next.delete("after");
          next.delete("before");
          if (value === "all") next.delete(name);
          else next.set(name, value);
          router.push(next.size === 0 ? path : `${path}?${next}`, { scroll: false });
        }}
      />
    </div>
  );
}
