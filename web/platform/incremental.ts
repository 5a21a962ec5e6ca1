/** Pages that are rendered once for all and then kept (ISR), by their paths without language. All others are rendered at each request. */
const incremental = [/^\/$/, /^\/restaurants\/[0-9a-z]{26}$/, /^\/developers(\/\w+)?$/];

/** Whether the page at a path is kept. Such a page can hold no nonce, and must not depend on who asks. */
export const isIncremental = (path: string): boolean => incremental.some((pattern) => pattern.test(path));
