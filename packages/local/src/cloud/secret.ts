import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { SiteSecrets } from "@bellyfed/core/visitor";
import { readPrivateText, unusable, writePrivateOnce } from "../private-file.ts";

/** As strong as we make them: 256 bits in base64url. */
const STRONG = /^[\w-]{43,}$/;

/** What is lost with a secret, by its name. */
const LOSSES = {
  cursor: "the cursors of pages that are open now are refused",
  session: "everybody has to sign in again",
  revalidate: "nothing is lost: a new one is made",
  site: "nothing is lost: a new one is made",
  visitor: "nothing is lost: a new one is made",
  aws: "upload addresses that were given out are refused",
  "body-hash": "requests that are sent again by their idempotency keys are refused",
} as const;

/** A secret of this data folder, made when it is first asked for and readable by its owner only. Throws when it is weak, damaged or not private. */
export function secret(dataDir: string, name: keyof typeof LOSSES): string {
  const file = join(dataDir, "secrets", name);
  if (readPrivateText(file) === undefined) writePrivateOnce(file, randomBytes(32).toString("base64url"));
  const text = (readPrivateText(file) ?? "").trim();
  if (STRONG.test(text)) return text;
  throw unusable(file, "is damaged: it must hold a secret of 43 letters, digits, - and _", LOSSES[name]);
}

/** By what the site of this data folder proves itself to the API. */
export const siteSecrets = (dataDir: string): SiteSecrets => ({
  site: secret(dataDir, "site"),
  visitor: secret(dataDir, "visitor"),
});
