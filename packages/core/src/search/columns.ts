import { foldedWords } from "../fold.ts";
import { sortName } from "../sort-name.ts";
import type { SearchDocument } from "./document.ts";
import { type Scored, scoredOf } from "./scored.ts";
import { compounds, searchWords } from "./words.ts";

/** A document as it is compared: what indexes keep beside what is shown. */
export interface SearchColumns {
  readonly scored: Scored;
  /** Words of the name, and all others by which it is found. */
  readonly nameWords: readonly string[];
  readonly otherWords: readonly string[];
  /** The shown average in hundredths; null without reviews. */
  readonly average: number | null;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly sortName: string;
}

/** Names with one key are one value of a filter. */
export const valueKey = (name: string): string => foldedWords(name);

/** What a document is compared by. */
export function columnsOf(document: SearchDocument): SearchColumns {
  const [name, joined] = [searchWords(document.name), compounds(document.name)];
  const cuisines = document.cuisines.flatMap(searchWords);
  const diets = document.diets.flatMap(searchWords);
  const place = searchWords(`${document.city} ${document.neighborhood ?? ""}`);
  return {
    scored: scoredOf([name, joined, cuisines, diets, place], document.rating),
    nameWords: [...name, ...joined],
    otherWords: [...new Set([...cuisines, ...diets, ...place, ...document.dishes.flatMap(searchWords)])],
    average: averageOf(document.rating),
    created: Date.parse(document.created_at),
    sortName: sortName(document.name),
  };
}

/** The average in hundredths, as it is shown; null without reviews. */
export const averageOf = ({ count, sum }: SearchDocument["rating"]): number | null =>
  count === 0 ? null : Math.round((sum * 100) / count);
