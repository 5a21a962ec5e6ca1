import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from "node:zlib";

/** What of a word's base64 does not depend on what stands around it, for each of the three places where it can begin; the same for base64url. */
function inBase64(word: Buffer): Buffer[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), word]).toString("base64url");
    const [first, last] = [Math.ceil((before * 8) / 6), Math.floor(((before + word.length) * 8) / 6)];
    return Buffer.from(text.slice(first, last));
  });
}

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

/** The bytes of a word of plain letters, in every form that it may have been written in without being compressed. */
function formsOf(word: string): (readonly [form: string, bytes: Buffer])[] {
  const [utf8, utf16] = [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")];
  const reversed = Buffer.from([...word].reverse().join(""));
  return [
    ...[word, word.toUpperCase()].map((text) => ["text", Buffer.from(text)] as const),
    ["UTF-16LE", utf16],
    ["UTF-16BE", swapped(utf16)],
    ...inBase64(utf8).map((bytes) => ["base64", bytes] as const),
    ...inBase64(utf16).map((bytes) => ["base64 of UTF-16", bytes] as const),
    ["hex", Buffer.from(utf8.toString("hex"))],
    ["HEX", Buffer.from(utf8.toString("hex").toUpperCase())],
    ["backwards", reversed],
  ];
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
/** As much as can be read, also where the end is missing or something else follows. */
const FLUSH = { finishFlush: constants.Z_SYNC_FLUSH };

/** Where the compressed bytes of a gzip stream begin, behind its fields for a name and the like (RFC 1952, section 2.3). */
function behindHeader(bytes: Buffer, at: number): number {
  const flags = bytes[at + 3] ?? 0;
  let next = at + 10;
  if (flags & 4) next += 2 + (bytes[next] ?? 0) + 256 * (bytes[next + 1] ?? 0);
  for (const field of [8, 16]) if (flags & field) next = bytes.indexOf(0, next) + 1;
  return flags & 2 ? next + 2 : next;
}

/** What gzip streams within the bytes hold, and what they hold altogether where they are compressed in another way. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const attempt = (open: () => Buffer) => {
    try {
      const opened = open();
      if (opened.length > 0) found.push(opened);
    } catch {
      // It is not compressed like that.
    }
  };
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
    attempt(() => inflateRawSync(bytes.subarray(behindHeader(bytes, at)), FLUSH));
  }
  attempt(() => inflateSync(bytes));
  attempt(() => inflateRawSync(bytes));
  attempt(() => brotliDecompressSync(bytes));
  return found;
}

/** The bytes, and what is packed in them, and in that again. */
function layersOf(bytes: Buffer): Buffer[] {
  const first = unpacked(bytes);
  return [bytes, ...first, ...first.flatMap(unpacked)];
}

const formsIn = (layers: readonly Buffer[], wanted: ReturnType<typeof formsOf>): string[] =>
  wanted.flatMap(([form, bytes]) =>
    layers.flatMap((layer, at) => (layer.includes(bytes) ? [at === 0 ? form : `packed ${form}`] : [])),
  );

/**
 * Which of these words of plain letters stand in which files of these folders, as `file: word (form)`: as text of UTF-8 or UTF-16, in base64 or hex at
 * whatever place, and inside of gzip, deflate and Brotli. Looks at every byte of every file, and at the files' names.
 */
export function foundInAnyForm(folders: readonly string[], words: readonly string[]): string[] {
  const forms = words.map((word) => [word, formsOf(word)] as const);
  return folders.flatMap((folder) => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const layers = layersOf(readFileSync(file));
      return forms.flatMap(([word, wanted]) =>
        [...formsIn(layers, wanted), ...(file.includes(word) ? ["name"] : [])].map(
          (form) => `${relative(folder, file)}: ${word} (${form})`,
        ),
      );
    });
  });
}
