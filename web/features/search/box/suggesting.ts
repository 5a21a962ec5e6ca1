/** What somebody may mean who is typing, as the API suggests it. */
export interface Suggestion {
  readonly kind: "restaurant" | "cuisine" | "city" | "dish";
  readonly text: string;
  /** From where until where the text is what was typed. */
  readonly offsets: readonly (readonly [number, number])[];
  readonly id?: string | undefined;
  readonly city?: string | undefined;
}

/** What a combobox says. */
export interface ComboboxText {
  /** What the list is called, and what tells how many it has: `{count}` stands for the number. */
  readonly suggestions: string;
  readonly available: string;
  readonly kinds: Readonly<Record<Suggestion["kind"], string>>;
}

/** Suggestions of a kind stand together, in the order of the best of each. */
export function inGroups(suggestions: readonly Suggestion[]): Suggestion[] {
  return [...Map.groupBy(suggestions, ({ kind }) => kind).values()].flat();
}

/** Which option is active after an arrow key: around the list, and by the text itself (undefined) at its ends. */
export function moved(active: number | undefined, by: 1 | -1, count: number): number | undefined {
  if (count === 0) return undefined;
  if (active === undefined) return by === 1 ? 0 : count - 1;
  const next = active + by;
  return next < 0 || next >= count ? undefined : next;
}

/** Where suggestions are asked for, within what is said of the search so far. */
export function suggestPath(
  typed: string,
  within: Readonly<Record<"only" | "city" | "near", string | undefined>>,
): string {
  const given = Object.entries({ q: typed, ...within }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/api/autocomplete?${new URLSearchParams(given)}`;
}

/** Waited for before what was typed is asked about: most people type on within this. Milliseconds. */
export const PAUSE_MS = 150;

export interface Asking {
  /** Asks about what was typed now; an answer to anything before it is dropped from here on. */
  readonly ask: (typed: string) => void;
  /** Drops what is under way. */
  readonly drop: () => void;
}

/**
 * Asks once typing pauses, and tells only what belongs to what was typed last: answers come in any order. An answer that fails is no
 * suggestions: the field goes on without.
 */
export function asking(
  fetchFor: (typed: string, signal: AbortSignal) => Promise<readonly Suggestion[]>,
  tell: (suggestions: readonly Suggestion[]) => void,
): Asking {
  let current = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = () => {
    clearTimeout(timer);
    current.abort();
    current = new AbortController();
  };
  const answer = async (typed: string, { signal }: AbortController) => {
    const suggestions = await fetchFor(typed, signal).catch(() => []);
    if (!signal.aborted) tell(suggestions);
  };
  return {
    drop,
    ask: (typed) => {
      drop();
      const asked = current;
      timer = setTimeout(() => void answer(typed, asked), PAUSE_MS);
    },
  };
}
