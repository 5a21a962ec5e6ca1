"use client";
import { type KeyboardEvent, useState } from "react";
import { moved, type Suggestion } from "./suggesting";
import { useSuggestions, type Within } from "./use-suggestions";

interface Options {
  /** What the address says; the field shows it again when that changes. */
  readonly value: string;
  readonly within: Within;
  /** A suggestion was chosen. Answers what the field has then; undefined: nothing. */
  readonly onChoose: (suggestion: Suggestion) => string | undefined;
}

/** What a combobox knows and does, apart from how it looks. */
export function useCombobox({ value, within, onChoose }: Options) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const [active, setActive] = useState<number>();
  const { suggestions, ask, drop } = useSuggestions(within, () => setActive(undefined));
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  const isOpen = suggestions.length > 0;
  const close = () => {
    drop();
    setActive(undefined);
  };
  const choose = (suggestion: Suggestion) => {
    close();
    setTyped(onChoose(suggestion) ?? "");
  };
  const type = (text: string) => {
    setTyped(text);
    ask(text);
  };
  const chosen = active === undefined ? undefined : suggestions[active];
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Moves = {
      move: (by) => (isOpen ? setActive(moved(active, by, suggestions.length)) : ask(typed)),
      toText: () => setActive(undefined),
      close,
      clear: () => setTyped(""),
    };
    if (keyHandled(event, { isOpen, choose: chosen && (() => choose(chosen)) }, moves)) event.preventDefault();
  };
  return { typed, suggestions, active, isOpen, type, choose, close, onKeyDown };
}

interface Moves {
  readonly move: (by: 1 | -1) => void;
  readonly toText: () => void;
  readonly close: () => void;
  readonly clear: () => void;
}
interface State {
  readonly isOpen: boolean;
  /** Takes the option that is active; undefined when none is. */
  readonly choose: (() => void) | undefined;
}

/** Does what a key means in a combobox. False where it means what it does in any field. */
function keyHandled({ key, altKey, nativeEvent }: KeyboardEvent, { isOpen, choose }: State, moves: Moves): boolean {
  // Who writes by an input method chooses among its own suggestions.
  if (nativeEvent.isComposing) return false;
  if (key === "ArrowDown" || (key === "ArrowUp" && !altKey)) {
    moves.move(key === "ArrowDown" ? 1 : -1);
    return true;
  }
  if (key === "Enter" && choose) {
    choose();
    return true;
  }
  if (key === "Escape") {
    if (isOpen) moves.close();
    else moves.clear();
    return true;
  }
  if (["ArrowUp", "Enter"].includes(key)) moves.close();
  else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) moves.toText();
  return false;
}
