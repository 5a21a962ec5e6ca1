import type { ReactNode } from "react";
import { slugOf } from "@/platform/api";

/** A plate seen from above, 48 units wide, for use within an SVG. Only decoration. */
export function Plate({ dish }: { readonly dish: Dish }) {
  return (
    <g strokeLinecap="round" strokeLinejoin="round" strokeWidth="1.5">
      <circle cx="24" cy="24" r="22" className="fill-surface stroke-line" />
      <circle cx="24" cy="24" r="16" className="fill-none stroke-line" />
      {dishes[dish]}
    </g>
  );
}

/** A plate as an image of its own. */
export function PlateImage({ dish, className }: { readonly dish: Dish; readonly className?: string }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" className={className}>
      <Plate dish={dish} />
    </svg>
  );
}

const dishes: Readonly<Record<Dish, ReactNode>> = {
  pizza: (
    <>
      <path d="M24 36 14.5 17a19 19 0 0 1 19 0Z" className="fill-saffron" />
      <path d="M13.5 16.5a21 21 0 0 1 21 0" className="fill-none stroke-paprika" strokeWidth="3" />
      <g className="fill-paprika">
        <circle cx="21" cy="21" r="2" />
        <circle cx="27" cy="22" r="2" />
        <circle cx="24" cy="28" r="1.8" />
      </g>
    </>
  ),
  bowl: (
    <>
      <circle cx="24" cy="24" r="12" className="fill-saffron/40 stroke-paprika" strokeWidth="2" />
      <path
        d="M15 22c3-3 6 3 9 0s6 3 9 0M15 27c3-3 6 3 9 0s6 3 9 0M18 17.5c2-2 4 2 6 0s4 2 6 0"
        className="fill-none stroke-saffron"
      />
      <circle cx="27.5" cy="28.5" r="4" className="fill-surface" />
      <circle cx="27.5" cy="28.5" r="2" className="fill-saffron" />
      <path d="m17 28 4 3M16.5 30.5l3.5 2" className="stroke-olive" />
    </>
  ),
  fish: (
    <>
      <path d="M11 24c5-8.5 15-8.5 21 0-6 8.5-16 8.5-21 0Zm21 0 5-4.5v9Z" className="fill-olive" />
      <circle cx="16" cy="22.5" r="1.2" className="fill-surface" />
      <path d="M21 20c1.5 2.5 1.5 5.5 0 8M25.5 20c1.5 2.5 1.5 5.5 0 8" className="fill-none stroke-surface" />
    </>
  ),
  leaf: (
    <>
      <path d="M15 33c-1-12 5-18 18-18 1 12-5 19-18 18Z" className="fill-olive" />
      <path d="m15 33 11-11m-6 6v-6m2.5 3.5h5" className="fill-none stroke-surface" />
      <circle cx="32" cy="31" r="2.5" className="fill-paprika" />
    </>
  ),
  cup: (
    <>
      <circle cx="23" cy="24" r="10" className="fill-raised stroke-edge" />
      <circle cx="23" cy="24" r="7" className="fill-paprika" />
      <path d="M33 22h3.5v4H33" className="fill-none stroke-edge" strokeWidth="2" />
      <path d="M19.5 24c1.5-3 5.5-3 7 0-1.5 3-5.5 3-7 0Z" className="fill-saffron" />
    </>
  ),
  burger: (
    <>
      <path d="M14 22a10 8.5 0 0 1 20 0Z" className="fill-saffron" />
      <path d="M13.5 25h21" className="stroke-olive" strokeWidth="2.5" />
      <path d="M14.5 28.5h19" className="stroke-paprika" strokeWidth="3" />
      <path d="M14 31.5h20a4 3.5 0 0 1-4 3.5H18a4 3.5 0 0 1-4-3.5Z" className="fill-saffron" />
    </>
  ),
  egg: (
    <>
      <path
        d="M15 20c2-6 8-4 11-5s8 3 7 9 1 8-5 9-6-1-9-1-6-6-4-12Z"
        className="fill-paper stroke-edge"
        strokeWidth="1"
      />
      <circle cx="24" cy="24" r="5" className="fill-saffron" />
      <path d="m32 33 4-2" className="stroke-olive" strokeWidth="2.5" />
    </>
  ),
  skewer: (
    <>
      <path d="m13 35 22-22" className="stroke-edge" strokeWidth="1.8" />
      <path d="m16.5 27.5 4 4 3.5-3.5-4-4Z" className="fill-paprika" />
      <path d="m21.5 22.5 4 4 2-2-4-4Z" className="fill-olive" />
      <path d="m25 19 4 4 3.5-3.5-4-4Z" className="fill-paprika" />
    </>
  ),
  glass: (
    <>
      <path d="M17 14h14c0 8-2 11-7 11s-7-3-7-11Z" className="fill-surface stroke-edge" />
      <path d="M17.5 18h13c-.5 5-2.5 7-6.5 7s-6-2-6.5-7Z" className="fill-paprika" />
      <path d="M24 25v8m-4.5 0h9" className="stroke-edge" />
    </>
  ),
  cutlery: (
    <g className="fill-none stroke-edge">
      <path d="M19.5 15v18M16.5 15v5a3 3 0 0 0 6 0v-5" />
      <path d="M29 33V15c3 2 3.5 7 0 10" />
    </g>
  ),
};

/** What is drawn on a plate. */
export type Dish = "pizza" | "bowl" | "fish" | "leaf" | "cup" | "burger" | "egg" | "skewer" | "glass" | "cutlery";

/** In this order: the first that fits counts. */
const words: readonly (readonly [Dish, RegExp])[] = [
  ["pizza", /pizz|italian/],
  ["bowl", /ramen|noodle|soup|pho|vietnam|thai|chinese|korean|asian|indian|curry/],
  ["fish", /fish|sushi|sea|japan|portug|poke/],
  ["leaf", /veg|salad|health|juice/],
  ["cup", /coffee|cafe|tea|bak|patis|dessert|donut|ice-cream|chocolate/],
  ["burger", /burg|sandwich|hot-?dog|fast|american|chicken|deli/],
  ["egg", /breakfast|brunch|pancake|diner/],
  ["skewer", /grill|barbe|bbq|steak|kebab|levant|turk|middle|greek|tapas|mex|meat/],
  ["glass", /bar|beer|wine|sake|pub|izakaya|cocktail/],
];

/** A drawing that goes with what a restaurant serves; a plain setting for what has none. */
export function dishOf(cuisines: readonly string[]): Dish {
  for (const cuisine of cuisines) {
    const found = words.find(([, pattern]) => pattern.test(slugOf(cuisine)));
    if (found) return found[0];
  }
  return "cutlery";
}
