import { AppError } from "@bellyfed/core/error";
import { foreignFile } from "./foreign.ts";

/** A file that cannot be read on, and where that is. */
export const broken = (reason: string): AppError => new AppError("malformed", "import.broken", reason);

const HEAD_BYTES = 4096;

/** How a file's text is encoded, as its byte-order mark says; UTF-8 without one. */
function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/**
 * The beginning of a file as text, and the file's bytes in UTF-8 from there on, both without its byte-order mark. Throws AppError for a file
 * that is known to be something else.
 */
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
  const encoding = encodingOf(first);
  const inUtf8 = encoding === "utf-8" ? undefined : fromEncoding(encoding);
  const begun = inUtf8?.(first) ?? withoutMark(first);
  const foreign = foreignFile(begun.subarray(0, HEAD_BYTES));
  if (foreign === undefined) {
    return { head: begun.subarray(0, HEAD_BYTES).toString(), bytes: resumed(begun, iterator, inUtf8) };
  }
  await iterator.return?.();
  throw broken(foreign);
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, 3).toString("hex") === "efbbbf" ? bytes.subarray(3) : bytes;

/** What decoders put where there is no text, and those bytes; and a byte that UTF-8 never has. */
const REPLACED = "\ufffd";
const [REPLACED_BYTES, NO_UTF8] = ["\u00ef\u00bf\u00bd", "\u00ff"];
type Convert = (bytes?: Uint8Array) => Uint8Array;

/** Makes UTF-8 of bytes as they come; none stands for the end. What is no text stays what is none. */
function fromEncoding(encoding: string): (bytes?: Uint8Array) => Buffer {
  const decoder = new TextDecoder(encoding);
  return (bytes) => {
    const text = decoder.decode(bytes, { stream: bytes !== undefined });
    const inUtf8 = Buffer.from(text);
    return text.includes(REPLACED)
      ? Buffer.from(inUtf8.toString("latin1").replaceAll(REPLACED_BYTES, NO_UTF8), "latin1")
      : inUtf8;
  };
}

async function* resumed(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  convert: Convert = (bytes = new Uint8Array()) => bytes,
): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield convert(next.value);
    yield convert();
  } finally {
    await rest.return?.();
  }
}
