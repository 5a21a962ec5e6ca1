import { join } from "node:path";
import { freePort } from "@bellyfed/local/loopback";
import { eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess, KEY } from "@bellyfed/testing/e2e/process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteServer } from "../open-next/testing/site.ts";
import { faultsOf, overflowOf } from "./accessible.ts";
import { launchBrowser, openPage, withoutBrowser } from "./browser.ts";
import { type FakeCognito, startFakeCognito, totp } from "./fake-cognito.ts";
import { guises } from "./guises.ts";

const ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com";
const PASSWORD = "correct horse battery";
const SECRET = "the-secret-of-the-test".padEnd(43, "-");
/** Sends the site's calls of Cognito to the one of this test. */
const detour = (url: string) =>
  `globalThis.fetch = ((fetch) => (to, ...rest) => fetch(to === "${ISSUER}/" ? "${url}" : to, ...rest))(fetch)`;

describe.skipIf(withoutBrowser())("two-step sign-in with Cognito", () => {
  let cloud: CloudProcess;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    cloud = await cloudProcess();
    await cloud.start();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await cloud?.dispose();
  });

  describe.each(guises)("JavaScript: $javaScriptEnabled", ({ javaScriptEnabled }) => {
    let cognito: FakeCognito;
    let site: ReturnType<typeof siteServer>;
    let page: Page;
    let errors: string[];
    beforeAll(async () => {
      const port = await freePort(0, "WEB_PORT");
      url = `http://localhost:${port}`;
      cognito = await startFakeCognito(PASSWORD, () => tokenOf(cloud, "ada"));
      site = siteServer(join(import.meta.dirname, ".."), {
        ...{ WEB_PORT: String(port), SITE_URL: url, STAGE: "test", API_URL: cloud.url, API_KEY: KEY },
        ...{ AUTH_ISSUER: `${ISSUER}/eu-central-1_AbCdEfGhI`, AUTH_CLIENT_ID: "1example23456789" },
        ...{ SESSION_SECRET: SECRET, REVALIDATE_SECRET: SECRET, SITE_SECRET: SECRET, VISITOR_SECRET: SECRET },
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(detour(cognito.url))}`,
      });
      await eventually(
        async () => site.output(),
        (output) => output.includes("ready"),
      );
      ({ page, errors } = await openPage(browser, url, { javaScriptEnabled, viewport: { width: 360, height: 800 } }));
    });
    afterAll(async () => {
      await page?.context().close();
      site?.child.kill();
      await cognito?.stop();
    });

    const main = () => page.getByRole("main");
    const signIn = async (password: string) => {
      await page.getByLabel("E-mail address").fill("ada@example.com");
      await page.getByLabel("Password", { exact: true }).fill(password);
      await main().getByRole("button", { name: "Sign in" }).click();
    };
    const give = async (label: string, value: string, button: string) => {
      await page.getByLabel(label, { exact: true }).fill(value);
      await page.getByRole("button", { name: button }).click();
    };
    let secret = "";
    const code = () => totp(secret, Date.now());

    it("is set up with the password and a code of the app, and ends the session", async () => {
      await page.goto("/account/second-factor");
      await signIn(PASSWORD);
      await page.waitForURL("**/account/second-factor");
      await main().getByText("It is not set up.").waitFor();
      await give("Present password", "a guess", "Set it up");
      await page.getByText("That is not your present password.").waitFor();
      await give("Present password", PASSWORD, "Set it up");
      await page.getByRole("img", { name: "QR code" }).waitFor();

      secret = ((await main().locator("code").textContent()) ?? "").replaceAll(" ", "");
      const link = await page.getByRole("link", { name: "Open it in an app" }).getAttribute("href");
      expect(link).toBe(`otpauth://totp/Bellyfed:ada?secret=${secret}&issuer=Bellyfed`);
      if (javaScriptEnabled) {
        expect(await faultsOf(page)).toEqual([]);
        expect(await overflowOf(page)).toBe(0);
      }

      await give("Code", "000000", "Finish");
      await page.getByText("That is not the code").waitFor();
      expect(cognito.hasSecondFactor()).toBe(false);
      await give("Code", code(), "Finish");
      await page.getByText("Your authenticator app is set up").waitFor();
      expect(cognito.hasSecondFactor()).toBe(true);
      expect(await page.context().cookies()).toEqual([]);
    });

    it("is asked for when signing in", async () => {
      await signIn(PASSWORD);
      await page.getByText("Enter the six digits").waitFor();
      await give("Code", "000000", "Sign in");
      await page.getByText("That is not the code").waitFor();
      await give("Code", code(), "Sign in");
      await page.waitForURL("**/account");
    });

    it("is asked for again after a change of password", async () => {
      await page.getByRole("link", { name: "Change password" }).click();
      await page.getByLabel("Present password").fill(PASSWORD);
      await give("New password", "another horse battery", "Change the password");
      await page.waitForURL("**/sign-in?**");
      expect(cognito.password()).toBe("another horse battery");
      await signIn(cognito.password());
      await page.getByText("Enter the six digits").waitFor();
      await give("Code", code(), "Sign in");
      await page.waitForURL("**/account");
    });

    it("is given up with the password", async () => {
      await page.getByRole("link", { name: "Two-step sign-in" }).click();
      await main().getByText("It is set up.").waitFor();
      await give("Present password", cognito.password(), "Turn it off");
      await page.getByText("Your authenticator app is no longer asked for").waitFor();
      expect(cognito.hasSecondFactor()).toBe(false);
      await signIn(cognito.password());
      await page.waitForURL("**/account");
      expect(errors).toEqual([]);
    });
  });
});
