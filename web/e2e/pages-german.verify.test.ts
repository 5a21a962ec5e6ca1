import { describe } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { everyPage } from "./every-page.ts";

// The longest words, on a dark desktop: what `npm test` looks at in English, light on a desktop and dark on a phone.
describe.skipIf(withoutBrowser())("every page in German", () => {
  everyPage({
    "desktop-dark-de": { prefix: "/de", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  });
});
