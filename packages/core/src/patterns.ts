// What the API's document says of texts: each pattern says at once what checks of `schema.ts` say one by one, as far as a pattern can; a test
// looks at every character. Patterns are written for JavaScript's flag `v`, and the document has a portable form of them, which Python, Rust
// and JavaScript without flags can read. These have no common way to write a range above U+FFFF, but all of them know what is not up to one.

/** What is cut off at both ends of a text. */
const SPACE = String.raw`[\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*`;

const CONTROL = String.raw`\x00-\x1f\x7f-\x9f`;
/** What turns a line, and what hides in it. The joiners U+200C, U+200D and U+FE0F may stand there, of which the code asks that they join something. */
const HIDDEN = String.raw`\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb`;
/** Spaces, joiners and combining marks: a text of nothing else shows nothing. */
const BLANK = String.raw`\p{Z}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u200c\u200d\ufe0f\p{M}`;
/** Here no tag and no selector of a variant stands, U+E0000 to U+E0FFF. */
const NO_TAG = String.raw`(?!(?![^\x00-\u{e0fff}])[^\x00-\u{dfffd}])`;

const IN_LINE = `(?:${NO_TAG}[^${CONTROL}\\u2028\\u2029${HIDDEN}])*`;
const IN_TEXT = String.raw`[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*`;
const SEEN = `${NO_TAG}[^${CONTROL}${HIDDEN}${BLANK}]`;
/** Letters of which nothing stays in a key: apostrophes, lengthened strokes, vowel signs with a space to stand on. */
const LOST = String.raw`\u02b9\u02bb-\u02bf\u0374\u037a\u0640\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe72\ufe74-\ufe7f\uff9e\uff9f`;
const LETTER_OR_DIGIT = String.raw`[[\p{L}\p{N}]--[^\x00-\uffff]--[${HIDDEN}${LOST}]]`;
const TELLING = String.raw`[[\p{L}\p{N}\p{S}]--[^\x00-\uffff]--[${HIDDEN}]]`;

/** A text that shows something. */
export const TEXT = `^${IN_TEXT}${SEEN}${IN_TEXT}$`;
/** A line that shows something. */
export const LINE = `^${SPACE}${IN_LINE}${SEEN}${IN_LINE}${SPACE}$`;
/** A line that has a letter or a digit; one above U+FFFF does as well, but no pattern that all tools read can tell it from others there. */
export const NAME = `^${SPACE}${IN_LINE}${LETTER_OR_DIGIT}${IN_LINE}${SPACE}$`;

/** A line that has a letter, a digit or a symbol. */
export const TITLE = `^${SPACE}${IN_LINE}(?:${TELLING}|${NO_TAG}[^\\x00-\\uffff])${IN_LINE}${SPACE}$`;

const PORT = String.raw`:(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])`;
/** Letters of which any name of a host may consist, whatever stands beside them. */
const LETTER = String.raw`A-Za-z\xe0-\xf6\xf8-\xff\u0430-\u044f\u3041-\u3094\u4e00-\u9fa5\uac00-\ud7a3`;
const WORD = `[0-9${LETTER}]+(?:-[0-9${LETTER}]+)*`;
/** Web addresses as people have them: the name of a host whose last part begins with a letter, and anything that a line may hold after it. */
export const WEB_ADDRESS = `^[Hh][Tt][Tt][Pp][Ss]?://(?:${WORD}\\.)*[${LETTER}][0-9${LETTER}]*(?:-[0-9${LETTER}]+)*(?:${PORT})?(?:[/?#]${IN_LINE})?$`;

/** A language, perhaps with a script, a region and a variant. */
export const LANGUAGE =
  "^(?:[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))?$";

const BETWEEN_DIGITS = String.raw`[ .\xa0\u2010-\u2015-]{0,2}`;
/** Phone numbers in the ways that most are written: with a plus, perhaps an area code in brackets, or without one; perhaps an extension. */
export const PHONE = String.raw`^(?:\+ ?[1-9][0-9]{0,2}(?:${BETWEEN_DIGITS}[0-9]){2,12}|\+ ?[1-9][0-9]{0,2} ?\([1-9][0-9]{1,3}\)(?:${BETWEEN_DIGITS}[0-9]){2,8}|\(?0?[1-9](?:[ .()\xa0\u2010-\u2015-]{0,2}[0-9]){2,11}\)?)(?:(?: ext[. ]| ?x| ?#) ?[0-9]{1,8})?$`;
