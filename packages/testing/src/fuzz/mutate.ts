import fc from "fast-check";
import { hostileTexts, hostileValues } from "./hostile.ts";

type Path = readonly (string | number)[];
type Change =
  | { readonly kind: "replace"; readonly value: unknown }
  | { readonly kind: "remove" }
  | { readonly kind: "add"; readonly name: string; readonly value: unknown };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function pathsIn(value: unknown, path: Path = []): Path[] {
  const inner = Array.isArray(value) || isObject(value) ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, item]) => pathsIn(item, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function changed(value: unknown, [step, ...rest]: Path, change: Change): unknown {
  if (step === undefined) return atPlace(value, change);
  const removes = rest.length === 0 && change.kind === "remove";
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (index !== step ? [item] : removes ? [] : [changed(item, rest, change)]));
  }
  const entries = Object.entries(value as object);
  // fromEntries defines properties, so that `__proto__` is one like any other.
  return Object.fromEntries(
    entries.flatMap(([key, item]) =>
      key !== step ? [[key, item]] : removes ? [] : [[key, changed(item, rest, change)]],
    ),
  );
}

function atPlace(value: unknown, change: Change): unknown {
  switch (change.kind) {
    case "replace":
      return change.value;
    case "remove":
      return undefined;
    case "add":
      if (Array.isArray(value)) return [...value, change.value];
      return isObject(value)
        ? Object.fromEntries([...Object.entries(value), [change.name, change.value]])
        : change.value;
  }
}

const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: hostileValues.map((value) => ({ kind: "replace" as const, value })) },
  { weight: 1, arbitrary: fc.constant({ kind: "remove" as const }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.oneof(fc.constantFrom("__proto__", "constructor", "id", "version", "surprise"), hostileTexts),
        hostileValues,
      )
      .map(([name, value]) => ({ kind: "add" as const, name, value })),
  },
);

/** The same value with one thing wrong, or one thing more, somewhere. */
export const almost = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(values, changes, fc.nat()).map(([value, change, chance]) => {
    const paths = pathsIn(value);
    return changed(value, paths[chance % paths.length] ?? [], change);
  });
