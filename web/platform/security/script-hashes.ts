import { createHash } from "node:crypto";
import { inlineScripts } from "./inline-scripts.ts";

/** The hashes of the inline scripts that a browser would execute in this page, each once: `sha256-<base64>`. */
export function scriptHashes(html: string): string[] {
  const hash = (script: string) => `sha256-${createHash("sha256").update(script).digest("base64")}`;
  return [...new Set([...inlineScripts(html)].map(hash))];
}
