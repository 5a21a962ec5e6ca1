import { hash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { hasTexts, readPrivate, writePrivate } from "../private-file.ts";

interface Grant {
  readonly sub: string;
  /** When the person signed in; milliseconds since 1970. */
  readonly signedInAt: number;
  readonly expiresAt: number;
}

export interface RefreshTokens {
  /** A new token for a person who signed in then. */
  issue(sub: string, signedInAt: number): string;
  /** Takes a token in exchange for its facts. It is good for 30 s more, for a client whose answer got lost. */
  redeem(token: string): Pick<Grant, "sub" | "signedInAt"> | undefined;
  revoke(token: string): void;
  /** Ends all that were issued to a person. */
  revokeAll(sub: string): void;
}

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;
const GRACE_MS = 30_000;

const digestOf = (token: string): string => hash("sha256", token, "base64url");

const isGrant = (value: unknown): boolean => {
  const { signedInAt, expiresAt } = (value ?? {}) as Partial<Grant>;
  return hasTexts(value, "sub") && Number.isFinite(signedInAt) && Number.isFinite(expiresAt);
};
const areGrants = (content: unknown): content is [string, Grant][] =>
  Array.isArray(content) && content.every((entry) => Array.isArray(entry) && isGrant(entry[1]));

/**
 * Refresh tokens of a data folder, kept as hashes. Each is replaced when it is used. `now`: milliseconds since 1970. Throws when their file
 * is damaged or not private.
 */
export function openRefreshTokens(folder: string, now: () => number): RefreshTokens {
  const file = join(folder, "refresh-tokens.json");
  const grants = new Map(readPrivate({ file, isWhole: areGrants, loss: "everybody has to sign in again" }) ?? []);
  const save = () => {
    for (const [digest, { expiresAt }] of grants) {
      if (expiresAt <= now()) grants.delete(digest);
    }
    writePrivate(file, [...grants]);
  };
  return {
    issue(sub, signedInAt) {
      const token = randomBytes(32).toString("base64url");
      grants.set(digestOf(token), { sub, signedInAt, expiresAt: signedInAt + LIFETIME_MS });
      save();
      return token;
    },
    redeem(token) {
      const digest = digestOf(token);
      const grant = grants.get(digest);
      if (!grant || grant.expiresAt <= now()) return undefined;
      grants.set(digest, { ...grant, expiresAt: Math.min(grant.expiresAt, now() + GRACE_MS) });
      return grant;
    },
    revoke(token) {
      grants.delete(digestOf(token));
      save();
    },
    revokeAll(sub) {
      for (const [digest, grant] of grants) {
        if (grant.sub === sub) grants.delete(digest);
      }
      save();
    },
  };
}
