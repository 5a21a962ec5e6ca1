/** A part of an answer's text: words, or the number of a source. */
export type Cited = { readonly text: string } | { readonly source: string };

const MARKER = /\s*\[(\d{1,3})\]/g;

/**
 * An answer's text in pieces. `[3]` is the mark of a source only where there is a source of that number; anything else in brackets, and
 * everything that looks like a link or like markup, is words.
 */
export function citedPieces(text: string, sources: ReadonlySet<string>): Cited[] {
  const pieces: Cited[] = [];
  let end = 0;
  for (const marker of text.matchAll(MARKER)) {
    const [whole, source = ""] = marker;
    if (!sources.has(source)) continue;
    if (marker.index > end) pieces.push({ text: text.slice(end, marker.index) });
    pieces.push({ source });
    end = marker.index + whole.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The text without the marks of its sources, to be read out. */
export const spokenText = (text: string, sources: ReadonlySet<string>): string =>
  citedPieces(text, sources)
    .map((piece) => ("text" in piece ? piece.text : ""))
    .join("");
