/** Letters and digits that are drawn like a Latin letter (the part of Unicode's confusables, UTS #39, that spells the words above). */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["a", "аα@4"],
    ["b", "вβ8"],
    ["c", "сϲ"],
    ["d", "ԁ"],
    ["e", "еε3є"],
    ["f", "ϝ"],
    ["h", "һ"],
    ["i", "іι1!|ıӏl"],
    ["k", "кκ"],
    ["m", "мμ"],
    ["n", "пη"],
    ["o", "оοσ0ø"],
    ["p", "рρ"],
    ["r", "гᴦ"],
    ["s", "ѕ5$"],
    ["t", "тτ7"],
    ["u", "υ"],
    ["w", "ѡ"],
    ["y", "уγ"],
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

/**
 * Whether a display name can be taken for one of our staff: it says so in a word, or names us, also when written wide, with accents, with
 * gaps, or with letters and digits that look alike.
 */
export function looksLikeStaff(name: string): boolean {
  const words = name.split(/[^\p{L}\p{M}\p{N}@!|$]+/u).flatMap((word) => folded(word) || []);
  const whole = words.join("");
  return whole.includes(OURS) || STAFF.has(whole) || words.some((word) => STAFF.has(word));
}

/** As it is drawn: without accents and case, look-alikes as the letter that they look like. Of `1`, `i` and `l` nobody can say which is which. */
function folded(word: string): string {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...plain].map((character) => ALIKE[character] ?? character).join("");
}
