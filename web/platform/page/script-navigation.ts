import { headers } from "next/headers";

/** Whether a script asks for a page, to show it in place of another one; else a whole document is wanted, which has to do without scripts. */
export const isScriptNavigation = async (): Promise<boolean> => (await headers()).get("sec-fetch-dest") === "empty";
