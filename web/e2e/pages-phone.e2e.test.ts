import { describe } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { everyPage } from "./every-page.ts";

describe.skipIf(withoutBrowser())("every page on a phone", () => {
  everyPage({
    "phone-dark-en": { prefix: "", viewport: { width: 360, height: 780 }, colorScheme: "dark" },
    "phone-light-ar": { prefix: "/ar", viewport: { width: 320, height: 700 }, colorScheme: "light" },
  });
});
