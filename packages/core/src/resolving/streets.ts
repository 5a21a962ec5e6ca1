import { distance, forgiven } from "../search/distance.ts";
import { searchFold } from "../search/words.ts";

/** A line of an address as it is compared. */
export interface ReadStreet {
  /** The house's number without signs and leading zeros: `37-15` is `3715`; null where none is said. */
  readonly number: string | null;
  /** The number's first part, where it has several: `10-12` stands for `10` as well. */
  readonly first: string | null;
  /** The street without blanks, every word in the form that is its shortest in common use. */
  readonly street: string;
}

/** Each word in every form, the one that stands for all of them first. Directions are capitals, in which no mistake is forgiven. */
const FORMS = `
  street st str|avenue ave av aven avenida avda|boulevard blvd bd boul bulevar|road rd|lane ln|drive dr|court ct|place pl platz|square sq|terrace ter terr
  highway hwy|parkway pkwy pky|turnpike tpke tpk|expressway expy|circle cir|alley aly|plaza plz pza|piazza pzza|center centre ctr cntr|heights hts
  N north n nord|S south s sud|E east e ost est|W west w|saint sankt san santa sainte|mount mt|fort ft
  rue r|calle c cl|carrera cra kr|rua|via v|viale vle|corso cso|allee al|gasse g|laan|straat|praca pca pc|largo lgo|estrada estr
  ulica ul|aleja|namesti nam|utca u|caddesi cad cd|sokak sok sk sokagi|проспект просп пр|улица ул|переулок пер|площадь пл
  1 first|2 second|3 third|4 fourth|5 fifth|6 sixth|7 seventh|8 eighth|9 ninth|10 tenth|11 eleventh|12 twelfth`;
const formOf = new Map(
  FORMS.split(/[|\n]/).flatMap((line) => {
    const [form = "", ...others] = line.trim().split(/\s+/);
    return others.map((other) => [other, form] as const);
  }),
);
/** What says where in a house, with what comes behind. */
const WITHIN =
  /^(?:suite|ste|apt|apartment|unit|floor|fl|room|rm|shop|store|basement|stock|etage|og|eg|piso|local|bldg|building)$/;
const SMALL = /^(?:de|la|le|les|del|du|des|der|dem|den|da|do|di|dos|the|of)$/;
const ORDINAL = /^(\d+)(?:st|nd|rd|th|er|ere|e|eme|o|a)$/;
const NUMBER = /^\d{1,6}[a-z]?$/;

/** Reads a line of an address; null for one that names no street. */
export function readStreet(line: string): ReadStreet | null {
  const [before = "", behind = ""] = searchFold(line).split(",");
  // `Calle Mayor, 5` and `5, rue Molière` have a comma beside the number; whatever else stands there is another line.
  const isApart = /^\s*\d+\s*[a-z]?\s*$/.test(/\d/.test(before) ? before : behind);
  const text = isApart ? `${before} ${behind}` : before;
  const { number, words } = apart(text.replace(/\bno\.?\s*(?=\d)|#|№/gu, " "));
  const end = words.findIndex((word, index) => index > 0 && WITHIN.test(word));
  const street = (end < 0 ? words : words.slice(0, end))
    .filter((word) => !SMALL.test(word))
    .map(formed)
    .join("");
  if (street === "") return null;
  const parts = number?.split(/[^\da-z]+/).map(bare) ?? [];
  return { number: parts.length > 0 ? bare(parts.join("")) : null, first: parts[0] ?? null, street };
}

const bare = (number: string): string => number.replace(/^0+(?=.)/, "");

/** The number stands first, or last; `5th Avenue` and `57 Street` have none. */
function apart(text: string): { number: string | null; words: string[] } {
  const first = /^\s*(\d{1,6}[a-z]?(?:\s*[-–/]\s*\d{1,6}[a-z]?)?)(?:\s+|$)(?=.*\p{L})/u.exec(text);
  const words = (line: string) => line.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
  const rest = first ? words(text.slice(first[0].length)) : [];
  const isNumberOfStreet = rest.length === 1 && /^(?:street|st|avenue|ave|av)$/.test(rest[0] ?? "");
  if (first && !isNumberOfStreet) return { number: (first[1] ?? "").replace(/\s/g, ""), words: rest };
  const last = /(?<=\p{L}.*?[\s.])(\d{1,6}\s?[a-z]?(?:\s*[-–/]\s*\d{1,6}\s?[a-z]?)?)\s*$/u.exec(text);
  if (last) return { number: (last[1] ?? "").replace(/\s/g, ""), words: words(text.slice(0, last.index)) };
  return { number: null, words: words(text) };
}

/** A word in its one form. `St` at the beginning is a saint, and `hafenstr` a street at the end of a word. */
function formed(word: string, index: number, all: readonly string[]): string {
  if (word === "st" && index < all.length - 1 && all.length > 1) return "saint";
  const [, ordinal] = ORDINAL.exec(word) ?? [];
  if (ordinal) return ordinal;
  if (NUMBER.test(word)) return bare(word);
  return formOf.get(word) ?? word.replace(/str(?:asse)?$/, "street");
}

/** What two lines say of each other; undefined where they say nothing. */
export function compareStreets(
  one: ReadStreet,
  other: ReadStreet,
): "same_address" | "same_street" | "other_address" | undefined {
  const bothNumbered = one.number !== null && other.number !== null;
  if (!areAlike(one.street, other.street)) return bothNumbered ? "other_address" : undefined;
  if (!bothNumbered) return "same_street";
  const isSame = one.number === other.number || one.number === other.first || one.first === other.number;
  return isSame ? "same_address" : "other_address";
}

/** With as many mistakes as are forgiven in a word, but none in its digits and directions. */
function areAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [signs, others] = [/[^\dNESW]/g, /[\dNESW]/g];
  if (one.replace(signs, "") !== other.replace(signs, "")) return false;
  const [a, b] = [one.replace(others, ""), other.replace(others, "")];
  const most = forgiven(a.length < b.length ? a : b);
  return distance(a, b, most) <= most;
}
