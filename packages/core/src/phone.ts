import { latinDigits } from "./digits.ts";
import { withoutHidden } from "./visible.ts";

/** Words of any language, separated by spaces, as one group of a pattern. */
const oneOf = (words: string): string => `(?:${words.trim().normalize("NFKC").split(/\s+/).join("|")})`;

/** What people put before a number to say that it is one. Letters stand for it on cards: `T`, `P`, `M`; `F` is a fax. */
const LABELS = oneOf(`
  tel[.]?/fax [☎📞📱✆]\ufe0f? t p m tel telp tele(?:f|ph)on[eo]? tél t[ée]l[eé]phone teléfono tfno telefoon telefonnummer tlf tfn
  phone ph fon mob mobile? móvil movil celular cel cell handy hp gsm puh puhelin whatsapp wa viber call
  no nr number nummer número numéro đt sđt
  τηλ τηλέφωνο κινητό т тел телефон моб мобильный ت هاتف تلفون تليفون جوال موبايل واتساب واتس تلفن טל טלפון נייד
  電話 電話番号 携帯 電 電話號碼 电话 手机 手機 전화 전화번호 연락처 휴대폰 โทร โทรศัพท์ फ़ोन फोन मोबाइल ফোন মোবাইল`);
/** What leads to another number inside of the house: a word, a sign, or `;ext=` (RFC 3966). */
const EXTENSIONS = oneOf(`
  extension extensión extn? durchwahl dw poste ramal anexo int interno interne toestel tst dahili wew linka klapka mellék
  доб добавочный вн внутр внутренний εσωτ داخلي تحويلة שלוחה 内線 内线 转 轉 轉接 分機 分机 내선 ต่อ x #`);
const FAX = /fax|факс|فاكس|פקס|传真|傳真|ファ(?:ック|ク)ス|팩스/iu;

const LABEL = new RegExp(String.raw`^(?:${LABELS}(?![\p{L}\p{M}])[\s.:/'’׳\p{Pd}]*)+`, "iu");
const EXTENSION = new RegExp(String.raw`[\s,;(]*${EXTENSIONS}[\s.:=]*(\d{1,8})\)?$`, "iu");
/** `123456-12 (ext)`. What stands before the dash is the end of a number, and no group inside of one. */
const EXTENSION_BEFORE = new RegExp(String.raw`(?<=\d{4})\s*\p{Pd}(\d{1,4})\s*\(${EXTENSIONS}\.?\)$`, "iu");
const EXTENSION_WORD = new RegExp(`^${EXTENSIONS}$`, "iu");
/** Words in brackets before or after a number. With digits among them they may be another number. */
const REMARK = /^[([]([^()[\]\d]*\p{L}[^()[\]\d]*)[)\]][\s.:]*|\s*[([]([^()[\]\d]*\p{L}[^()[\]\d]*)[)\]]$/gu;
/** What people put between groups of digits, and no more than one line. */
const NUMBER = /^\+?[\d\s()[\]./·•\p{Pd}\u2212]+$/u;
const MORE_LINES = /[\n\r\u2028\u2029]/;
/** UTF-16 units of what is looked at: patterns take too long for what is longer. */
const LONGEST = 200;
/** ITU-T E.164: 15 digits, of which none is 0 after the plus; fewer than 3 are no number anywhere. */
const [FEWEST, MOST] = [3, 15];
/** Digits of the shortest whole number within an area, of which two are several. */
const LOCAL = 7;

/**
 * A phone number as people write it in the one form in which it is kept, after ITU-T E.123: a plus where there was one (or `00`), the
 * groups of digits as they were written with one space between them, and ` ext. 12` for an extension. `(212) 555–0100` -> `212 555 0100`.
 * Digits may be those of any script. null for what is no single phone number. What it answers it leaves as it is.
 */
export function phoneOf(text: string): string | null {
  if (text.length > LONGEST) return null;
  const plain = withoutWords(latinDigits(withoutHidden(text.normalize("NFKC"))).trim());
  if (plain === null) return null;
  const extension = EXTENSION_BEFORE.exec(plain) ?? EXTENSION.exec(plain);
  const written = withoutTrunk(
    plain
      .slice(0, extension?.index)
      .replace(/^\(\s*\+\s*(\d+)\s*\)/, "+$1 ")
      .replace(/^\+\s+/, "+")
      .replace(/^00(?=[\s\d]*[1-9])\s*/, "+"),
  );
  if (!NUMBER.test(written) || isSeveral(written)) return null;
  const groups = written.match(/\d+/g) ?? [];
  const digits = groups.join("");
  if (digits.length < FEWEST || digits.length > MOST || /^\+0/.test(written)) return null;
  const number = written.startsWith("+") ? international(digits, groups) : groups.join(" ");
  return `${number}${extension ? ` ext. ${extension[1]}` : ""}`;
}

/** Without labels and remarks; null where a remark says that this is a fax, or that what stands before it is an extension. */
function withoutWords(text: string): string | null {
  const labelled = text.replace(LABEL, "");
  if (EXTENSION_BEFORE.test(labelled)) return labelled;
  const remarks = [...labelled.matchAll(REMARK)].map(([, before, after]) =>
    (before ?? after ?? "").replace(/[\s.:]/g, ""),
  );
  if (remarks.some((remark) => FAX.test(remark) || EXTENSION_WORD.test(remark))) return null;
  return labelled.replace(REMARK, "").replace(LABEL, "");
}

/** `+49 (0)40`: the zero is dialled within the country only. `+49/40` has a slash behind the country. */
const withoutTrunk = (written: string): string =>
  written.startsWith("+") ? written.replace(/\(\s*0\s*\)/, " ").replace(/^(\+\d{1,3})\s*\/\s*/, "$1 ") : written;

/** North America's numbers all have the same groups; of others only those who write them know where they begin. */
function international(digits: string, groups: readonly string[]): string {
  const [, area, exchange, line] = /^1(\d{3})(\d{3})(\d{4})$/.exec(digits) ?? [];
  return area ? `+1 ${area} ${exchange} ${line}` : `+${groups.join(" ")}`;
}

const REST = String.raw`[^\d/]*\/[^\d/]*[1-9](?:[^\d/]*\d)`;
/** One slash, behind an area code: with its zero, behind a country's code, or before what is as long as a number. */
const AREA_FIRST = [
  String.raw`\(?0\d{1,5}${REST}{2,}`,
  // Hungary's trunk prefix is 06.
  String.raw`06[\s-]\d{1,2}${REST}{5,}`,
  String.raw`(?=\+(?:[^\d/]*\d){2,7}[^\d/]*\/)\+\d{1,3}[^\d/]*\d{0,5}${REST}{2,}`,
  String.raw`\(?[1-9]\d{0,4}${REST}{5,}`,
].map((form) => new RegExp(String.raw`^${form}[^\d/]*$`));
/** Slashes between all short groups: `0475/12/34/56`. */
const SLASHED = /^(?:\+\d{1,3}\s*)?\d{2,4}(?:\s*\/\s*\d{2,3})+\s*\/\s*\d{2,4}$/;

/** Whether this is more than one number, or one with other ends (`123456/57`), which have a slash, a dot, a line or a space between them. */
function isSeveral(written: string): boolean {
  const slashed = written.replace(/\s[·•]\s/g, "/");
  if (MORE_LINES.test(written)) return true;
  if (slashed.includes("/")) return ![...AREA_FIRST, SLASHED].some((form) => form.test(slashed));
  const isTwice = (parts: readonly string[]) =>
    parts.filter((part) => part.replace(/\D/g, "").length >= LOCAL).length > 1;
  return !written.startsWith("+") && (isTwice(written.split(/\s+/)) || isTwice(written.split(/\D+/)));
}

/** The address that dials a number in the form of `phoneOf` (RFC 3966), and one of an older form as far as its digits tell. */
export function telUri(phone: string): string {
  const [number = "", extension] = phone.split(" ext. ");
  return `tel:${number.replace(/[^+\d]/g, "")}${extension ? `;ext=${extension}` : ""}`;
}
