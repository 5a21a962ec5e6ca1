import type { FormFault } from "@/platform/forms/result";
import { IDEMPOTENCY_KEY, LOCALE } from "@/platform/forms/sent";

interface Props {
  readonly locale: string;
  /** A fresh one from the server with each page. */
  readonly idempotencyKey: string;
  readonly fault: FormFault | undefined;
  /** Further hidden inputs; what came back with a fault goes before. */
  readonly more?: Readonly<Record<string, string>>;
}

/**
 * What a form sends besides what is entered. After a fault it keeps its key: where an answer got lost on the way, sending again finds
 * what the first attempt has written.
 */
export function FormHead({ locale, idempotencyKey, fault, more = {} }: Props) {
  const inputs = { [LOCALE]: locale, [IDEMPOTENCY_KEY]: idempotencyKey, ...more };
  return Object.entries(inputs).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={fault?.values[name]?.[0] ?? value} />
  ));
}
