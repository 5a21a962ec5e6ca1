import { type Offsets, pieces } from "./pieces";

interface Props {
  readonly text: string;
  /** Of what was asked for; none where nothing was. */
  readonly offsets?: Offsets | undefined;
}

/** A text of somebody's in which what was asked for is marked. It is never read as anything but text, and no letters are set apart that are written together. */
export const Marked = ({ text, offsets = [] }: Props) => (
  <bdi>
    {pieces(text, offsets).map((piece) => (piece.matched ? <mark key={piece.from}>{piece.text}</mark> : piece.text))}
  </bdi>
);
