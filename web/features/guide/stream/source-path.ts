import { ID_PATTERN } from "@/platform/rules";

/** What a source is: a restaurant's page, or one review of it. */
export type SourceKind = "restaurant" | "review" | "menu";

export interface SourceTarget {
  readonly kind: SourceKind;
  readonly restaurantId: string;
  /** An address of this site, without language. */
  readonly path: string;
}

const BASE = "http://site.invalid";
const PAGE = /^\/restaurants\/([^/]+)(\/reviews)?$/;
const REVIEW = /^#review-(.+)$/;

/**
 * Where on this site a source's address leads. Only what stands for a restaurant or a review of ours is taken from it, so that no answer
 * leads anywhere else, whatever its address says; undefined for all else.
 */
export function sourceTarget(url: string): SourceTarget | undefined {
  const { pathname, search, hash } = URL.parse(url, BASE) ?? {};
  const [, id = "", reviews] = PAGE.exec(pathname?.replace(/^\/(?:de|ar)(?=\/)/, "") ?? "") ?? [];
  if (!ID_PATTERN.test(id)) return undefined;
  const page = `/restaurants/${id}${reviews ?? ""}${reviews ? (search ?? "") : ""}`;
  const [, review = ""] = REVIEW.exec(hash ?? "") ?? [];
  if (ID_PATTERN.test(review)) return { kind: "review", restaurantId: id, path: `${page}#review-${review}` };
  if (hash === "#menu") return { kind: "menu", restaurantId: id, path: `${page}#menu` };
  return { kind: "restaurant", restaurantId: id, path: page };
}
