import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { HttpRequest } from "@smithy/core/protocols";
import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Credentials } from "../loopback.ts";

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** Why AWS would answer 403. */
export interface Fault {
  readonly code: "AccessDenied" | "InvalidAccessKeyId" | "RequestTimeTooSkewed" | "SignatureDoesNotMatch";
  readonly message: string;
}

/** What a request says of its signature. */
export interface Claim {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: ReadonlySet<string>;
  readonly signature: string;
  readonly signedAt: Date;
  /** Seconds; undefined where the signature stands in the header, which is good for some minutes. */
  readonly expiresIn: number | undefined;
}

const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=(\w+)$/;
const TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const OF_SIGNATURE = /^X-Amz-(Algorithm|Credential|Date|Expires|SignedHeaders|Signature)$/;
const SKEW_MS = 15 * 60 * 1000;
const LONGEST_SECONDS = 7 * 24 * 60 * 60;

const queryOf = (url: string): URLSearchParams => new URLSearchParams(url.split("?").slice(1).join("?"));
const textOf = (value: string | readonly string[] | undefined): string =>
  Array.isArray(value) ? value.join(",") : String(value ?? "");

/** Reads the signature of a header or of a presigned address; undefined when there is none that can be read. */
export function readClaim({ url, headers }: Arrived): Claim | undefined {
  const query = queryOf(url);
  const presigned = query.has("X-Amz-Signature");
  const [, credential = "", names = "", signature = ""] = presigned
    ? ["", ...["Credential", "SignedHeaders", "Signature"].map((name) => query.get(`X-Amz-${name}`) ?? "")]
    : (AUTHORIZATION.exec(headers.authorization ?? "") ?? []);
  const [accessKeyId = "", , region = "", service = "", end] = credential.split("/");
  const time = TIME.exec(presigned ? (query.get("X-Amz-Date") ?? "") : textOf(headers["x-amz-date"]));
  if (end !== "aws4_request" || !time) return undefined;
  const [, year, month, day, ...clock] = time;
  return {
    accessKeyId,
    region,
    service,
    signedHeaders: new Set(names.split(";")),
    signature,
    signedAt: new Date(`${year}-${month}-${day}T${clock.join(":")}Z`),
    expiresIn: presigned ? Number(query.get("X-Amz-Expires")) : undefined,
  };
}

function isTimely({ signedAt, expiresIn }: Claim, now: Date): boolean {
  const age = now.getTime() - signedAt.getTime();
  if (expiresIn === undefined) return Math.abs(age) <= SKEW_MS;
  return expiresIn >= 1 && expiresIn <= LONGEST_SECONDS && age >= -SKEW_MS && age <= expiresIn * 1000;
}

/** The same request, signed once more by who knows the secret. */
async function signAgain(arrived: Arrived, body: Uint8Array | undefined, claim: Claim, credentials: Credentials) {
  const { region, service, signedHeaders, signedAt, expiresIn } = claim;
  const sha256 = Hash.bind(null, "sha256");
  const signer = new SignatureV4({
    credentials,
    region,
    service,
    sha256,
    uriEscapePath: service !== "s3",
    applyChecksum: false,
  });
  const headers = Object.fromEntries(
    Object.entries(arrived.headers).flatMap(([name, value]) =>
      signedHeaders.has(name) ? [[name, textOf(value)]] : [],
    ),
  );
  const parameters = queryOf(arrived.url);
  const names = [...new Set(parameters.keys())].filter((name) => !OF_SIGNATURE.test(name));
  const query = Object.fromEntries(names.map((name) => [name, parameters.getAll(name)]));
  const path = arrived.url.split("?", 1)[0] as string;
  const signing = { signingDate: signedAt, signableHeaders: new Set(signedHeaders) };
  if (expiresIn === undefined) {
    const signed = await signer.sign(new HttpRequest({ method: arrived.method, path, query, headers, body }), signing);
    return AUTHORIZATION.exec(signed.headers.authorization ?? "")?.[3];
  }
  // A body that cannot be hashed stands for one that is not signed, as in every presigned address.
  const request = new HttpRequest({ method: arrived.method, path, query, headers, body: {} });
  const signed = await signer.presign(request, { ...signing, expiresIn, unhoistableHeaders: new Set(signedHeaders) });
  return textOf(signed.query?.["X-Amz-Signature"] ?? "");
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Why a request's signature (AWS Signature Version 4, in a header or a presigned address) is not good; undefined when it is. `body` is what
 * was signed where no `x-amz-content-sha256` says it. As in S3, each `x-amz-` header must be signed: one could turn an upload into a copy.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export async function signatureFault(
  arrived: Arrived,
  body: Uint8Array | undefined,
  credentials: Credentials,
  now: Date,
): Promise<Fault | undefined> {
  const claim = readClaim(arrived);
  if (!claim) return { code: "AccessDenied", message: "The request is not signed (AWS Signature Version 4)." };
  if (claim.accessKeyId !== credentials.accessKeyId)
    return { code: "InvalidAccessKeyId", message: "There is no such access key here." };
  if (!isTimely(claim, now)) {
    return claim.expiresIn === undefined
      ? { code: "RequestTimeTooSkewed", message: "The request was signed too long ago, or in the future." }
      : { code: "AccessDenied", message: "Request has expired" };
  }
  const unsigned = ["host", ...Object.keys(arrived.headers).filter((name) => name.startsWith("x-amz-"))].find(
    (name) => !claim.signedHeaders.has(name),
  );
  if (unsigned !== undefined) return { code: "AccessDenied", message: `The header ${unsigned} is not signed.` };
  const signature = await signAgain(arrived, body, claim, credentials);
  return signature !== undefined && isSame(signature, claim.signature)
    ? undefined
    : { code: "SignatureDoesNotMatch", message: "The signature is not that of this request." };
}
