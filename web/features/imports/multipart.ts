/** A file that arrives within a form: what the form says beside it, and its bytes, which can be read once. */
export interface UploadedFile {
  readonly fields: FormData;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The request is no form with one file at its end, or it broke off. */
export class FormBroken extends Error {
  override readonly name = "FormBroken";
}

/** Most bytes before the file: the other fields are short. */
const MOST_BEFORE = 64 * 1024;
const HEAD_END = Buffer.from("\r\n\r\n");
const ENDS = "The form broke off, or goes on behind the file";
const END = Buffer.from("--\r\n");

/**
 * Reads a form (RFC 7578) up to its file, which has to be the last field, and hands the file on as it comes: nothing is kept, and its size
 * is known at once from the request's length, as an upload to S3 wants it. Throws FormBroken; so does reading `bytes`, before its last
 * chunk, when the form does not end there.
 */
export async function openUpload(headers: Headers, body: AsyncIterable<Uint8Array> | undefined): Promise<UploadedFile> {
  const length = Number(headers.get("content-length") ?? Number.NaN);
  const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(
    headers.get("content-type") ?? "",
  );
  if (!boundary || !body || !Number.isSafeInteger(length)) throw new FormBroken("This is no form with a known length");
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const chunks = body[Symbol.asyncIterator]();
  const { parts, start, rest } = await readParts(chunks, delimiter);
  const size = length - start - delimiter.length - END.length;
  const file = parts.pop();
  if (file?.filename === undefined || size < 0) throw new FormBroken("The form has no file at its end");
  const fields = new FormData();
  for (const { name, value } of parts) fields.append(name, value);
  return { fields, name: file.filename, size, bytes: bytesOf(rest, chunks, size, delimiter) };
}

interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  readonly value: string;
}

type Chunks = AsyncIterator<Uint8Array>;

/** Reads until the head of a part with a file: that part is the last of `parts`, begins at byte `start`, and has begun with `rest`. */
async function readParts(chunks: Chunks, delimiter: Buffer) {
  // The first delimiter has no line break before it.
  let read = Buffer.from("\r\n");
  for (;;) {
    const parts = partsIn(read, delimiter);
    const last = parts?.at(-1);
    if (parts && last?.filename !== undefined) {
      return { parts: parts.map(({ at: _, ...part }) => part), start: last.at - 2, rest: read.subarray(last.at) };
    }
    const { value, done } = await chunks.next();
    if (done || read.length > MOST_BEFORE) throw new FormBroken("The form has no file, or too much before it");
    read = Buffer.concat([read, value]);
  }
}

/** The parts that are complete, and one whose file has begun; undefined when the form begins with something else. */
function partsIn(read: Buffer, delimiter: Buffer): (Part & { readonly at: number })[] | undefined {
  if (read.length < delimiter.length) return undefined;
  if (!read.subarray(0, delimiter.length).equals(delimiter))
    throw new FormBroken("The form does not begin as it should");
  const parts = [];
  for (let from = delimiter.length; ; ) {
    const headEnd = read.indexOf(HEAD_END, from);
    if (headEnd < 0) return parts;
    const head = read.toString("utf8", from, headEnd);
    const at = headEnd + HEAD_END.length;
    const part = { name: parameter(head, "name") ?? "", filename: parameter(head, "filename"), at };
    if (part.filename !== undefined) return [...parts, { ...part, value: "" }];
    const end = read.indexOf(delimiter, at);
    if (end < 0) return parts;
    parts.push({ ...part, value: read.toString("utf8", at, end) });
    from = end + delimiter.length;
  }
}

/** Browsers write a quotation mark and line breaks within a name in percents (HTML, multipart form data). */
function parameter(head: string, name: string): string | undefined {
  const value = new RegExp(`^content-disposition:.*;\\s*${name}="([^"]*)"`, "im").exec(head)?.[1];
  return value?.replace(/%22/g, '"').replace(/%0D|%0A/g, " ");
}

/** The file's bytes. The last chunk is held back until the form has ended behind it. */
async function* bytesOf(first: Buffer, chunks: Chunks, size: number, delimiter: Buffer): AsyncGenerator<Uint8Array> {
  const end = Buffer.concat([delimiter, END]);
  let left = size;
  let held = Buffer.alloc(0);
  let behind = Buffer.alloc(0);
  for (let chunk: Uint8Array | undefined = first; chunk; chunk = (await chunks.next()).value) {
    const part = Buffer.from(chunk.subarray(0, left));
    behind = Buffer.concat([behind, chunk.subarray(part.length)]);
    if (part.length === 0) continue;
    left -= part.length;
    if (Buffer.concat([held.subarray(-delimiter.length), part]).includes(delimiter)) throw new FormBroken(ENDS);
    if (held.length > 0) yield held;
    held = part;
  }
  if (left > 0 || !behind.equals(end)) throw new FormBroken(ENDS);
  if (held.length > 0) yield held;
}
