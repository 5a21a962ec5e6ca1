import type { Level } from "@bellyfed/core/search/query";
import { asked, type Term } from "@bellyfed/core/search/terms";
import type { Vocabulary } from "./sqlite-vocabulary.ts";

/** A query's words as an expression of FTS5. Words hold letters, marks and digits alone, so that quotes around them are enough. */
export function expression(terms: readonly Term[], level: Level, vocabulary: Vocabulary): string {
  const query = asked(terms, level);
  return query.terms
    .map((term) => `(${alternatives(term, level, vocabulary).join(" OR ")})`)
    .join(query.all ? " AND " : " OR ");
}

function alternatives(term: Term, level: Level, vocabulary: Vocabulary): string[] {
  const written = [quoted(term.word), ...(term.isLast ? [`${quoted(term.word)}*`] : [])];
  if (level === "exact") return written;
  const apart = term.split.filter((parts) => parts.every((part) => vocabulary.has(part)));
  return [
    ...written,
    ...[...vocabulary.meantBy(term), ...term.joined].map(quoted),
    ...apart.map((parts) => `(${parts.map(quoted).join(" AND ")})`),
  ];
}

const quoted = (word: string): string => `"${word}"`;
