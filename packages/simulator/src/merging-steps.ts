import type { Place, Step } from "./history.ts";

/** The steps by which one restaurant is made of two, or two again, or one goes on as another. */
export type Merging = Extract<Step, { readonly kind: "merge" | "unmerge" | "close-moved" }>;

export const isMerging = <Some extends Step>(step: Some): step is Some & Merging =>
  ["merge", "unmerge", "close-moved"].includes(step.kind);

/** `of`: the id of a place's restaurant. */
type IdOf = (place: Place) => string;

export const verbOf = ({ kind }: Merging): string => (kind === "close-moved" ? "close" : kind);

export function mergingBody(step: Merging, reason: string, of: IdOf): object {
  if (step.kind === "close-moved") return { moved_to: of(step.to) };
  return step.kind === "merge" ? { into: of(step.into), reason } : { reason };
}

/** What the answer is to show. */
export function mergingShown(step: Merging, of: IdOf): object {
  if (step.kind === "close-moved") return { status: "closed", moved_to: of(step.to) };
  return { merged_into: step.kind === "merge" ? of(step.into) : null };
}

export function mergingSentence(step: Merging, called: IdOf): string {
  const one = called(step.place);
  if (step.kind === "close-moved") return `closes ${one}, which goes on as ${called(step.to)}`;
  return step.kind === "merge" ? `merges ${one} into ${called(step.into)}` : `makes ${one} one of its own again`;
}
