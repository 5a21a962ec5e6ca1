import { valueKey } from "@bellyfed/core/search/columns";
import { millimetres } from "@bellyfed/core/search/geo";
import type { Level } from "@bellyfed/core/search/query";
import type { Suggestion, SuggestQuery } from "@bellyfed/core/search/search-index";
import { type Candidate, ranked } from "@bellyfed/core/search/suggesting";
import { isFound, termsOf } from "@bellyfed/core/search/terms";
import { compounds, searchWords } from "@bellyfed/core/search/words";
import type { Kept } from "./memory-document.ts";

/** Suggestions by a look at every document. */
export function memorySuggest(all: readonly Kept[], query: SuggestQuery): Suggestion[] {
  const terms = termsOf(query.text);
  if (terms.length === 0) return [];
  const city = query.city === undefined ? undefined : valueKey(query.city);
  const seen = all.filter(
    ({ document, parts }) => !document.hidden && document.status === "open" && (!city || parts.place.cityKey === city),
  );
  const candidates = [...seen.map(restaurant(query)), ...values(seen)];
  const at = (level: Level) =>
    candidates.filter(({ text }) => isFound(terms, level, new Set([...searchWords(text), ...compounds(text)])));
  const exact = at("exact");
  const level = exact.length > 0 ? "exact" : "forgiving";
  return ranked(level === "exact" ? exact : at(level), terms, level, query.limit);
}

const restaurant =
  ({ near }: SuggestQuery) =>
  ({ document }: Kept): Candidate => ({
    kind: "restaurant",
    text: document.name,
    id: document.id,
    city: document.city,
    count: document.rating.count,
    ...(near && { away: document.location ? millimetres(document.location, near) : Number.MAX_SAFE_INTEGER }),
  });

/** Cuisines, cities and dishes with the number of restaurants that have them. */
function values(seen: readonly Kept[]): Candidate[] {
  const counts = new Map<string, Candidate>();
  const count = (kind: Candidate["kind"], text: string) => {
    const key = `${kind}\0${valueKey(text)}`;
    const before = counts.get(key);
    const name = before === undefined || text < before.text ? text : before.text;
    counts.set(key, { kind, text: name, count: (before?.count ?? 0) + 1 });
  };
  for (const { document } of seen) {
    if (document.established) {
      for (const cuisine of document.cuisines) count("cuisine", cuisine);
      count("city", document.city);
    }
    for (const dish of document.dishes) count("dish", dish);
  }
  return [...counts.values()];
}
