import { join } from "node:path";
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { hasTexts, readPrivate, unusable, writePrivateOnce } from "../private-file.ts";

/** Cognito's algorithm, so that what verifies tokens is the same on a laptop. */
export const ALGORITHM = "RS256";

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** What may be published. */
  readonly publicJwk: JWK;
}

async function generate(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}

type PublicPart = Record<"kty" | "n" | "e", string>;
/** In base64url, which is what 2,048 bits take. */
const MODULUS_LENGTH = 342;
const LOSS = "a new one is made at the next start, and everybody has to sign in again";

const isStrong = (jwk: unknown): jwk is PublicPart =>
  hasTexts(jwk, "kty", "n", "e", "d") && jwk.kty === "RSA" && jwk.n.length >= MODULUS_LENGTH;

async function imported(jwk: PublicPart, file: string): Promise<CryptoKey> {
  try {
    return (await importJWK(jwk, ALGORITHM)) as CryptoKey;
  } catch {
    throw unusable(file, "is damaged: it is no RSA key", LOSS);
  }
}

/** The issuer's key, made when there is none and then kept: tokens stay valid across restarts. Throws when it is weak, damaged or not private. */
export async function signingKey(folder: string): Promise<SigningKey> {
  const whole = { file: join(folder, "key.json"), isWhole: isStrong, loss: LOSS };
  if (readPrivate(whole) === undefined) writePrivateOnce(whole.file, JSON.stringify(await generate()));
  const { kty, n, e, ...secret } = readPrivate(whole) as PublicPart;
  const kid = await calculateJwkThumbprint({ kty, n, e });
  const privateKey = await imported({ kty, n, e, ...secret }, whole.file);
  return { kid, privateKey, publicJwk: { kty, n, e, kid, alg: ALGORITHM, use: "sig" } };
}
