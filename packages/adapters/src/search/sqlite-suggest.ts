import { valueKey } from "@bellyfed/core/search/columns";
import type { Level } from "@bellyfed/core/search/query";
import { extraWords, scoring } from "@bellyfed/core/search/score";
import { type Suggestion, type SuggestQuery, suggestionKinds } from "@bellyfed/core/search/search-index";
import { type Candidate, ranked } from "@bellyfed/core/search/suggesting";
import { knownTerms, type Term, termsOf } from "@bellyfed/core/search/terms";
import { expression } from "./sqlite-matching.ts";
import type { Opened } from "./sqlite-opened.ts";

/** Suggestions for what is being typed. */
export function suggesting(index: Opened, query: SuggestQuery): Suggestion[] {
  const terms = termsOf(query.text);
  if (terms.length === 0) return [];
  const exact = candidates(index, query, terms, "exact");
  if (exact.length > 0) return ranked(exact, terms, "exact", query.limit);
  const known = knownTerms(terms, index.vocabulary);
  return ranked(candidates(index, query, known, "forgiving"), known, "forgiving", query.limit);
}

/** So many restaurants are looked at beyond those that are shown, because names that are the same stand once. */
const MOST_CANDIDATES = 200;

function candidates(index: Opened, query: SuggestQuery, terms: readonly Term[], level: Level): Candidate[] {
  const match = expression(terms, level);
  const city = query.city === undefined ? [] : [valueKey(query.city)];
  index.suggestions(scoring(terms, level).ofText, query.near);
  const inCity = city.length > 0 ? "and doc.city = ?" : "";
  const names = index.statements.all(
    `with found as materialized (select doc.id id, doc.key key, doc.count n, doc.lat lat, doc.lng lng, away(doc.lat, doc.lng) away,
       score(doc.scored) + ${extraWords.missed} * min(${extraWords.most}, max(0, doc.names - ${terms.length})) + doc.popularity k from fts cross join doc on doc.id = fts.rowid where fts match ? and doc.status = 'open' ${inCity}),
     best as (select * from found order by k + min(4000, coalesce(away, 50000000) / 12500), key limit ${MOST_CANDIDATES})
     select best.key, best.n, best.away, json_extract(shown.json, '$.name') name, json_extract(shown.json, '$.city') city
     from best join shown on shown.id = best.id`,
    [`name : (${match})`, ...city],
  );
  return [
    ...names.map(
      (row): Candidate => ({
        kind: "restaurant",
        text: String(row.name),
        id: String(row.key),
        city: String(row.city),
        count: Number(row.n),
        ...(query.near && { away: row.away === null ? Number.MAX_SAFE_INTEGER : Number(row.away) }),
      }),
    ),
    ...phrases(index, match, city),
  ];
}

function phrases(index: Opened, match: string, city: readonly string[]): Candidate[] {
  const rows = index.statements.all(
    `select phrase.kind kind, min(v.name) name, count(*) n
     from phrases cross join phrase on phrase.id = phrases.rowid
       cross join value v on v.kind = phrase.kind and v.key = phrase.key cross join doc on doc.id = v.doc
     where phrases match ? and doc.status = 'open' and (phrase.kind = 'dish' or doc.established) ${city.length > 0 ? "and doc.city = ?" : ""}
     group by phrase.id`,
    [match, ...city],
  );
  return rows.flatMap(({ kind, name, n }) => {
    const known = suggestionKinds.find((one) => one === kind);
    return known ? [{ kind: known, text: String(name), count: Number(n) }] : [];
  });
}
