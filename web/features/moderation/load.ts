import { ApiError, api } from "@/platform/api";
import { pageOrFirst } from "@/platform/page/request";
import { type Session, toSignIn } from "@/platform/session/current";
import { paths } from "./paths";

/** How many entries a page of a list shows. */
export const A_PAGE = 10;

/** A part of a list: which, and of how many. */
export interface Part {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The restaurants that are hidden, the last hidden first. */
export const hiddenPage = ({ accessToken: token }: Session, query: Part) =>
  pageOf(() => api.listHidden({ query, token, cache: "no-store" }), query, paths.hidden);

/** The reviews that were removed, the last removed first. */
export const removedPage = ({ accessToken: token }: Session, query: Part) =>
  pageOf(() => api.listRemovedReviews({ query, token, cache: "no-store" }), query, paths.removed);

async function pageOf<Page>(ask: () => Promise<Page>, { cursor }: Part, path: string): Promise<Page> {
  try {
    return await pageOrFirst(ask, cursor, path);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return toSignIn(path);
    throw error;
  }
}
