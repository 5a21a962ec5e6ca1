import { describe } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { everyPage } from "./every-page.ts";

describe.skipIf(withoutBrowser())("every page on a phone", () => {
  everyPage({
    "phone-dark-ar": { prefix: "/ar", viewport: { width: 320, height: 700 }, colorScheme: "dark" },
  });
});
