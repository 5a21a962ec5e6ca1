import { AppError } from "@bellyfed/core/error";
import type { ObjectStore } from "@bellyfed/core/object-store";
import { tooLarge } from "../too-large.ts";

export interface MemoryObject {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface MemoryObjects extends ObjectStore {
  /** By key. A test puts a file here to stand for an upload. */
  readonly files: Map<string, MemoryObject>;
}

const CHUNK_BYTES = 64 * 1024;

/** Files in memory, read in chunks as a network would bring them. Upload URLs lead nowhere. */
export function memoryObjects(): MemoryObjects {
  const files = new Map<string, MemoryObject>();
  return {
    files,
    async put(key, body, contentType) {
      files.set(key, { bytes: Buffer.from(body), contentType });
    },
    async read(key, most) {
      const file = files.get(key);
      if (!file) throw new AppError("missing", "object.missing", `There is no file ${key}`);
      if (file.bytes.length > most) throw tooLarge(file.bytes.length, most);
      return chunksOf(file.bytes);
    },
    exists: async (key) => files.has(key),
    uploadUrl: async (key, { contentType, bytes, seconds }) => {
      const facts = { contentType, bytes: String(bytes), seconds: String(seconds) };
      return `memory://objects/${encodeURIComponent(key)}?${new URLSearchParams(facts)}`;
    },
  };
}

async function* chunksOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
