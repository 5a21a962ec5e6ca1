import { ReadableStream } from "node:stream/web";
import type { Data } from "@/platform/api";

export type Upload = NonNullable<Data<"createImport">["upload"]>;

/** The store did not take the file. */
export class StoreRefused extends Error {
  override readonly name = "StoreRefused";
}

/** Sends a file to where the API said, as it comes: S3 wants to know its size first. What reading `bytes` throws is thrown. */
export async function storeFile(upload: Upload, bytes: AsyncIterable<Uint8Array>, size: number): Promise<void> {
  const reading: { fault?: unknown } = {};
  const answer = await fetch(upload.url, {
    method: upload.method,
    headers: { ...upload.headers, "content-length": String(size) },
    body: ReadableStream.from(watch(bytes, reading)),
    duplex: "half",
    cache: "no-store",
  } as RequestInit).catch((cause: unknown) => {
    throw reading.fault ?? new StoreRefused("The store cannot be reached", { cause });
  });
  await answer.body?.cancel();
  if (!answer.ok) throw reading.fault ?? new StoreRefused(`The store answers ${answer.status}`);
}

/** fetch does not say why its body broke off. */
async function* watch(bytes: AsyncIterable<Uint8Array>, reading: { fault?: unknown }) {
  try {
    yield* bytes;
  } catch (fault) {
    reading.fault = fault;
    throw fault;
  }
}
