/**
 * Letters and digits that are drawn like a Latin letter (the part of Unicode's confusables, UTS #39, that spells the words below). Capitals
 * stand here where they are drawn like another letter than their small ones: Greek nu is N, and v.
 */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["a", "аα@4ᴀɑꓮ"],
    ["b", "вβ8ʙꓐ"],
    ["c", "сϲᴄꓚ"],
    ["d", "ԁᴅꓓ"],
    ["e", "еε3єᴇꓰ"],
    ["f", "ϝꜰꓝ"],
    ["h", "һНΗʜꓧ"],
    ["i", "іι1!|ıӏlɪꓲʟꓡ"],
    ["k", "кκᴋꓗ"],
    ["m", "мμΜᴍꓟ"],
    ["n", "пηΝɴꓠ"],
    ["o", "оοσ0øᴏꓳ"],
    ["p", "рρᴘꓑ"],
    ["r", "гᴦʀꓣ"],
    ["s", "ѕ5$ꜱꓢ"],
    ["t", "тτ7ᴛꓔ"],
    ["u", "υᴜꓴ"],
    ["w", "ѡᴡꓪ"],
    ["y", "уγΥʏꓬ"],
  ].flatMap(([letter = "", alike = ""]) => [...alike].map((each) => [each, letter])),
);

/** Words by which staff sign, in the languages of the site, folded. Whole words only: Stafford and Adminah are names. */
const STAFF = new Set(
  [
    ["admin", "admins", "administrator", "administrators", "moderator", "moderators", "moderation", "sysadmin"],
    ["staff", "support", "official", "webmaster", "helpdesk", "system"],
    ["administratorin", "moderatorin", "kundendienst", "mitarbeiter", "mitarbeiterin", "offiziell"],
    ["ادمن", "أدمن", "مشرف", "المشرف", "مدير", "المدير", "الادارة", "الإدارة", "الدعم", "رسمي"],
  ]
    .flat()
    .map((word) => folded(word)),
);
/** Nobody but us has this in a name, with whatever beside it. */
const OURS = folded("bellyfed");

/** White letters in black circles and squares, which compatibility forms leave as they are. */
const BLACK = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;
const letterIn = (black: string): string => String.fromCharCode(65 + (((black.codePointAt(0) ?? 0) - 0x1f150) % 32));

/**
 * Whether a display name can be taken for one of our staff: it says so in a word, with or without a number, or names us, also when written
 * wide, in circles, with accents, with gaps, or with letters and digits that look alike.
 */
export function looksLikeStaff(name: string): boolean {
  const parts = name
    .normalize("NFKD")
    .replace(BLACK, letterIn)
    .split(/[^\p{L}\p{M}\p{N}@!|$]+/u);
  const words = parts.flatMap((word) => [folded(word), folded(word.replace(/\p{N}+$/u, ""))]).filter(Boolean);
  const whole = folded(parts.join(""));
  return whole.includes(OURS) || STAFF.has(whole) || words.some((word) => STAFF.has(word));
}

/** As it is drawn: without accents and case, look-alikes as the letter that they look like. Of `1`, `i` and `l` nobody can say which is which. */
function folded(word: string): string {
  const plain = [...word.normalize("NFKD").replace(/\p{M}/gu, "")];
  return plain.map((drawn) => ALIKE[drawn] ?? ALIKE[drawn.toLowerCase()] ?? drawn.toLowerCase()).join("");
}
