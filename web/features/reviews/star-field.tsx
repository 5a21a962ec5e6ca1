import type { FormFault } from "@/platform/forms/result";
import { inputValue } from "@/ui/form/field";

interface Props {
  readonly fault: FormFault | undefined;
  readonly value: string;
  readonly text: Readonly<Record<"rating" | "star1" | "star2" | "star3" | "star4" | "star5" | "chooseStars", string>>;
  readonly required: string;
}

const NAME = "rating";

/** One to five stars, as radio buttons: the arrow keys choose. every star up to the chosen one is filled, by the style alone. */
export function StarField({ fault, value, text, required }: Props) {
  const chosen = inputValue({ name: NAME, fault, value });
  const labels = [text.star1, text.star2, text.star3, text.star4, text.star5];
  const hasError = fault?.fields[NAME] !== undefined;
  return (
    <fieldset id={NAME} tabIndex={-1} aria-describedby={hasError ? `${NAME}-error` : undefined} className="min-w-0">
      <legend className="mb-1.5 font-semibold">
        {text.rating} <span className="font-normal text-muted text-sm">{required}</span>
      </legend>
      {hasError && (
        <p id={`${NAME}-error`} className="font-medium text-danger text-sm">
          {text.chooseStars}
        </p>
      )}
      <div className="-ms-1.5 inline-flex text-edge">
        {labels.map((label, index) => (
          <label
            key={label}
            className="cursor-pointer rounded-lg p-1.5 has-checked:text-saffron has-focus-visible:outline-3 has-focus-visible:outline-paprika has-checked:[&_path]:fill-current [&:has(~label_:checked)]:text-saffron [&:has(~label_:checked)_path]:fill-current"
          >
            <input
              type="radio"
              name={NAME}
              value={index + 1}
              defaultChecked={chosen === String(index + 1)}
              required
              className="sr-only"
            />
            <StarOutline />
            <span className="sr-only">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const STAR = "m10 1.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8L10 14.9l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z";

/** An empty star that its style may fill. */
function StarOutline() {
  return (
    <svg viewBox="0 0 20 20" width="32" height="32" aria-hidden="true">
      <path d={STAR} fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  );
}
