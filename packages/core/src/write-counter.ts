/** Writes of one kind by one subject within one window of time, and how many there may be. */
export interface WriteWindow {
  readonly kind: string;
  readonly unit: "minute" | "day";
  /** How many such units had passed since 1970, UTC, when it began. */
  readonly index: number;
  readonly most: number;
}

/**
 * What was counted in each window, in the order in which they were asked for; `counted` is false when one was full, or the subject was
 * erased, and then none counts one more.
 */
export interface WriteCount {
  readonly counted: boolean;
  readonly counts: readonly number[];
  readonly erased: boolean;
}

/** What subjects have written lately, and who of them was erased. */
export interface WriteCounter {
  /** Counts one more write in all of the windows, or in none when one is full or the subject was erased. Exact, however many ask at once. */
  count(subject: string, windows: readonly WriteWindow[]): Promise<WriteCount>;
  /** Marks a subject as erased, for good; what was counted of them is forgotten. Again changes nothing. */
  erase(subject: string): Promise<void>;
  /** Whether a subject was erased. Strongly consistent. */
  isErased(subject: string): Promise<boolean>;
}
