import type { Data } from "@/platform/api";
import { fieldText } from "@/platform/forms/field-text";
import type { Locale } from "@/platform/i18n/locales";
import type { formatsIn, textIn } from "@/platform/i18n/text";

export type Preview = Data<"previewImport">;
type Row = Preview["rows"][number];
type Text<Namespace extends "imports" | "faults"> = Awaited<ReturnType<typeof textIn<Namespace>>>;

/** The words and forms of the reader's language. */
export interface Language {
  readonly locale: Locale;
  readonly t: Text<"imports">;
  readonly faults: Text<"faults">;
  readonly format: ReturnType<typeof formatsIn>;
}

/** A restaurant that a row looks like, and why. */
export interface Alike {
  readonly id: string;
  readonly said: string;
  readonly why: string;
}
export interface PreviewLine {
  readonly row: string;
  readonly name: string;
  readonly said: readonly string[];
  readonly alike: readonly Alike[];
}

/** What an import would do, as the page shows it, in the reader's language: texts only. */
export interface PreviewView {
  /** How much of the file was looked at; and what is wrong with it as a whole. */
  readonly looked: string;
  readonly error: string | null;
  /** What would become of dishes; null where there are none. */
  readonly dishes: string | null;
  /** In which parts of cities most rows would be; null where none is known. */
  readonly neighborhoods: string | null;
  readonly counts: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  readonly lines: readonly PreviewLine[];
  readonly more: string | null;
}

/** Lines that are shown; the command shows all. */
const MOST_LINES = 50;
/** Parts of cities that are named, those of most rows first. */
const MOST_PARTS = 5;

const isTold = ({ outcome, duplicates }: Row): boolean =>
  outcome === "rejected" || outcome === "updated" || duplicates.length > 0;

export function previewView(preview: Preview, language: Language): PreviewView {
  const { t, format } = language;
  const { counts, duplicates, dishes, complete, error } = preview;
  const told = preview.rows.filter(isTold);
  const shown = [
    ...(["created", "updated", "unchanged", "rejected"] as const).map(
      (name) => [name, t(`job.counts.${name}`), counts[name]] as const,
    ),
    ["duplicates", t("preview.duplicates"), duplicates] as const,
  ];
  return {
    looked:
      complete || error !== null
        ? t("preview.whole", { rows: counts.read })
        : t("preview.first", { rows: counts.read }),
    error: error === null ? null : t("preview.broken", { reason: error }),
    dishes: dishes.added + dishes.changed + dishes.unchanged > 0 ? t("preview.dishes", dishes) : null,
    neighborhoods: partsOf(preview.rows, language),
    counts: shown.map(([name, label, value]) => ({ name, label, value: format.number(value) })),
    lines: told.slice(0, MOST_LINES).map((row) => lineOf(row, language)),
    more: told.length > MOST_LINES ? t("preview.more", { rows: told.length - MOST_LINES }) : null,
  };
}

function partsOf(rows: readonly Row[], { t, format }: Language): string | null {
  const known = rows.flatMap(({ neighborhood }) => neighborhood ?? []);
  if (known.length === 0) return null;
  const counted = Map.groupBy(known, (name) => name);
  const named = [...counted].map(([name, { length: rows }]) => ({ name, rows })).sort((a, b) => b.rows - a.rows);
  const names = named.slice(0, MOST_PARTS).map((part) => t("preview.part", part));
  return t("preview.neighborhoods", { names: format.list(names), more: Math.max(0, named.length - MOST_PARTS) });
}

function lineOf({ row, name, changes, faults, duplicates, dishes }: Row, language: Language): PreviewLine {
  const { t, format, locale } = language;
  const reasons = faults.map(
    ({ field, reason, code, params }) =>
      `${field}: ${fieldText(language.faults, locale, { code, params, message: reason })}`,
  );
  return {
    row: format.number(row),
    name: name ?? "",
    said: [
      ...(changes.length > 0 ? [t("preview.changed", { fields: format.list(changes) })] : []),
      ...(dishes && changes.includes("menu") ? menuIn(dishes, language) : []),
      ...(reasons.length > 0 ? [t("preview.rejected"), ...reasons] : []),
    ],
    alike: duplicates.map((duplicate) => alikeOf(duplicate, language)),
  };
}

function menuIn({ changing, ...counts }: NonNullable<Row["dishes"]>, { t, format }: Language): string[] {
  const others = changing.length > 0 ? [t("preview.changing", { names: format.list(changing) })] : [];
  return [t("preview.menu", counts), ...others];
}

function alikeOf(
  { id, name, city, street, score, reasons }: Row["duplicates"][number],
  { t, format }: Language,
): Alike {
  const place = [name, street, city].filter((part) => part !== null).join(", ");
  const why = reasons.map(({ reason, metres = 0 }) => t(`preview.reasons.${reason}`, { metres }));
  return { id, said: t("preview.alike", { place, percent: score }), why: format.list(why) };
}
