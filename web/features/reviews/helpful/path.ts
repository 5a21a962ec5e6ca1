/** The address where somebody says that a review was helpful, without language. */
export const helpfulPath = (restaurantId: string, reviewId: string): string =>
  `/restaurants/${restaurantId}/helpful?review=${reviewId}`;
