import { hidesSomething, turnsDirection } from "@bellyfed/core/visible";
import { mixesScripts } from "./quotes.ts";

/** What is wrong with a text that a writer wrote, whatever its sources are. */
export type Fault =
  /** Characters that nobody sees, or that turn or break the line. */
  | "hidden"
  /** Markup, images, braces and markers. */
  | "markup"
  /** An address of the web, or of mail. */
  | "link"
  /** Letters of another alphabet than the three languages are written in. */
  | "script"
  /** A fact that it wrote itself: digits, money, a time. */
  | "fact"
  /** It is no sentence: empty, or too long. */
  | "length";

const MARKUP = /[<>[\]{}|`\\*_#~^=@]|&#?\w+;/u;
const LINK = /(?:https?|ftp|data|javascript|mailto|file|vbscript|tel)\s*:|:\/\/|www\.|\b[\p{L}\d-]+\.\p{L}{2,}/iu;
const BROKEN = /[\p{Cc}\p{Co}\p{Cn}\u2028\u2029\ufeff]/u;
const FOREIGN = /\p{L}/gu;
const OURS = /[\p{scx=Latin}\p{scx=Arab}]/u;
/** Digits of all scripts, money, and words by which clocks, prices and numbers are told. */
const FACT =
  /\p{N}|\p{Sc}|%|\bo['’]clock\b|\bnoon\b|\bmidnight\b|\b[ap]\.?m\b|\bUhr\b|\bMitternacht\b|\b(?:euros?|dollars?|francs?|franken|yen|dinars?|cents?|bucks)\b|ساعة|دولار|يورو|دينار|درهم/iu;
const MOST = 400;

/** What is wrong with a text of a writer first; `bare`: with a space in place of each placeholder. */
export function faultIn(bare: string): Fault | undefined {
  if (bare.length > MOST) return "length";
  if (BROKEN.test(bare) || turnsDirection(bare) || hidesSomething(bare)) return "hidden";
  if (LINK.test(bare)) return "link";
  if (MARKUP.test(bare)) return "markup";
  if (mixesScripts(bare) || (bare.match(FOREIGN) ?? []).some((letter) => !OURS.test(letter))) return "script";
  return FACT.test(bare) ? "fact" : undefined;
}
