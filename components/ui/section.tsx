// A part of a page, with its heading and no frame.
import { type ReactNode, useId } from "react";
import { cn } from "tailwind-variants";

export type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  id?: string;
  className?: string;
  children: ReactNode;
};

export function Section({ title, description, actions, id, className, children }: SectionProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className={cn("min-w-0", className)}>
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-40">
          <h2 id={headingId} className="text-lg font-semibold">
            {title}
          </h2>
          {description !== undefined && <p className="text-base text-ink-soft">{description}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
