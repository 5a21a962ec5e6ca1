/** A text in two parts that together are the whole: what is shown at once, and the rest, empty when the text is short. */
export interface Folded {
  readonly start: string;
  readonly rest: string;
}

const LONG = 900;
const START = 600;
/** Places to cut at, the best first: after a paragraph, a sentence (also of scripts that write no space behind it), a word. */
const BREAKS = [/\n\s*(?=\S)/g, /[.!?…؟]+["”»)]?\s+|[。！？]/g, /\s+/g];

/** Cuts a long text where it hurts least, between 600 and 900 characters; one without any gap between two visible characters. */
export function fold(text: string): Folded {
  if (text.length <= LONG) return { start: text, rest: "" };
  const at =
    BREAKS.map((pattern) => breakIn(text, pattern)).find((found) => found !== undefined) ?? wholeCharacters(text);
  return { start: text.slice(0, at), rest: text.slice(at) };
}

function breakIn(text: string, pattern: RegExp): number | undefined {
  for (const match of text.slice(0, LONG).matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (end >= START) return end;
  }
  return undefined;
}

function wholeCharacters(text: string): number {
  const { segment = "", index = 0 } = new Intl.Segmenter().segment(text).containing(START) ?? {};
  return index + segment.length;
}
