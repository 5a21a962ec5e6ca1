import { api } from "@/platform/api";
import type { Session } from "@/platform/session/current";
import { fileProblem, HEAD_BYTES } from "./file-check.ts";
import type { ImportSettings } from "./import-path.ts";
import { FormBroken, openUpload, type UploadedFile } from "./multipart.ts";
import { type Problem, problemOf } from "./problem.ts";
import { importBody, importKey, settingsOf } from "./settings.ts";
import { StoreRefused, storeFile } from "./store-file.ts";

export type Received = { readonly id: string } | { readonly problem: Problem; readonly settings: ImportSettings };

const NO_SETTINGS = settingsOf(new FormData());

/** Takes a form with a file, hands the file on to the store as it comes, and starts its import. */
export async function receiveImport(
  headers: Headers,
  body: AsyncIterable<Uint8Array> | null,
  session: Session | undefined,
): Promise<Received> {
  const chunks = body?.[Symbol.asyncIterator]();
  const rest = chunks && { [Symbol.asyncIterator]: () => chunks };
  let settings = NO_SETTINGS;
  try {
    const file = await openUpload(headers, rest);
    settings = settingsOf(file.fields);
    if (!session) return { problem: "again", settings };
    const { head, bytes } = await headOf(file.bytes);
    const problem = fileProblem({ ...file, head }, settings.profile);
    return problem ? { problem, settings } : { id: await begin({ ...file, bytes }, settings, session.accessToken) };
  } catch (error) {
    return { problem: reasonOf(error), settings };
  } finally {
    await drain(chunks);
  }
}

/** Browsers look at an answer only when they have sent everything, and wait for ever when nobody reads it. */
async function drain(chunks: AsyncIterator<Uint8Array> | undefined): Promise<void> {
  try {
    while (chunks && !(await chunks.next()).done);
  } catch {
    // Nobody waits for the answer any more.
  }
}

function reasonOf(error: unknown): Problem {
  if (error instanceof FormBroken) return "broken";
  if (!(error instanceof StoreRefused)) return problemOf(error);
  process.stderr.write(`An upload was not taken: ${error.message}\n`);
  return "busy";
}

async function begin({ fields, name, size, bytes }: UploadedFile, settings: ImportSettings, token: string) {
  const asked = importBody(settings, name, size);
  const idempotencyKey = importKey(String(fields.get("idempotency_key")), asked);
  const { id, upload } = await api.createImport({ body: asked, token, idempotencyKey });
  if (upload) await storeFile(upload, bytes, size);
  await api.startImport({ params: { id }, token, idempotencyKey });
  return id;
}

/** The beginning of a file, and the whole of it. */
async function headOf(bytes: AsyncIterable<Uint8Array>) {
  const rest = bytes[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  for (let size = 0; size < HEAD_BYTES; size += read.at(-1)?.length ?? 0) {
    const { value, done } = await rest.next();
    if (done) break;
    read.push(value);
  }
  const all = async function* () {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => rest };
  };
  return { head: Buffer.concat(read).subarray(0, HEAD_BYTES), bytes: all() };
}
