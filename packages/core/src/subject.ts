/**
 * A subject that an access token can have: 1 to 128 characters of well-formed Unicode. It becomes part of keys, so it must hold neither their
 * separator nor control characters.
 */
export const SUBJECT_PATTERN = /^[^#\p{Cc}\p{Cs}]{1,128}$/u;
