/** What the program that keeps a search server is given in its environment, beside STAGE and `keeperSecret`. */
export const keeperVariables = ["READ_TABLE", "IMPORT_BUCKET", "SEARCH_ENGINE", "TYPESENSE_URL"] as const;
/** What it shares with its server and those that search. */
export const keeperSecret = "TYPESENSE_API_KEY";

/** Where it says to its own machine whether its server may be asked. */
export const HEALTH_PORT = 8109;
