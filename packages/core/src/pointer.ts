const MOST = 100;

/** One step of a JSON pointer (RFC 6901). A key comes from the caller: of a very long one only the beginning is said back, as well-formed Unicode. */
export const pointerStep = (key: string): string =>
  (key.length > MOST ? `${key.slice(0, MOST)}...` : key).toWellFormed().replaceAll("~", "~0").replaceAll("/", "~1");
