/** Next looks for one in the folders above as well, and would take the site's. */
export const proxy = (): undefined => undefined;
export const config = { matcher: "/nothing" };
