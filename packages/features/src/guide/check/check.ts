import { searchWords } from "@bellyfed/core/search/words";
import type { DraftSentence, Sentence, Source, SourceId } from "../evidence.ts";
import { type Fault, faultIn } from "./faults.ts";
import { fill } from "./fill.ts";
import { PLACEHOLDER } from "./placeholders.ts";
import type { Asking } from "./restaurant-facts.ts";
import { unsupported } from "./support.ts";

/** What a sentence is held against. */
export interface Evidence extends Asking {
  readonly sources: ReadonlyMap<SourceId, Source>;
  /** Names of restaurants that are known in this turn, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Sentences that the templates have for this turn: their words are ours. */
  readonly own: ReadonlySet<string>;
}

/** Why a sentence is not shown. */
export type Dropped =
  | Fault
  /** It has no source, or one that was not read in this turn, or it is said as the guide's own words. */
  | "unsourced"
  /** A placeholder that there is not, that is of another source, or that the source cannot fill. */
  | "placeholder"
  /** A restaurant by name that is none of its sources. */
  | "name"
  /** A quotation that stands in none of its reviews. */
  | "quote"
  /** It says what none of its sources says. */
  | "claim";

export type Checked =
  | { readonly kind: "shown"; readonly sentence: Sentence }
  | { readonly kind: "dropped"; readonly why: Dropped };

const dropped = (why: Dropped): Checked => ({ kind: "dropped", why });

/**
 * Fills a sentence of a writer with facts and lets it through, or drops it. It is the same for templates and for models: nobody's word is
 * taken for anything but the order of what sources say.
 */
export function check(draft: DraftSentence, evidence: Evidence): Checked {
  const { sources } = evidence;
  const cited = [...new Set(draft.sources)];
  if (draft.about === "guide" || cited.length === 0 || cited.some((id) => !sources.has(id)))
    return dropped("unsourced");
  const bare = draft.text.replace(PLACEHOLDER, " ");
  const fault = draft.text.trim() === "" ? "length" : faultIn(bare);
  if (fault) return dropped(fault);
  const known = cited.flatMap((id) => sources.get(id) ?? []);
  const strange = evidence.own.has(draft.text) ? undefined : strangeIn(bare, known, evidence);
  if (strange) return dropped(strange);
  const text = fill(draft.text, sources, cited, evidence);
  return text === undefined
    ? dropped("placeholder")
    : { kind: "shown", sentence: { text: text.trim(), sources: cited, about: "places" } };
}

/** What words that are not our own say that their sources do not. */
function strangeIn(bare: string, known: readonly Source[], evidence: Evidence): Dropped | undefined {
  if (namesAnother(bare, known, evidence)) return "name";
  if (misquotes(bare, known)) return "quote";
  return unsupported(bare, known, evidence.language) ? "claim" : undefined;
}

/** Whether a text names a restaurant that it does not rest on. */
function namesAnother(text: string, known: readonly Source[], { names }: Evidence): boolean {
  const own = new Set(
    known.map((source) => (source.kind === "restaurant" ? source.restaurant.id : source.restaurantId)),
  );
  const words = ` ${searchWords(text).join(" ")} `;
  return [...names].some(([id, name]) => {
    const called = searchWords(name).join(" ");
    return !own.has(id) && called.length > 3 && words.includes(` ${called} `);
  });
}

const QUOTED = /["“”„«»‹›「」『』]([^"“”„«»‹›「」『』]+)["“”«»‹›」』]/gu;

/** Whether something stands in quotation marks that no cited review says word for word. */
function misquotes(text: string, known: readonly Source[]): boolean {
  const quotes = known.flatMap((source) => (source.kind === "review" ? [source.quote] : []));
  return [...text.matchAll(QUOTED)].some(([, said = ""]) => {
    return said.trim() !== "" && !quotes.some((quote) => quote.includes(said.trim()));
  });
}
