import { dayNames, monthNames } from "./model.ts";

export type TokenKind =
  | "comment"
  | "time"
  | "always"
  | "year"
  | "number"
  | "day"
  | "month"
  | "holidays"
  | "closed"
  | "open"
  | "sign";
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const FORMS: readonly (readonly [TokenKind, RegExp])[] = [
  ["comment", /"[^"]*"/y],
  ["always", /24\/7/y],
  ["time", /\d{1,2}:\d{2}(?!\d)/y],
  ["year", /\d{4}(?![\d:])/y],
  ["number", /\d{1,2}(?![\d:])/y],
  ["day", new RegExp(`(?:${dayNames.join("|")})\\b`, "y")],
  ["month", new RegExp(`(?:${monthNames.join("|")})\\b`, "y")],
  ["holidays", /PH\b/y],
  ["closed", /(?:off|closed)\b/y],
  ["open", /open\b/y],
  ["sign", /[-–,;:]/y],
];

/** The words of a text in OpenStreetMap's opening_hours; undefined where one is none that is known here. */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    if (!token) return undefined;
    at += token.text.length;
    tokens.push(token.text === "–" ? { kind: "sign", text: "-" } : token);
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, form] of FORMS) {
    form.lastIndex = at;
    const found = form.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found };
  }
  return undefined;
}
