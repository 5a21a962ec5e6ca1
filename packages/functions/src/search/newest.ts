import { AppError } from "@bellyfed/core/error";
import type { ObjectStore } from "@bellyfed/core/object-store";
import { INDEX_KEY } from "./index-file.ts";

/** A million restaurants are some 200 MB. */
const MOST_BYTES = 400_000_000;

/** The newest packed file of the index; undefined where there is none. */
export const newestIn = (files: Pick<ObjectStore, "read">) => async (): Promise<Uint8Array | undefined> => {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await files.read(INDEX_KEY, MOST_BYTES)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof AppError && error.code === "object.missing") return undefined;
    throw error;
  }
};
