/** The two files of an index, each packed by itself. Who needs one alone unpacks no more. */
export interface PackedParts {
  readonly index: Uint8Array;
  /** What reviews say. */
  readonly reviews: Uint8Array;
}

/** Bytes behind the two that say how long the first is. To gunzip both are one file, which ends before these. */
const LENGTH_BYTES = 8;

/** One file of both, so that they are always of one position. */
export function joined({ index, reviews }: PackedParts): Uint8Array {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64BE(BigInt(index.length));
  return Buffer.concat([index, reviews, length]);
}

/** Throws for what was cut off. */
export function partsOf(file: Uint8Array): PackedParts {
  const end = file.length - LENGTH_BYTES;
  if (end < 0) throw new Error("A packed index ends too soon");
  const first = Number(Buffer.from(file.subarray(end)).readBigUInt64BE());
  if (first > end) throw new Error(`A packed index of ${end} bytes cannot begin with one of ${first}`);
  return { index: file.subarray(0, first), reviews: file.subarray(first, end) };
}
