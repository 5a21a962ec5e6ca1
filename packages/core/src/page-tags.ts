import { createHash } from "node:crypto";

/** In this header of an answer the site tells CloudFront a page's tags; the distribution's `CacheTagConfig` names it. */
export const PAGE_TAGS_HEADER = "x-amz-meta-cache-tag";

/**
 * What CloudFront takes: it knows no case, visible ASCII without commas, 50 tags a page. Source: "What you need to know when invalidating
 * tags" in its guide.
 */
const MOST_CHARACTERS = 256;
const MOST_TAGS = 50;

/** Every tagged page has this one besides its own. */
export const EVERY_PAGE = "~";

/**
 * A page's tags as CloudFront is told them; undefined where they are too many to be told. Those of a kind (`restaurant:…`) of which there
 * are too many go under the one tag of their kind, which `tagsToRenew` names too.
 */
export function tagsOfPage(tags: readonly string[]): readonly string[] | undefined {
  const kinds = [...Map.groupBy(new Set(tags), kindOf)].map(([kind, own]) => ({ kind, own: new Set(own.map(told)) }));
  kinds.sort((one, other) => other.own.size - one.own.size);
  const count = () => kinds.reduce((sum, { own }) => sum + own.size, 1);
  for (const each of kinds) {
    if (count() <= MOST_TAGS) break;
    if (each.kind !== undefined) each.own = new Set([toldKind(each.kind)]);
  }
  return count() <= MOST_TAGS ? [EVERY_PAGE, ...kinds.flatMap(({ own }) => [...own])] : undefined;
}

/** What CloudFront is to forget when pages with any of these tags are made anew. */
export function tagsToRenew(tags: readonly string[]): readonly string[] {
  const kinds = tags.map(kindOf).filter((kind) => kind !== undefined);
  return [...new Set([...tags.map(told), ...kinds.map(toldKind)])];
}

const told = (tag: string): string => fitting(escaped(tag));
const toldKind = (kind: string): string => fitting(`${escaped(kind)}:~`);

/** What stands before the first colon; nothing for the tag of a list. */
const kindOf = (tag: string): string | undefined => (tag.includes(":") ? tag.slice(0, tag.indexOf(":")) : undefined);

/** Small letters, digits and what separates words stay; all else, `~` too, becomes `%` and its bytes in hexadecimal. */
const escaped = (tag: string): string =>
  tag.replace(/[^a-z0-9:._-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  );

const fitting = (tag: string): string =>
  tag.length <= MOST_CHARACTERS ? tag : `~${createHash("sha256").update(tag).digest("hex")}`;
