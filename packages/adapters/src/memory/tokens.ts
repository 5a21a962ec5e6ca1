import { invalid } from "./operation.ts";

const TOKEN = /\s*([#:]?\w+|<=|>=|[=<>(),+-])/y;

/** An expression's words, taken one by one. Keywords are the same in capitals and in small letters. */
export interface Tokens {
  /** Takes the next word if it is this one. */
  accept(word: string): boolean;
  /** Takes the next word, which must be this one. */
  expect(word: string): void;
  take(): string;
  readonly done: boolean;
}

/** Throws on anything but names, placeholders, brackets and simple operators: nested paths, for one, are not known here. */
export function tokensOf(expression: string): Tokens {
  const words: string[] = [];
  const text = expression.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const word = TOKEN.exec(text)?.[1];
    if (word === undefined) throw invalid(`Not known here: ${text.slice(at)} in ${text}`);
    words.push(word);
  }
  let at = 0;
  const accept = (word: string) => {
    const is = words[at]?.toUpperCase() === word;
    if (is) at++;
    return is;
  };
  return {
    accept,
    expect: (word) => {
      if (!accept(word)) throw invalid(`Expected ${word} and met ${words[at] ?? "the end"} in ${text}`);
    },
    take: () => {
      const word = words[at++];
      if (word === undefined) throw invalid(`Something is missing at the end of ${text}`);
      return word;
    },
    get done() {
      return at === words.length;
    },
  };
}
