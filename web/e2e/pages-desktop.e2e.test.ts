import { describe } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { everyPage } from "./every-page.ts";

describe.skipIf(withoutBrowser())("every page on a desktop", () => {
  everyPage({
    "desktop-light-en": { prefix: "", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  });
});
