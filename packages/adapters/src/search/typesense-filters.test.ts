import { isMeant, type Term, termsOf } from "@bellyfed/core/search/terms";
import { expect, test } from "vitest";
import { encoded } from "./typesense-fields.ts";
import { wordsFilter } from "./typesense-filters.ts";
import type { Lexicon } from "./typesense-lexicon.ts";

const words = ["coyote", "ugly", "ugli", "cafe"];
const lexicon = {
  has: (word: string) => words.includes(word),
  meantBy: (term: Term) => words.filter((word) => isMeant(term, word)),
  beginningWith: () => [],
} as unknown as Lexicon;

test("a word that may be two with a letter wrong is asked for as both of them, where mistakes alone find nothing", () => {
  const [coyote, ugly, ugli] = ["coyote", "ugly", "ugli"].map(encoded);
  const filter = wordsFilter(termsOf("coyoteuggly"), "parted", lexicon);
  expect(filter).toContain(`(words:=${coyote} && words:=[${ugly}`);
  expect(wordsFilter(termsOf("coyoteuggly"), "forgiving", lexicon)).not.toContain(`${coyote} &&`);
  expect(wordsFilter(termsOf("coyoteugly"), "parted", lexicon)).toContain(`${ugli}`);
});
