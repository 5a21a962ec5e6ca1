/** `restaurant-imports` as the name of a component: `RestaurantImports`. */
export const componentName = (name: string): string =>
  name
    .split(/[^a-z0-9]+/i)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
