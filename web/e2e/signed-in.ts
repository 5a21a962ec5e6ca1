import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openPage } from "./browser.ts";

const PASSWORD = "bellyfed";
export type DemoUser = "alice" | "olivia" | "mona" | "admin";

/** Signs in as a person does. The page has to be at the form. */
export async function fillSignIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

/** The cookies of a demo user, by signing in once. */
export async function signedIn(
  browser: Browser,
  url: string,
  username: DemoUser,
): Promise<NonNullable<BrowserContextOptions["storageState"]>> {
  const { page, close } = await openPage(browser, url);
  await page.goto("/sign-in?return_to=%2Faccount");
  await fillSignIn(page, username);
  await page.waitForURL("**/account");
  const state = await page.context().storageState();
  await close();
  return state;
}
