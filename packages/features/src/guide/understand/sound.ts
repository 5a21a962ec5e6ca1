/** Consonants of Arabic as Latin letters write them, those that are heard alike as one. */
const arabic: Readonly<Record<string, string>> = {
  ...{ ب: "b", ت: "t", ث: "t", ج: "g", ح: "h", خ: "k", د: "d", ذ: "d", ر: "r", ز: "z", س: "s", ش: "s", ص: "s", ض: "d" },
  ...{
    ط: "t",
    ظ: "z",
    ع: "",
    غ: "g",
    ف: "f",
    ق: "k",
    ك: "k",
    ل: "l",
    م: "m",
    ن: "n",
    ه: "h",
    پ: "b",
    ڤ: "f",
    گ: "g",
    چ: "s",
  },
};
const latin: Readonly<Record<string, string>> = { c: "k", q: "k", p: "b", v: "f", j: "g", x: "ks", w: "", y: "" };

const skeletonOf = (letters: string): string =>
  letters
    .replace(/(.)\1+/g, "$1")
    .replace(/^h/, "")
    .replace(/(?<=.)h$/, "");

const arabicSkeleton = (word: string): string => skeletonOf([...word].map((letter) => arabic[letter] ?? "").join(""));

const latinSkeleton = (word: string): string =>
  skeletonOf(
    [
      ...word
        .replace(/sch|sh/g, "s")
        .replace(/ch/g, "k")
        .replace(/ph/g, "f")
        .replace(/th/g, "t")
        .replace(/kh/g, "k")
        .replace(/gh/g, "g"),
    ]
      .filter((letter) => !/[aeiou\s'-]/.test(letter))
      .map((letter) => latin[letter] ?? letter)
      .join(""),
  );

/** Whether an Arabic word may be how a Latin name sounds: their consonants are the same, and there are enough of them. */
export function soundsLike(word: string, name: string): boolean {
  const heard = arabicSkeleton(word);
  return heard.length >= 3 && heard === latinSkeleton(name);
}
