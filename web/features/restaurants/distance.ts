import type { formatsIn } from "@/platform/i18n/text";

const KILOMETRE = 1000;
/** A position is known to about a hundred metres, and a step is no news: 10 m. */
const STEP = 10;

/** A distance as people say it, in metres or kilometres of the page's language. */
export function distanceIn({ number }: Pick<ReturnType<typeof formatsIn>, "number">, metres: number): string {
  const unit = (of: "meter" | "kilometer") => ({ style: "unit", unit: of, unitDisplay: "short" }) as const;
  if (metres < KILOMETRE)
    return number(Math.round(metres / STEP) * STEP, { ...unit("meter"), maximumFractionDigits: 0 });
  return number(metres / KILOMETRE, { ...unit("kilometer"), maximumFractionDigits: metres < 10 * KILOMETRE ? 1 : 0 });
}
