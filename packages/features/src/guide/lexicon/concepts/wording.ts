import type { GuideLanguage } from "../../rules.ts";

/**
 * How one language speaks of something, each a list parted by commas. A `~` behind a word stands for its endings: of German adjectives, and
 * the feminine of Arabic ones.
 */
export interface Wording {
  /** Words by which it is asked for, and by which reviews say it. */
  readonly words: string;
  /** By which it is only asked for. */
  readonly asks?: string;
  /** By which reviews only say it. */
  readonly says?: string;
  /** Which say that it is not so. */
  readonly opposite?: string;
}

export type Concept = Readonly<Record<GuideLanguage, Wording>>;
