import { api } from "@/platform/api";
import { pageOrFirst } from "@/platform/page/request";
import type { Session } from "@/platform/session/current";
import { paths, reportsPath } from "./paths";

/** How many entries a page of a list shows. */
export const A_PAGE = 10;

/** A part of a list: which, and of how many. */
export interface Part {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The restaurants that are hidden, the last hidden first. */
export const hiddenPage = ({ accessToken: token }: Session, query: Part) =>
  pageOrFirst(() => api.listHidden({ query, token, cache: "no-store" }), query.cursor, paths.hidden);

/** The reviews that were removed, the last removed first. */
export const removedPage = ({ accessToken: token }: Session, query: Part) =>
  pageOrFirst(() => api.listRemovedReviews({ query, token, cache: "no-store" }), query.cursor, paths.removed);

/** Reports that are open, those that have waited longest first, or closed, the last closed first. */
export const reportsPage = ({ accessToken: token }: Session, query: Part & { readonly status: "open" | "closed" }) =>
  pageOrFirst(() => api.listReports({ query, token, cache: "no-store" }), query.cursor, reportsPath(query.status));
