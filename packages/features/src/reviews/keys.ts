/** The sort key of a review in its restaurant's partition: of one that everybody sees, or of one that is withheld. */
export const reviewSortKey = (
  { created_at, id }: { readonly created_at: string; readonly id: string },
  shown = true,
): string => `${shown ? "REVIEW" : "WITHHELD"}#${created_at}#${id}`;
