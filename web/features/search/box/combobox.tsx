"use client";
import { type RefObject, useId } from "react";
import { useScripts } from "@/ui/form/use-scripts";
import { Options } from "./options";
import type { ComboboxText, Suggestion } from "./suggesting";
import { useCombobox } from "./use-combobox";
import type { Within } from "./use-suggestions";

interface Props {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly text: ComboboxText;
  readonly within: Within;
  readonly onChoose: (suggestion: Suggestion) => string | undefined;
  readonly input?: RefObject<HTMLInputElement | null>;
  /** Leaves the label to who cannot see that this is a search. */
  readonly isLabelHidden?: boolean;
}

/**
 * A search field that suggests while one types: an editable combobox with a list, by the pattern of the ARIA Authoring Practices. A plain
 * field where there are no scripts.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Combobox({ name, label, placeholder, text, isLabelHidden = false, input, ...options }: Props) {
  const [id, alive] = [useId(), useScripts()];
  const { typed, suggestions, active, isOpen, type, choose, close, onKeyDown } = useCombobox(options);
  const optionId = (index: number) => `${id}-option-${index}`;
  const aria = alive
    ? ({
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": isOpen,
        "aria-controls": `${id}-list`,
        "aria-activedescendant": active === undefined ? undefined : optionId(active),
      } as const)
    : {};
  return (
    <div className="relative">
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "mb-1.5 block font-semibold"}>
        {label}
      </label>
      <input
        {...{ id, name, placeholder, value: typed, onKeyDown, onBlur: close, ref: input }}
        {...aria}
        type="search"
        // What was typed has its own direction; an example has the page's.
        dir={typed === "" ? undefined : "auto"}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        className="input"
        onChange={({ target }) => type(target.value)}
      />
      <Options {...{ id, label, suggestions, active, text, optionId, choose }} />
      <p role="status" className="sr-only">
        {isOpen && text.available.replace("{count}", String(suggestions.length))}
      </p>
    </div>
  );
}
