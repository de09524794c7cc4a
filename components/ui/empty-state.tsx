// Nothing here yet: why, and what the next step is.
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type EmptyStateProps = {
  title: ReactNode;
  children?: ReactNode;
  icon?: ReactNode;
  actions?: ReactNode;
  /** 1 for a page that is nothing else; 2 by default; 3 inside a Card or Section. */
  level?: 1 | 2 | 3;
  className?: string;
};

export function EmptyState({ title, children, icon, actions, level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={cn("mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center", className)}>
      {icon !== undefined && (
        <span
          aria-hidden="true"
          className="mb-3 flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-ink-faint [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <Heading className={level === 1 ? "text-xl font-semibold" : "text-base font-semibold"}>{title}</Heading>
      {children !== undefined && <div className="mt-1 text-base text-pretty text-ink-soft">{children}</div>}
      {actions !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
