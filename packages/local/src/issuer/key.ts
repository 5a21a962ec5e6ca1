import { join } from "node:path";
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { readPrivate, writePrivateOnce } from "./private-file.ts";

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

/** The issuer's key, made when there is none and then kept: tokens stay valid across restarts. */
export async function signingKey(folder: string): Promise<SigningKey> {
  const file = join(folder, "key.json");
  const jwk = (readPrivate(file) ?? writePrivateOnce(file, await generate())) as JWK;
  const { kty, n, e } = jwk;
  if (kty !== "RSA" || !n || !e) throw new Error(`${file} holds no RSA key; delete it and a new one is made`);
  const kid = await calculateJwkThumbprint({ kty, n, e });
  const privateKey = (await importJWK(jwk, ALGORITHM)) as CryptoKey;
  return { kid, privateKey, publicJwk: { kty, n, e, kid, alg: ALGORITHM, use: "sig" } };
}
