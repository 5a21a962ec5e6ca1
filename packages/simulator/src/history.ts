import type { Fault } from "./fault.ts";

/** Who acts: `ines` opens restaurants, `udo` one that is new at first, `mo` is a moderator, `root` an admin, the others review. */
export const people = {
  ines: { sub: "ines", name: "Ines", role: "owner" },
  udo: { sub: "udo", name: "Udo", role: "user" },
  mo: { sub: "mo", name: "Mo", role: "moderator" },
  root: { sub: "root", name: "Root", role: "admin" },
  ann: { sub: "ann", name: "Ann", role: "user" },
  bob: { sub: "bob", name: "Bob", role: "user" },
  cara: { sub: "cara", name: "Cara", role: "user" },
} as const;
export type Person = keyof typeof people;
export const reviewers = ["ann", "bob", "cara"] as const;
export type Reviewer = (typeof reviewers)[number];

/** Restaurant 0 is opened by ines, 1 by udo, 2 and 3 come by imports. */
export type Place = 0 | 1 | 2 | 3;

export interface Look {
  readonly name: string;
  readonly city: string;
  readonly cuisines: readonly string[];
}

/** A row of an import file. A broken one has no name, a noted one a phone that is none. */
export interface Row {
  readonly place: 2 | 3;
  readonly look: Look;
  readonly inspections: number;
  readonly broken: boolean;
  readonly noted: boolean;
  /** What its dishes cost: two of them, or one where the row says nothing else. None where it is left out. */
  readonly serves?: { readonly amount: number; readonly alone: boolean };
}
/** The dishes that rows say. */
export const servedDishes = ["served-0", "served-1"] as const;

export type Action =
  | { readonly kind: "create"; readonly by: "ines" | "udo"; readonly place: 0 | 1; readonly look: Look }
  | {
      readonly kind: "update";
      readonly by: Person;
      readonly place: Place;
      readonly changes: Partial<Look> & {
        readonly price_level?: number;
        readonly opening_hours?: string;
        readonly attributes?: readonly string[];
        readonly chain?: string | null;
        readonly location?: { readonly lat: number; readonly lng: number };
      };
      /** Sends the version that this person saw last as If-Match. */
      readonly guarded: boolean;
    }
  | { readonly kind: "close" | "reopen" | "hide" | "show"; readonly by: Person; readonly place: Place }
  /** Lets another restaurant stand for it, or takes that back. */
  | { readonly kind: "merge"; readonly by: "mo"; readonly place: Place; readonly into: Place }
  | { readonly kind: "unmerge"; readonly by: "mo"; readonly place: Place }
  /** Closes it, and says as which other one it goes on. */
  | { readonly kind: "close-moved"; readonly by: Person; readonly place: Place; readonly to: Place }
  /** Closes it so many days after everything began. */
  | { readonly kind: "close-on"; readonly by: Person; readonly place: Place; readonly days: number }
  /** Closes it for a time, until the end of the day that is so many days after everything began. */
  | { readonly kind: "pause"; readonly by: Person; readonly place: Place; readonly days: number }
  /** Says that it is not there yet, but so many days after everything began. */
  | { readonly kind: "open-on"; readonly by: Person; readonly place: Place; readonly days: number }
  | { readonly kind: "assign"; readonly by: "root"; readonly place: Place; readonly to: Person }
  | { readonly kind: "review"; readonly by: Reviewer; readonly place: Place; readonly rating: number }
  | { readonly kind: "revise"; readonly by: Reviewer; readonly place: Place; readonly rating: number }
  | { readonly kind: "withdraw"; readonly by: Person; readonly author: Reviewer; readonly place: Place }
  | { readonly kind: "remove" | "restore"; readonly by: "mo"; readonly author: Reviewer; readonly place: Place }
  | { readonly kind: "mark" | "unmark"; readonly by: Person; readonly author: Reviewer; readonly place: Place }
  | {
      readonly kind: "report";
      readonly by: Reviewer;
      readonly author: Reviewer;
      readonly place: Place;
      readonly wordless: boolean;
    }
  | {
      readonly kind: "decide";
      readonly by: "mo";
      readonly reporter: Reviewer;
      readonly author: Reviewer;
      readonly place: Place;
    }
  | { readonly kind: "unreply"; readonly by: "ines" | "mo"; readonly author: Reviewer; readonly place: Place }
  | { readonly kind: "reply"; readonly by: "ines"; readonly author: Reviewer; readonly place: Place }
  | {
      readonly kind: "dish";
      readonly by: Person;
      readonly place: Place;
      readonly item: string;
      readonly section: string;
      readonly position: number | null;
      readonly amount: number;
    }
  | { readonly kind: "undish"; readonly by: Person; readonly place: Place; readonly item: string }
  | {
      readonly kind: "move";
      readonly by: Person;
      readonly place: Place;
      readonly item: string;
      readonly section: string;
      readonly before: string | null;
    }
  | { readonly kind: "import"; readonly by: "root"; readonly rows: readonly Row[] }
  | { readonly kind: "hide-by-author"; readonly by: "mo"; readonly author: Person }
  /** Asks the guide. */
  | { readonly kind: "ask"; readonly by: Reviewer }
  /** Asks that all be erased that they wrote. */
  | { readonly kind: "erase"; readonly by: Reviewer | "mo" }
  | { readonly kind: "reconcile" | "establish"; readonly by: "root" }
  /** Says the same of two restaurants, by one command on both. */
  | { readonly kind: "align"; readonly by: "root"; readonly places: readonly [Place, Place] }
  /** Builds the read table anew and switches; `back`: and then to the former one again. */
  | { readonly kind: "rebuild"; readonly by: "root"; readonly back: boolean };

/** What whoever runs the system does; all other steps are requests. */
export type Operation = Extract<Action, { kind: "reconcile" | "establish" | "align" | "rebuild" }>["kind"];

/** `id` names the step for good: its idempotency key and its luck hang on it, whatever becomes of the steps around it. */
export type Step = Action & { readonly id: number };

/** All that decides how a simulation goes. Each person takes their own steps one after another, and all of them at the same time. */
export interface History {
  readonly steps: readonly Step[];
  readonly faults: readonly Fault[];
  /** Draws every delay, and so the order of everything; 0: all take equally long. */
  readonly luck: number;
  /** The store has the keys of the release before, until it is built anew; left out: those of today. */
  readonly former?: boolean;
  /** How many lanes the feed has; left out: one. */
  readonly lanes?: number;
  /** The store has a log and no feed, which is begun while things happen; left out: it has one. */
  readonly unnumbered?: boolean;
}
