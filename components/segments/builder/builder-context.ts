// What do all parts of the builder share? The catalogue, the names of values seen so far, and what each node is told.
import { createContext, type PointerEvent, useContext } from "react";
import type { FieldCatalogue } from "@/lib/domain/segmentation/rule-fields";
import type { RuleLabels, RuleWords } from "@/lib/domain/segmentation/rule-words";
import type { BuilderAction } from "./state";
import type { Drag } from "./use-drag";

export interface NodeNote {
  /** People for whom this condition alone holds; members for whom it holds. */
  readonly alone?: number;
  readonly inPlace?: number;
  readonly problems: readonly string[];
}

export interface Builder {
  readonly fields: FieldCatalogue;
  readonly currency: string;
  readonly labels: RuleLabels;
  readonly words: RuleWords;
  readonly counting: boolean;
  noteOf(id: string): NodeNote | undefined;
  dispatch(action: BuilderAction): void;
  /** What is being dragged, and where it would land. */
  readonly drag: Drag | null;
  startDrag(id: string, event: PointerEvent<HTMLElement>): void;
  /** Remembers what a chosen value is called. */
  name(kind: string, value: string, label: string): void;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("useBuilder stands outside the builder");
  return builder;
}
