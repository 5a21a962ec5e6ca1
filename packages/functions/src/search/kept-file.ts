import { signedReader } from "@bellyfed/adapters/s3/signed-reader";
import type { Env } from "../environment.ts";

/** Reads a packed file of an index from this stage's bucket; undefined where there is none. */
export function fileIn(env: Env, bucket: string, key: string): () => Promise<Uint8Array | undefined> {
  const files = signedReader({
    bucket,
    region: env.AWS_REGION ?? "us-east-1",
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "local",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "local",
      ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    },
    endpoint: env.S3_ENDPOINT,
  });
  return () => files.read(key);
}
