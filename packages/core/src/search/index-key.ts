/** Goes up when what a file of the index holds is made in another way: one of another number is made anew. */
export const INDEX_SCHEMA = 8;

/** What all files of indexes lie in. */
export const INDEX_FOLDER = "search/";

/** Where the newest file of an index lies. Releases whose files are made in another way have another one. */
export const INDEX_KEY = `${INDEX_FOLDER}${INDEX_SCHEMA}/index.sqlite.gz`;

/** Where the next one lies until it is full. */
export const UNFINISHED_KEY = `${INDEX_FOLDER}${INDEX_SCHEMA}/unfinished.sqlite.gz`;

/** Of which filling from the log the newest file is: whoever has copied another one into a server copies this one. */
export const ORIGIN_KEY = `${INDEX_FOLDER}${INDEX_SCHEMA}/origin`;
