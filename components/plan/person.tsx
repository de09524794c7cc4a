// Who answers for this? A face and a name, or the plain statement that nobody does.
import { Avatar } from "@/components/ui/avatar";

export function Person({ name, nobody }: { name: string | null; nobody: string }) {
  if (name === null) return <span className="text-sm text-warn">{nobody}</span>;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar name={name} size="sm" />
      <span className="truncate text-sm">{name}</span>
    </span>
  );
}
