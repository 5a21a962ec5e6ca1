/** Where the site has in its address what people search for, in every language: an expression that the firewall reads as we do. */
export const SEARCH_PATH = "^/+([^/]+/+)?restaurants/*$";
