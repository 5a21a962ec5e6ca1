/** A name as the API compares it: lower case, without accents, words joined by `-`. `São Paulo` and `sao paulo` are the same. */
export const fold = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

/** The name among `known` that means what was typed, as it is properly written; else what was typed. */
export const properName = (typed: string, known: Iterable<string>): string => {
  const wanted = fold(typed);
  for (const name of known) if (fold(name) === wanted) return name;
  return typed;
};
