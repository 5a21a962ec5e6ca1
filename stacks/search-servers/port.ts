/** Where a search server listens, for the functions and for what keeps it. */
export const SEARCH_PORT = 8108;
