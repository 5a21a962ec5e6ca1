import { parallel } from "@bellyfed/core/parallel";
import type { Menu, MenuItem } from "../../menus/contract.ts";
import type { DietaryMark } from "../../menus/rules.ts";
import type { Slots } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { Finding } from "./finding.ts";

/** What not only reviews tell: marks of dishes that say the same. */
const marks: Readonly<Record<string, DietaryMark>> = { spicy: "spicy" };
const isMarkable = (concept: string): boolean => Object.hasOwn(marks, concept);

/** The wishes without what a mark on a menu can tell; null where there is nothing of it. */
export function withoutMarks(slots: Slots): Slots | null {
  if (!slots.concepts.some(isMarkable)) return null;
  return { ...slots, concepts: slots.concepts.filter((concept) => !isMarkable(concept)) };
}

/** The dishes that can be had and are marked as a concept says. */
export const dishesMarked = ({ sections }: Menu, concept: string): MenuItem[] =>
  sections
    .flatMap(({ items }) => items)
    .filter(
      ({ available, dietary }) => available && isMarkable(concept) && dietary.some((mark) => mark === marks[concept]),
    );

/** Menus that are read at once. */
const AT_ONCE = 8;

/** The first of some places on whose menus dishes are marked as is asked, as many as are wanted. No more menus are read than that takes. */
export async function marked(
  findings: readonly Finding[],
  { concepts }: Slots,
  most: number,
  tools: GuideTools,
): Promise<Finding[]> {
  const asked = concepts.filter(isMarkable);
  const found: Finding[] = [];
  for (let at = 0; at < findings.length && found.length < most; at += AT_ONCE) {
    const some = await parallel(findings.slice(at, at + AT_ONCE), AT_ONCE, async (finding) => ({
      ...finding,
      menu: finding.menu ?? (await tools.getMenu(finding.restaurant.id)) ?? null,
    }));
    found.push(...some.filter(({ menu }) => menu && asked.every((concept) => dishesMarked(menu, concept).length > 0)));
  }
  return found.slice(0, most);
}
