import { describe } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { everyPage } from "./every-page.ts";

// The longest words on a dark desktop, and a light phone: `npm test` looks at every page light on a desktop.
describe.skipIf(withoutBrowser())("every page in further guises", () => {
  everyPage({
    "desktop-dark-de": { prefix: "/de", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
    "phone-light-en": { prefix: "", viewport: { width: 360, height: 780 }, colorScheme: "light" },
  });
});
