import { latinDigits } from "./digits.ts";
import { withoutHidden } from "./visible.ts";

/** Words and signs that stand before a number: `tel:+1...`, `Tel. 040 ...`. */
const LABEL =
  /^(?:[☎📞📱✆]\ufe0f?|tel(?:e(?:f|ph)on[eo]?)?|tél(?:éphone)?|teléfono|phone|ph|fon|mob(?:il[e]?)?|cell)(?!\p{L})[\s.:]*/iu;
/** What leads to another number inside of the house: a word, a sign, or `;ext=` (RFC 3966). */
const EXTENSION = /[\s,;(]*(?:extension|extn?|durchwahl|dw|poste|ramal|x|#)[\s.:=]*(\d{1,8})\)?$/iu;
/** What people put between groups of digits. */
const NUMBER = /^\+?[\d\s()[\]./·•\p{Pd}\u2212]+$/u;
/** UTF-16 units of what is looked at: patterns take too long for what is longer. */
const LONGEST = 200;
/** ITU-T E.164: 15 digits, of which none is 0 after the plus; fewer than 3 are no number anywhere. */
const [FEWEST, MOST] = [3, 15];

/**
 * A phone number as people write it in the one form in which it is kept, after ITU-T E.123: a plus where there was one (or `00`), the
 * groups of digits as they were written with one space between them, and ` ext. 12` for an extension. `(212) 555–0100` -> `212 555 0100`.
 * Digits may be those of any script. null for what is no single phone number. What it answers it leaves as it is.
 */
export function phoneOf(text: string): string | null {
  if (text.length > LONGEST) return null;
  const plain = latinDigits(withoutHidden(text.normalize("NFKC")))
    .trim()
    .replace(LABEL, "");
  const extension = EXTENSION.exec(plain);
  const written = plain
    .slice(0, extension?.index)
    .replace(/^\(\s*\+\s*(\d+)\s*\)/, "+$1 ")
    .replace(/^\+\s+/, "+")
    .replace(/^00(?=[\s\d]*[1-9])\s*/, "+");
  if (!NUMBER.test(written) || isSeveral(written)) return null;
  // `+49 (0)40`: the zero is dialled within the country only.
  const groups = (written.startsWith("+") ? written.replace(/\(\s*0\s*\)/, " ") : written).match(/\d+/g) ?? [];
  const digits = groups.join("");
  if (digits.length < FEWEST || digits.length > MOST || /^\+0/.test(written)) return null;
  const number = written.startsWith("+") ? international(digits, groups) : groups.join(" ");
  return `${number}${extension ? ` ext. ${extension[1]}` : ""}`;
}

/** North America's numbers all have the same groups; of others only those who write them know where they begin. */
function international(digits: string, groups: readonly string[]): string {
  const [, area, exchange, line] = /^1(\d{3})(\d{3})(\d{4})$/.exec(digits) ?? [];
  return area ? `+1 ${area} ${exchange} ${line}` : `+${groups.join(" ")}`;
}

/** A slash may stand behind an area code, but not between two numbers. */
const isSeveral = (written: string): boolean =>
  written.includes("/") && written.split("/").every((part) => part.replace(/\D/g, "").length >= 6);

/** The address that dials a number in the form of `phoneOf` (RFC 3966), and one of an older form as far as its digits tell. */
export function telUri(phone: string): string {
  const [number = "", extension] = phone.split(" ext. ");
  return `tel:${number.replace(/[^+\d]/g, "")}${extension ? `;ext=${extension}` : ""}`;
}
