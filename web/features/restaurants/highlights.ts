import type { FoundRestaurant } from "@/platform/api";
import type { Offsets } from "@/ui/pieces";

/** Where something of a restaurant is what was asked for, as a search answers it. */
export type Highlights = NonNullable<FoundRestaurant["highlights"]>;
type Field = Highlights[number]["field"];

/** Where one of its texts is what was asked for; undefined where it is not. */
export const offsetsOf = (highlights: Highlights | undefined, field: Field, text: string): Offsets | undefined =>
  highlights?.find((each) => each.field === field && each.text === text)?.offsets;
