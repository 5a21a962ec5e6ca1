/** The address where somebody says that a review was helpful, without language. */
export const helpfulPath = (restaurantId: string, reviewId: string): string =>
  `/restaurants/${restaurantId}/helpful?review=${reviewId}`;

/** Where a review stands among all of its place, without language. */
export const reviewPath = (restaurantId: string, reviewId: string): string =>
  `/restaurants/${restaurantId}/reviews#review-${reviewId}`;
