import type { Readable } from "node:stream";
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { AppError } from "@bellyfed/core/error";
import type { ObjectStore } from "@bellyfed/core/object-store";
import { clientSettings } from "../settings.ts";
import { tooLarge } from "../too-large.ts";
import { sayUnavailable } from "../unavailable.ts";

/** An S3 client; `endpoint` names a local server, which is addressed by path. */
export const s3Client = ({ endpoint }: { endpoint?: string | undefined } = {}): S3Client =>
  sayUnavailable(
    new S3Client({
      ...clientSettings(endpoint),
      ...(endpoint !== undefined && { forcePathStyle: true }),
      // A checksum of the empty body would be signed into upload URLs, and no upload would match it.
      requestChecksumCalculation: "WHEN_REQUIRED",
    }),
    "The object store",
  );

export interface ObjectSettings {
  readonly client: S3Client;
  readonly bucket: string;
}

/**
 * Files in one bucket. Without `s3:ListBucket` on it AWS answers 403 for a file that is not there, and this throws that.
 * Reading `read` only in part ends the download.
 */
export const s3Objects = ({ client, bucket }: ObjectSettings): ObjectStore => ({
  async put(key, body, contentType) {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.from(body), ContentType: contentType }),
    );
  },
  async read(key, most) {
    try {
      const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!Body) throw missing(key);
      const bytes = Body as Readable;
      if (ContentLength <= most) return bytes;
      bytes.destroy();
      throw tooLarge(ContentLength, most);
    } catch (error) {
      throw error instanceof NoSuchKey ? missing(key) : error;
    }
  },
  async exists(key) {
    try {
      await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  },
  uploadUrl: (key, { contentType, bytes, seconds }) =>
    getSignedUrl(
      client,
      new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: contentType, ContentLength: bytes }),
      {
        expiresIn: seconds,
        // Left out of the signature otherwise, and then any content type and any length will do.
        signableHeaders: new Set(["content-type", "content-length"]),
      },
    ),
});

const missing = (key: string) => new AppError("missing", "object.missing", `There is no file ${key}`);
