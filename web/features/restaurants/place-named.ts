import { ID_PATTERN } from "@/platform/rules";

/** A restaurant's page on this site, whatever the language and whatever stands before and behind it. */
const PAGE = /\/restaurants\/([0-9a-z]{26})(?![0-9a-z])/;

/** The id that was entered, or that stands in the address of a restaurant's page; undefined for something else. */
export function idNamed(entered: string): string | undefined {
  const text = entered.trim();
  return ID_PATTERN.test(text) ? text : PAGE.exec(text)?.[1];
}
