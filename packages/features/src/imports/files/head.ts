import { AppError } from "@bellyfed/core/error";

/** A file that cannot be read on, and where that is. */
export const broken = (reason: string): AppError => new AppError("malformed", "import.broken", reason);

const HEAD_BYTES = 4096;

/** The beginning of a file as text, without its byte-order mark, and the file's bytes from there on. Throws for UTF-16. */
export async function headOf(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < HEAD_BYTES) {
    const { done, value } = await iterator.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  const mark = first.subarray(0, 2).toString("hex");
  if (mark === "fffe" || mark === "feff") throw broken("The file is UTF-16; save it as UTF-8");
  const bytes = first.subarray(0, 3).toString("hex") === "efbbbf" ? first.subarray(3) : first;
  return { head: bytes.subarray(0, HEAD_BYTES).toString(), bytes: resumed(bytes, iterator) };
}

async function* resumed(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
