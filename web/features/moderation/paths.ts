/** The pages of those who keep order, without language. */
export const paths = {
  overview: "/moderation",
  hidden: "/moderation/hidden",
  removed: "/moderation/removed",
} as const;

/** Where all that somebody has added can be hidden. */
export const authorPath = (id: string): string => `${paths.overview}?${new URLSearchParams({ author: id })}#author`;
