import { valueKey } from "@bellyfed/core/search/columns";
import { millimetres } from "@bellyfed/core/search/geo";
import type { Level } from "@bellyfed/core/search/query";
import { scoring } from "@bellyfed/core/search/score";
import type { Suggestion, SuggestQuery } from "@bellyfed/core/search/search-index";
import { type Candidate, missedAway, ranked } from "@bellyfed/core/search/suggesting";
import { knownTerms, type Term, termsOf } from "@bellyfed/core/search/terms";
import { byRelevance, leastOfWords } from "./sqlite-bounds.ts";
import { matching } from "./sqlite-candidates.ts";
import { expression } from "./sqlite-matching.ts";
import type { Opened } from "./sqlite-opened.ts";
import { suggestedPhrases } from "./sqlite-phrases.ts";
import { type Suggestible, suggestible } from "./sqlite-suggestible.ts";
import { firstOf } from "./sqlite-top.ts";

/** Suggestions for what is being typed. */
export function suggesting(index: Opened, query: SuggestQuery): Suggestion[] {
  const terms = termsOf(query.text);
  if (terms.length === 0) return [];
  const rows = index.rows.now();
  const city = query.city === undefined ? undefined : valueKey(query.city);
  const among = { index, rows, query, may: suggestible(rows.kept.columns, index.traits, city) };
  const exact = candidates(among, terms, "exact");
  if (exact.length > 0) return ranked(exact, terms, "exact", query.limit);
  const known = knownTerms(terms, index.vocabulary);
  return ranked(candidates(among, known, "forgiving"), known, "forgiving", query.limit);
}

/** So many restaurants are looked at beyond those that are shown, because names that are the same stand once. */
const MOST_CANDIDATES = 200;

interface Among {
  readonly index: Opened;
  readonly rows: ReturnType<Opened["rows"]["now"]>;
  readonly query: SuggestQuery;
  readonly may: Suggestible;
}

function candidates(among: Among, terms: readonly Term[], level: Level): Candidate[] {
  const match = expression(terms, level);
  return [...restaurants(among, terms, level, `name : (${match})`), ...suggestedPhrases(among, match)];
}

function restaurants(
  { index, rows: { kept, byKey }, query: { near }, may }: Among,
  terms: readonly Term[],
  level: Level,
  match: string,
): Candidate[] {
  const look = matching(index.statements);
  const { lat, lng, liked, count } = kept.columns;
  const ids = look(match).filter(may.isOpen);
  const away = (id: number) => {
    const place = { lat: lat[id] ?? Number.NaN, lng: lng[id] ?? Number.NaN };
    return near && !Number.isNaN(place.lat) ? millimetres(place, near) : Number.MAX_SAFE_INTEGER;
  };
  // What its guests say makes nobody type it.
  const { keyOf, atLeast } = byRelevance(
    kept,
    terms,
    scoring(terms, level),
    leastOfWords(look, terms, level, kept.size),
  );
  const first = firstOf(
    ids,
    MOST_CANDIDATES,
    {
      keyOf: (id) => keyOf(id) - (liked[id] ?? 0) + (near ? missedAway(away(id)) : 0),
      atLeast: (id) => atLeast(id) - (liked[id] ?? 0),
      rank: byKey.rank(),
    },
    undefined,
  );
  const named = index.statements.all(
    `select doc.id, doc.key, json_extract(shown.json, '$.name') name, json_extract(shown.json, '$.city') city
     from json_each(?) cross join doc on doc.id = json_each.value cross join shown on shown.id = doc.id`,
    [JSON.stringify(first.map(({ id }) => id))],
  );
  return named.map((row): Candidate => {
    const id = Number(row.id);
    return {
      ...{ kind: "restaurant", text: String(row.name), id: String(row.key), city: String(row.city) },
      ...{ count: count[id] ?? 0, ...(near && { away: away(id) }) },
    };
  });
}
