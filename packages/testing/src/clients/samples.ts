import { readFileSync } from "node:fs";
import { join } from "node:path";

const README = join(import.meta.dirname, "../../../client/README.md");

/** The programs in the client's README, each whole, by the heading that it stands under; they call the system on a laptop. */
export const readmeSamples = (): { readonly heading: string; readonly text: string }[] =>
  readFileSync(README, "utf8")
    .split(/^## /m)
    .flatMap((section) =>
      [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = ""]) => ({
        heading: section.split("\n", 1)[0] ?? "",
        text,
      })),
    );
