import { createFormatter, createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import type { ImportJob } from "../../platform/api.ts";
import { type Locale, locales } from "../../platform/i18n/locales.ts";
import { messagesIn } from "../../platform/i18n/messages.ts";
import { jobView } from "./job-view.ts";

async function viewIn(locale: Locale, job: ImportJob) {
  const messages = await messagesIn(locale, "imports");
  return jobView(job, createTranslator({ locale, messages }), createFormatter({ locale }));
}

const job = (more: Partial<ImportJob>, read = 0, rejected = 0): ImportJob => ({
  id: "0123456789abcdefghjkmnpqrs",
  profile: "nyc",
  format: null,
  filename: "nyc.json",
  source: "nyc-dohmh",
  status: "running",
  counts: { read, created: read - rejected, updated: 0, unchanged: 0, rejected },
  noted: 0,
  dishes: 0,
  total: null,
  error: null,
  created_at: "2026-11-21T10:00:00.000Z",
  completed_at: null,
  ...more,
});

it.each([
  [job({ status: "awaiting_upload" }), null, "The file has not arrived yet."],
  [job({ status: "queued" }), null, "The file has arrived and is next."],
  [job({}), null, "The file is being read."],
  [job({}, 1200), null, "1,200 rows done, the file is still being read."],
  [job({ total: 5169 }, 1292), 24, "1,292 of 5,169 rows done, 24%."],
  [job({ total: 5169 }, 5168), 99, "5,168 of 5,169 rows done, 99%."],
  [job({ total: 1 }, 1), 99, "All rows are done, the import is being completed."],
  [job({ total: 5169, status: "completed" }, 5169), 100, "Finished: 5,169 rows."],
  [job({ total: 0, status: "completed" }), 100, "Finished. The file has no rows."],
] as const)("an import is summed up: %#", async (of, percent, summary) => {
  expect(await viewIn("en", of)).toMatchObject({ percent, summary, done: of.status === "completed" });
});

it("its counts are named and written in the reader's language", async () => {
  const { counts } = await viewIn("de", job({ total: 6000 }, 5169, 1169));
  expect(counts.map(({ label, value }) => `${label} ${value}`)).toEqual([
    "Neu 4.000",
    "Geändert 0",
    "Unverändert 0",
    "Abgelehnt 1.169",
  ]);
});

it("rows with notes are counted where there are any", async () => {
  const { counts } = await viewIn("en", job({ total: 6000, noted: 1234 }, 5169));
  expect(counts.at(-1)).toEqual({ name: "noted", label: "With notes", value: "1,234" });
});

it("dishes are counted where rows say any", async () => {
  const { counts } = await viewIn("de", job({ total: 6000, dishes: 4321 }, 5169));
  expect(counts.at(-1)).toEqual({ name: "dishes", label: "Gerichte", value: "4.321" });
});

it.each(locales)("every phase has words in %s", async (locale) => {
  const phases = [
    job({ status: "awaiting_upload" }),
    job({ status: "queued" }),
    ...[0, 1, 2, 3, 11, 100].map((read) => job({}, read)),
    job({ total: 9 }, 3),
    job({ total: 3 }, 3),
    ...[0, 1, 2, 3, 11, 100].map((read) => job({ total: read, status: "completed" }, read)),
  ];
  for (const phase of phases) {
    const { summary } = await viewIn(locale, phase);
    expect(summary).not.toMatch(/job\.|[{}]/);
  }
});

it("only another phase or another quarter is worth saying aloud", async () => {
  const reads = [0, 100, 249, 250, 499, 999, 1000];
  const milestones = await Promise.all(
    reads.map(async (read) => (await viewIn("en", job({ total: 1000 }, read))).milestone),
  );
  expect(new Set(milestones).size).toBe(4);
  expect(milestones[0]).toBe(milestones[2]);
  expect(milestones[3]).toBe(milestones[4]);
});
