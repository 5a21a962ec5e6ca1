/** The pages of those who keep order, without language. */
export const paths = {
  overview: "/moderation",
  hidden: "/moderation/hidden",
  removed: "/moderation/removed",
  reports: "/moderation/reports",
  merge: "/moderation/merge",
} as const;

/** Where all that somebody has added can be hidden. */
export const authorPath = (id: string): string => `${paths.overview}?${new URLSearchParams({ author: id })}#author`;

/** Where one place can be merged into another, with what was chosen so far. */
export const mergePath = (from: string | undefined, into?: string): string =>
  `${paths.merge}?${new URLSearchParams({ ...(from && { from }), ...(into && { into }) })}`;

/** The reports that are open, or those that are closed. */
export const reportsPath = (status: "open" | "closed"): string =>
  status === "open" ? paths.reports : `${paths.reports}?status=closed`;
