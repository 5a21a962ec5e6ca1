/** An id of ours: 26 characters of Crockford's base32, or a ULID. Apart from `schema.ts`, so that the site's proxy can use it without valibot. */
export const ID_PATTERN = /^[0-9a-z]{26}$/;

/** Most characters of a subject. */
export const MOST_SUBJECT = 128;

/** Whether a token may name somebody so: a subject becomes part of keys, so it holds neither their separator nor control characters. */
export const isSubject = (subject: string): boolean => /^[^#\p{Cc}]{1,128}$/u.test(subject) && subject.isWellFormed();
