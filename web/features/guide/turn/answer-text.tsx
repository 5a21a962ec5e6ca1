import { fillIn } from "@/platform/i18n/plain-text";
import type { AnswerSource } from "../stream/answer";
import { type Cited, citedPieces } from "../stream/cited";
import { sourceAnchor } from "./source-list";

interface Props {
  /** Tells the answers of a page apart. */
  readonly scope: string;
  readonly text: string;
  readonly sources: readonly AnswerSource[];
  /** "Source {number}" */
  readonly label: string;
}

/**
 * What the guide says, line by line, in the direction in which it begins: the name of a place does not turn its line. It is never read as anything but text: the only links in it are the marks of its
 * sources, which lead to the list below.
 */
export function AnswerText({ scope, text, sources, label }: Props) {
  const known = new Set(sources.map(({ id }) => id));
  return linesOf(text).map(({ from, line }) => (
    <p key={from}>
      {placed(citedPieces(line, known)).map(({ from, piece }) =>
        "text" in piece ? (
          <span key={from}>{piece.text}</span>
        ) : (
          <a
            key={from}
            href={`#${sourceAnchor(scope, piece.source)}`}
            aria-label={fillIn(label, { number: piece.source })}
            className="ms-0.5 inline-block min-w-6 rounded bg-raised px-1 text-center align-[0.1em] font-semibold text-paprika text-xs leading-6 no-underline hover:underline"
          >
            {piece.source}
          </a>
        ),
      )}
    </p>
  ));
}

interface Line {
  readonly from: number;
  readonly line: string;
}

/** Lines that say something, by where they begin. */
function linesOf(text: string): Line[] {
  let from = 0;
  return text.split("\n").flatMap((line) => {
    const begins = from;
    from += line.length + 1;
    return line.trim() === "" ? [] : [{ from: begins, line }];
  });
}

/** Pieces by their place in the line, which they keep while more of it comes. */
const placed = (pieces: readonly Cited[]) => pieces.map((piece, from) => ({ from, piece }));
