// What a reader does not see can still deceive: two names that look alike and are not, a line that reads the other way round. The classes
// are Unicode's (UAX #9, UAX #44, UTS #51); joiners stay where a script or an emoji is written with them.

/** Embeddings, overrides and isolates turn the reading direction of whatever stands beside them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;

/** Scripts whose letters change with what joins them or keeps them apart. */
const JOINING = String.raw`\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}`;
/** Scripts that are written without spaces, where a space of no width says where a word ends. */
const SPACELESS = String.raw`\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;

/** Default-ignorable characters at work: each alternative is one thing that people really write. */
const AT_WORK = new RegExp(
  [
    // The flag of a region: tags after a black flag, with the tag that ends them.
    String.raw`(?<=\u{1f3f4})[\u{e0020}-\u{e007e}]{1,16}\u{e007f}`,
    // An emoji's variant. Digits are emoji too, but have one only under a key's frame.
    String.raw`(?<=(?![#*0-9])\p{Emoji})[\ufe0e\ufe0f]`,
    String.raw`(?<=[#*0-9])\ufe0f(?=\u20e3)`,
    // A letter's variant, where its script has any: after all others it is nothing but a way to make two names of one.
    String.raw`(?<=\p{sc=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
    String.raw`(?<=(?=[\p{sc=Mymr}\p{sc=Phag}\p{sc=Mani}])\p{L})\ufe00`,
    String.raw`(?<=(?=\p{scx=Mong})\p{L})[\u180b-\u180d\u180f]`,
    // A person, a profession and a hair colour joined to one emoji.
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u{e007f}])\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[${JOINING}])[\u200c\u200d](?=[${JOINING}])`,
    String.raw`(?<=[${SPACELESS}])\u200b(?=[${SPACELESS}])`,
  ].join("|"),
  "gu",
);

/** Braille's empty pattern is the one blank that Unicode counts as a symbol; anchors of annotations are not drawn either. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
/** What this engine's Unicode does not know yet may be next year's emoji, and is drawn as something meanwhile. */
const SEEN = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a text turns the reading direction by embeddings, overrides or isolates (U+202A to 202E, U+2066 to 2069). */
export const turnsDirection = (text: string): boolean => TURNING.test(text);

/** Whether a text holds characters that nobody sees and that join nothing: zero-width and tag characters, fillers, soft hyphens. */
export const hidesSomething = (text: string): boolean => text.replace(AT_WORK, "").search(UNSEEN) !== -1;

/** Whether there is anything to see in a text: a letter, a digit, a symbol, a punctuation mark. */
export const showsSomething = (text: string): boolean => SEEN.test(text);

/** The text without what turns its direction and without what nobody sees; what joins letters and emoji stays. */
export function withoutHidden(text: string): string {
  const kept: string[] = [];
  let from = 0;
  const clean = (part: string) => part.replace(UNSEEN, "");
  for (const { index, 0: joiner } of text.matchAll(AT_WORK)) {
    kept.push(clean(text.slice(from, index)), joiner);
    from = index + joiner.length;
  }
  const cleaned = kept.join("") + clean(text.slice(from));
  // What joined two characters has nothing to join once one of them is gone.
  return cleaned === text ? text : withoutHidden(cleaned);
}
