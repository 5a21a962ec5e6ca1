import type { Credentials } from "../loopback.ts";
import { secret } from "./secret.ts";

/** By which requests to SQS and S3 are signed: those of this data folder, so that only who may read it can sign. */
export const credentialsOf = (dataDir: string): Credentials => ({
  accessKeyId: "local",
  secretAccessKey: secret(dataDir, "aws"),
});

/** An endpoint with the credentials that it takes, as our AWS clients are told of both. */
export function withCredentials(endpoint: string, { accessKeyId, secretAccessKey }: Credentials): string {
  return Object.assign(new URL(endpoint), { username: accessKeyId, password: secretAccessKey }).href.replace(/\/$/, "");
}
