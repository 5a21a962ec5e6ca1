import type { SQLOutputValue } from "node:sqlite";
import { millimetres } from "@bellyfed/core/search/geo";
import { asksNothing, leveled, sortOf } from "@bellyfed/core/search/leveling";
import type { Level, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import { isElsewhere, type Scoring, scoring, shownScore } from "@bellyfed/core/search/score";
import type { Scored } from "@bellyfed/core/search/scored";
import type { Found, Hit } from "@bellyfed/core/search/search-index";
import { dishesMet, knownTerms, type Term, termsOf } from "@bellyfed/core/search/terms";
import { browsing, isBrowsing } from "./sqlite-browsing.ts";
import { type Condition, everywhere, withWords } from "./sqlite-conditions.ts";
import { expression } from "./sqlite-matching.ts";
import type { Opened } from "./sqlite-opened.ts";
import { foundPage, type Page, visitedPage } from "./sqlite-page.ts";
import type { Visited } from "./sqlite-visits.ts";

type Row = Record<string, SQLOutputValue>;

/** Answers a query from the file. */
export function searching(index: Opened, query: SearchQuery): Found {
  const terms = termsOf(query.text ?? "");
  const mean = query.after?.mean ?? index.mean();
  const facetsBy = (counted: Visited["counted"]) =>
    Object.fromEntries(query.facets.map((name) => [name, counted(name)]));
  if (asksNothing(query, terms))
    return { hits: [], total: 0, facets: facetsBy(() => []), level: "exact", next: undefined };
  const { level, total, counted, rows, score } =
    terms.length === 0
      ? withoutWords(index, { query, terms, mean })
      : leveled(query, terms, (level) => withWordsAt(level, index, { query, terms, mean }));
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    hits: shown.map((row) => {
      const missed = score?.explain(scoredIn(row)) ?? null;
      const dishes = missed && isElsewhere(missed) ? dishesMet(dishesOf(index, row), terms, level) : [];
      return { ...hit(row, query.filters, score), missed, dishes };
    }),
    ...{ total, facets: facetsBy(counted), level },
    next: last && { key: (last.sort ?? last.v) as number | string, id: String(last.key), level, mean },
  };
}

/** All that is found at a level, and the rows of the page. */
interface Attempt extends Visited {
  readonly level: Level;
  readonly score?: Scoring;
  readonly rows: readonly Row[];
}

function withWordsAt(level: Level, index: Opened, asked: Page): Attempt {
  const terms: readonly Term[] = level === "exact" ? asked.terms : knownTerms(asked.terms, index.vocabulary);
  const score = scoring(terms, level);
  const source = withWords(expression(terms, level), asked.query.filters);
  return { ...visited(index, asked, visitedPage({ ...asked, terms }, source), score.ofText), level, score };
}

function withoutWords(index: Opened, page: Page): Attempt {
  const { filters, facets } = page.query;
  index.traits.readAll();
  if (!isBrowsing(filters)) {
    const asked = visitedPage(page, everywhere(index.statements, filters));
    return { ...visited(index, page, asked, () => 0), level: "exact" };
  }
  const { found, ...counts } = browsing(index, filters, facets);
  const { sql, values } = foundPage(page, found);
  return { ...counts, level: "exact", rows: counts.total === 0 ? [] : index.statements.all(sql, values) };
}

function visited(index: Opened, page: Page, { sql, values }: Condition, ofText: (text: string) => number) {
  const { filters, facets, after } = page.query;
  const sort = sortOf(page.query, page.terms);
  const key = sort === "name" ? 0 : Number(after?.key);
  let rows: readonly Row[] = [];
  const counts = index.visit(
    { filters, facets, ofText, byDistance: sort === "distance", after: after ? key : undefined },
    () => {
      rows = index.statements.all(sql, values);
    },
  );
  return { ...counts, rows };
}

const scoredIn = (row: Row): Scored => ({
  text: String(row.scored),
  names: Number(row.names),
  popularity: Number(row.popularity),
  liked: Number(row.liked),
});

const dishesOf = ({ statements }: Opened, { id }: Row): string[] =>
  statements
    .all("select name from value where doc = ? and kind = 'dish'", [Number(id)])
    .map(({ name }) => String(name));

function hit(row: Row, { near }: SearchFilters, score: Scoring | undefined): Omit<Hit, "missed" | "dishes"> {
  const away = near && row.lat !== null ? millimetres({ lat: Number(row.lat), lng: Number(row.lng) }, near) : null;
  return {
    id: String(row.key),
    shown: String(row.json),
    distance: away === null ? null : Math.round(away / 1000),
    score: score ? shownScore(score.of(scoredIn(row))) : null,
  };
}
