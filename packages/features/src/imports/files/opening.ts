import { broken } from "./head.ts";

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const LONGEST_NAME = 64;

export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Looks at a file's bytes one by one until the array that holds its rows has opened. Throws when there will be none. */
export type Opening = (byte: number) => boolean;

/** The file is the array. */
export const rootArray = (): Opening => (byte) => {
  if (byte === OPEN_ARRAY) return true;
  if (isSpace(byte)) return false;
  throw broken("The file must be a JSON array: it must begin with [");
};

/** Looks at the bytes after the array until what it stands in has ended. */
export type Ending = (byte: number) => boolean;

/** The array is a member of one object. */
export function objectEnd(): Ending {
  let [depth, inString, escaped] = [1, false, false];
  return (byte) => {
    if (escaped) escaped = false;
    else if (inString && byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) inString = !inString;
    else if (inString) return false;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth--;
    return depth === 0;
  };
}

/** The array is this member of the file's one object. */
export function memberArray(name: string): Opening {
  let [depth, inString, escaped, text, key] = [0, false, false, "", ""];
  const within = (byte: number) => {
    if (escaped) escaped = false;
    else if (byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) inString = false;
    else if (depth === 1 && text.length < LONGEST_NAME) text += String.fromCharCode(byte);
  };
  return (byte) => {
    if (inString) within(byte);
    else if (depth === 0 && byte !== OPEN_OBJECT && !isSpace(byte))
      throw broken(`The file must be an object with ${name}`);
    else if (byte === QUOTE) [inString, text] = [true, ""];
    else if (depth === 1 && byte === COLON) key = text;
    else if (depth === 1 && byte === COMMA) key = "";
    else if (depth === 1 && byte === OPEN_ARRAY && key === name) return true;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth--;
    else return false;
    if (depth === 0 && byte === CLOSE_OBJECT) throw broken(`The file has no ${name}`);
    return false;
  };
}
