// Something is under way and its length is unknown.
import { cn } from "tailwind-variants";

export function Spinner({ className, label }: { className?: string; label?: string }) {
  return (
    <span
      {...(label === undefined ? { "aria-hidden": true } : { role: "status", "aria-label": label })}
      className="inline-flex"
    >
      <svg viewBox="0 0 16 16" fill="none" className={cn("size-4 animate-spin", className)} aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeOpacity="0.25" strokeWidth="1.75" />
        <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      </svg>
    </span>
  );
}
