"use client";
import { Marked } from "@/ui/marked";
import type { ComboboxText, Suggestion } from "./suggesting";

interface Props {
  /** Of the combobox. */
  readonly id: string;
  readonly label: string;
  /** Those of one kind stand together. */
  readonly suggestions: readonly Suggestion[];
  readonly active: number | undefined;
  readonly text: ComboboxText;
  readonly optionId: (index: number) => string;
  readonly choose: (suggestion: Suggestion) => void;
}

/** The list that a combobox opens; empty and unseen while it is closed. */
export function Options({ id, label, suggestions, active, text, optionId, choose }: Props) {
  const groups = [...Map.groupBy(suggestions.entries(), ([, { kind }]) => kind)];
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={`${label}: ${text.suggestions}`}
      hidden={suggestions.length === 0}
      className="absolute inset-x-0 top-full z-40 mt-1 max-h-[min(24rem,60dvh)] min-w-64 overflow-y-auto rounded-card border border-edge bg-surface p-2 shadow-lg"
    >
      {groups.map(([kind, options]) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox.
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <p
            id={`${id}-${kind}`}
            role="presentation"
            className="px-3 pt-2 pb-1 text-muted text-xs uppercase tracking-wide"
          >
            {text.kinds[kind]}
          </p>
          {options.map(([index, suggestion]) => (
            <Option
              key={optionId(index)}
              id={optionId(index)}
              suggestion={suggestion}
              isActive={index === active}
              choose={choose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly isActive: boolean;
  readonly choose: (suggestion: Suggestion) => void;
}

const Option = ({ id, suggestion, isActive, choose }: OptionProps) => (
  // The field keeps the focus, and hears the keys: pressing an option must not take it away.
  // biome-ignore lint/a11y/useFocusableInteractive: by `aria-activedescendant`.
  // biome-ignore lint/a11y/useKeyWithClickEvents: the field has them.
  <div
    id={id}
    role="option"
    aria-selected={isActive}
    ref={(element) => {
      if (isActive) element?.scrollIntoView({ block: "nearest" });
    }}
    onPointerDown={(event) => event.preventDefault()}
    onClick={() => choose(suggestion)}
    className="flex min-h-10 cursor-pointer flex-wrap items-baseline gap-x-2 rounded-lg px-3 py-2 outline-offset-[-2px] hover:bg-raised aria-selected:bg-raised aria-selected:outline-2 aria-selected:outline-paprika"
  >
    <Marked text={suggestion.text} offsets={suggestion.offsets} />
    {suggestion.city && (
      <span className="text-muted text-sm">
        <bdi>{suggestion.city}</bdi>
      </span>
    )}
  </div>
);
