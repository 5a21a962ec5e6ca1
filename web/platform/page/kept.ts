import { MISSING_PAGE } from "./routes.ts";

/**
 * Whether a page that was rendered may be kept for all, by its key in the cache and its status. Anybody can make up addresses, so pages of
 * what is not there are rendered each time; but the one that is prepared for all of them is always sent with status 404.
 */
export const isKept = (key: string, status: number | undefined): boolean =>
  status !== 404 || key.endsWith(MISSING_PAGE);
