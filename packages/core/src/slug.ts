const MAX = 64;
/** Only this many characters are read: more than any name has. To normalize a megabyte would take seconds, and it is going to be refused anyway. */
const MOST_READ = 1024;

/** A key's form of a name: lower case, without accents, words joined by `-`, at most 64 characters. `Café/Coffee/Tea` -> `cafe-coffee-tea`. Empty when the name has no letter and no digit. */
export const slugOf = (name: string): string => {
  const words = name
    .slice(0, MOST_READ)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [...words].slice(0, MAX).join("").replace(/-+$/, "");
};

/** A text as one line that any place can show: well-formed, with a space for each run of line breaks and other control characters. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();

/** A name as the sort keys hold it: NFKC, lower case, without the separator, at most 120 characters. */
export const sortName = (name: string): string =>
  [...name.slice(0, MOST_READ).normalize("NFKC").toLowerCase().replaceAll("#", " ").replace(/\s+/gu, " ").trim()]
    .slice(0, 120)
    .join("");
