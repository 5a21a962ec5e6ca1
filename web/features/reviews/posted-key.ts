/** The key in `sessionStorage` under which the form leaves a restaurant's review: see `Posted`. */
export const postedKey = (restaurantId: string): string => `bellyfed:posted:${restaurantId}`;
