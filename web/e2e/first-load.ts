import { brotliCompressSync } from "node:zlib";

/** The scripts that a browser of today loads before a page is alive: the addresses in its HTML, without those for old browsers. */
export function firstLoadScripts(html: string): string[] {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const scripts = tags.filter(
    (tag) => !/\bnomodule\b/i.test(tag) && (tag.startsWith("<script") || /as="script"/.test(tag)),
  );
  return [...new Set(scripts.flatMap((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []))];
}

/** Bytes on the wire, each file compressed by Brotli as a CDN does it ahead of time. */
export const brotliBytes = (files: readonly Buffer[]): number =>
  files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
