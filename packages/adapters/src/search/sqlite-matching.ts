import type { Level } from "@bellyfed/core/search/query";
import { asked, type Term } from "@bellyfed/core/search/terms";

/** A query's words, with what there is in the index for them, as an expression of FTS5. Words hold letters, marks and digits alone, so that quotes around them are enough. */
export function expression(terms: readonly Term[], level: Level): string {
  const query = asked(terms, level);
  return query.terms.map((term) => `(${alternatives(term, level).join(" OR ")})`).join(query.all ? " AND " : " OR ");
}

function alternatives({ word, isLast, meant = [], joined, split, halves = [] }: Term, level: Level): string[] {
  const written = [quoted(word), ...(isLast ? [`${quoted(word)}*`] : [])];
  if (level === "exact") return written;
  return [
    ...written,
    ...[...meant, ...joined].map(quoted),
    ...split.map((parts) => `(${parts.map(quoted).join(" AND ")})`),
    ...halves.map(([half, others]) => `(${quoted(half)} AND (${others.map(quoted).join(" OR ")}))`),
  ];
}

const quoted = (word: string): string => `"${word}"`;
