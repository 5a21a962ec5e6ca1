import { AppError } from "@bellyfed/core/error";
import { type Credentials, signedCall } from "../signed-call.ts";

export interface SignedReaderSettings {
  readonly bucket: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** A local server, with user and password where it asks for some; left out, S3. */
  readonly endpoint?: string | undefined;
}

const TIMEOUT_MS = 30_000;

/** Reads whole files of a bucket and does nothing else: one request that is signed here, where the SDK would be half a bundle. */
export function signedReader({ bucket, region, credentials, endpoint }: SignedReaderSettings) {
  const local = endpoint === undefined ? undefined : new URL(endpoint);
  const call = signedCall({
    ...{ service: "s3", region, timeoutMs: TIMEOUT_MS },
    credentials: local?.username ? { accessKeyId: local.username, secretAccessKey: local.password } : credentials,
    endpoint: local ? `${local.protocol}//${local.host}` : `https://${bucket}.s3.${region}.amazonaws.com`,
  });
  const path = (key: string) => (local ? `/${bucket}/${key}` : `/${key}`);
  return {
    /** The file's bytes; undefined where there is none. Throws AppError `unavailable` for any other answer. */
    async read(key: string): Promise<Uint8Array | undefined> {
      const answer = await call({ method: "GET", path: path(key) });
      if (answer.status === 404) return undefined;
      if (!answer.ok)
        throw new AppError(
          "unavailable",
          "store.unavailable",
          "The object store cannot be used at the moment; try again",
        );
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}
