/** Cuts a list into runs of at most `entries` items and `bytes` in sum; an item that is larger alone gets a run of its own. */
export function chunksBySize<Row>(
  items: readonly Row[],
  sizeOf: (item: Row) => number,
  most: { readonly entries: number; readonly bytes: number },
): Row[][] {
  const chunks: Row[][] = [];
  let chunk: Row[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (chunk.length > 0 && (chunk.length === most.entries || bytes + size > most.bytes)) {
      chunks.push(chunk);
      chunk = [];
      bytes = 0;
    }
    chunk.push(item);
    bytes += size;
  }
  return chunk.length > 0 ? [...chunks, chunk] : chunks;
}
