import { BEST_RATING, MOST_SOUGHT, type ReviewSort, reviewSorts } from "@/platform/api";

/** Which reviews a page shows, and from where on, as its address says. */
export interface Wanted {
  readonly sort?: ReviewSort;
  readonly rating?: string;
  readonly language?: string;
  readonly q?: string;
  readonly cursor?: string;
}

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** What an address asks for. What is empty, unknown or there twice is not asked for; two cursors are one that does not exist. */
export function readWanted(parameters: Parameters): Wanted {
  const one = (name: string) => {
    const value = parameters[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const sort = reviewSorts.find((each) => each === one("sort"));
  const stars = Number(one("rating"));
  const [language, q] = [one("language"), [...one("q")].slice(0, MOST_SOUGHT).join("")];
  const { cursor } = parameters;
  return {
    ...(sort && sort !== "newest" && { sort }),
    ...(Number.isInteger(stars) && stars >= 1 && stars <= BEST_RATING && { rating: String(stars) }),
    ...(LANGUAGE.test(language) && { language }),
    ...(q && { q }),
    ...(cursor !== undefined && { cursor: typeof cursor === "string" ? cursor : "" }),
  };
}

/** The same without its place: the first page of these reviews. */
export const fromStart = ({ cursor: _, ...wanted }: Wanted): Wanted => wanted;

/** Whether it is all reviews, the newest first, from the start. */
export const isEverything = (wanted: Wanted): boolean => Object.keys(wanted).length === 0;

/** The address of a page of a restaurant's reviews, without language. */
export function reviewsPath(id: string, wanted: Wanted = {}): string {
  const query = new URLSearchParams({ ...wanted });
  return `/restaurants/${id}/reviews${query.size > 0 ? `?${query}` : ""}`;
}
