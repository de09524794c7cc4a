// It did not work: what happened, what is safe, what to do, and the reference to give when asking for help.
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type ErrorStateProps = {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** The whole sentence, for example "Mã tra cứu: 8f2c". */
  reference?: ReactNode;
  level?: 1 | 2 | 3;
  className?: string;
};

export function ErrorState({ title, children, actions, reference, level = 2, className }: ErrorStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div role="alert" className={cn("mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center", className)}>
      <span
        aria-hidden="true"
        className="mb-3 flex size-10 items-center justify-center rounded-lg bg-bad-soft text-bad [&_svg]:size-5"
      >
        <TriangleAlert />
      </span>
      <Heading className={level === 1 ? "text-xl font-semibold" : "text-base font-semibold"}>{title}</Heading>
      {children !== undefined && <div className="mt-1 text-base text-pretty text-ink-soft">{children}</div>}
      {reference !== undefined && <p className="mt-2 font-mono text-sm text-ink-faint select-all">{reference}</p>}
      {actions !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
