import { createHash } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";

/** What a value is for: a value sealed for one purpose does not open for another. */
export type Purpose = "session" | "refresh" | "step" | "chats";

const ALGORITHM = "dir";
const ENCRYPTION = "A256GCM";

/** The secret has 256 random bits, so one hash makes a key of it; the purpose makes it a key of its own. */
const keyOf = (purpose: Purpose, secret: string): Uint8Array =>
  createHash("sha256").update(`bellyfed cookie ${purpose} 1\n${secret}`).digest();

/** Seals content as a compact JWE (RFC 7516), good until `expiresAt` (milliseconds since 1970, cut to seconds). */
export function seal(purpose: Purpose, content: object, secret: string, expiresAt: number): Promise<string> {
  return new EncryptJWT({ content })
    .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION })
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .encrypt(keyOf(purpose, secret));
}

/** Opens what `seal` made. Undefined for anything else: forged, cut, expired, of another purpose or secret. `now`: milliseconds since 1970. */
export async function unseal(
  purpose: Purpose,
  value: string | undefined,
  secret: string,
  now: number,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (!value) return undefined;
  try {
    const { payload } = await jwtDecrypt(value, keyOf(purpose, secret), {
      currentDate: new Date(now),
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
      requiredClaims: ["exp"],
    });
    return payload.content as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
