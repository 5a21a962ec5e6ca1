/** An id of ours: 26 characters of Crockford's base32, or a ULID. Apart from `schema.ts`, so that the site's proxy can use it without valibot. */
export const ID_PATTERN = /^[0-9a-z]{26}$/;
