import { cardId } from "./place";

const cardAt = (target: unknown) => (target instanceof Element ? target.closest<HTMLElement>("[data-place]") : null);

/** The place whose card has the focus. */
export const focusedCard = (): string | undefined => cardAt(document.activeElement)?.dataset.place;

/** Calls back with the place whose card the pointer is at, else the one that has the focus; undefined when it is none. Answers what stops it. */
export function followCards(callback: (id: string | undefined) => void): () => void {
  let last: string | undefined;
  const look = ({ target }: Event) => {
    const id = cardAt(target)?.dataset.place ?? focusedCard();
    if (id !== last) callback(id);
    last = id;
  };
  document.addEventListener("pointerover", look);
  document.addEventListener("focusin", look);
  return () => {
    document.removeEventListener("pointerover", look);
    document.removeEventListener("focusin", look);
  };
}

/** Makes one card of the page stand out; undefined: none. */
export function markCard(id: string | undefined): void {
  for (const card of document.querySelectorAll<HTMLElement>("[data-place][data-active]")) delete card.dataset.active;
  const card = id && document.getElementById(cardId(id));
  if (card) card.dataset.active = "";
}

/** Brings a place's card before the reader and gives it the focus; false when the page has none. */
export function goToCard(id: string): boolean {
  const card = document.getElementById(cardId(id));
  if (!card) return false;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  card.querySelector("a")?.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  return true;
}
