import { columnsOf, type SearchColumns } from "@bellyfed/core/search/columns";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { type Parts, partsOf } from "@bellyfed/core/search/parts";

/** A document with its words, as the memory index keeps it. */
export interface Kept {
  readonly document: SearchDocument;
  readonly columns: SearchColumns;
  readonly parts: Parts;
  readonly words: ReadonlySet<string>;
}

/** A document as it is kept. */
export function keep(document: SearchDocument): Kept {
  const columns = columnsOf(document);
  return { document, columns, parts: partsOf(document), words: new Set([...columns.nameWords, ...columns.otherWords]) };
}
