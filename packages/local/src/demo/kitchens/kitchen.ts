import type { DietaryMark } from "@bellyfed/features/menus/rules";

/** Name, description, what it costs in euros at price level 2, and how it is marked. */
export type Dish = readonly [name: string, description: string | null, euros: number, ...marks: DietaryMark[]];

/** What restaurants of one cuisine have in common. */
export interface Kitchen {
  readonly cuisine: string;
  /** Cuisines that some of them serve besides. */
  readonly also: readonly string[];
  /** Patterns of names: `{}` stands for one of `words`. */
  readonly names: readonly string[];
  readonly words: readonly string[];
  /** How such a place describes itself. */
  readonly about: readonly string[];
  readonly hours: keyof typeof openings;
  readonly levels: readonly number[];
  readonly menu: Readonly<Record<string, readonly Dish[]>>;
}

/** Opening hours as OpenStreetMap writes them. */
export const openings = {
  day: [
    "Mo-Fr 07:00-17:00; Sa,Su 08:00-16:00",
    "Mo-Su 07:30-18:00",
    "Tu-Su 08:00-17:30",
    "We-Su 09:00-17:00; PH off",
    "Mo-Sa 06:30-15:00",
  ],
  casual: [
    "Mo-Su 11:30-22:00",
    "Tu-Su 11:00-21:30",
    "Mo-Th 11:30-21:00; Fr,Sa 11:30-23:00",
    "Mo-Su 12:00-24:00",
    "We-Mo 11:00-15:00,17:00-21:00",
  ],
  dinner: [
    "Tu-Sa 18:00-23:00",
    "We-Su 17:30-22:30; PH off",
    "Mo-Sa 12:00-14:30,18:30-23:00",
    "Th-Mo 18:00-24:00",
    "Tu-Fr 12:00-14:00,18:00-22:30; Sa 18:00-23:00",
  ],
} as const;
