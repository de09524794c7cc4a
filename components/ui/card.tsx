// A framed ground for one thing. `title` and `actions` make its head; `flush` lets a table or list touch the frame.
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  flush?: boolean;
  /** The heading's level; 2 by default. */
  level?: 2 | 3;
  id?: string;
  className?: string;
  children?: ReactNode;
};

export function Card(props: CardProps) {
  const { title, description, actions, footer, flush, level = 2, id, className, children } = props;
  const Heading = level === 2 ? "h2" : "h3";
  const hasHead = title !== undefined || actions !== undefined;
  return (
    <section id={id} className={cn("min-w-0 rounded-lg border border-line bg-raised shadow-sm", className)}>
      {hasHead && (
        <div className={cn("flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3", flush && "pb-3")}>
          <div className="min-w-0 flex-1 basis-40">
            {title !== undefined && <Heading className="text-base leading-8 font-semibold">{title}</Heading>}
            {description !== undefined && <p className="text-sm text-ink-faint">{description}</p>}
          </div>
          {actions !== undefined && (
            <div className="flex min-w-0 max-w-full flex-wrap items-center gap-2">{actions}</div>
          )}
        </div>
      )}
      {flush ? children : <div className={cn("px-4 pb-4", hasHead ? "pt-2" : "pt-4")}>{children}</div>}
      {footer !== undefined && <div className="border-t border-line px-4 py-3 text-sm text-ink-soft">{footer}</div>}
    </section>
  );
}
