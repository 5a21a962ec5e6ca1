import type { Links } from "@bellyfed/features/guide/ports";

/** Addresses on the site; without one they are paths. */
export const siteLinks = (siteUrl: string | undefined): Links => {
  const base = (siteUrl ?? "").replace(/\/+$/, "");
  return {
    restaurant: (id) => `${base}/restaurants/${id}`,
    review: (restaurantId, reviewId) => `${base}/restaurants/${restaurantId}/reviews#review-${reviewId}`,
  };
};
