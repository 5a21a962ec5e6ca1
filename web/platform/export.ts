import { callFields } from "./visitor.ts";

/** What somebody wrote, as the API streams it. The client answers calls as a whole, so that this is asked past it. */
export async function exported(token: string): Promise<Response> {
  const base = (process.env.API_URL ?? "http://localhost:4000").replace(/\/+$/, "");
  const headers = {
    "x-api-key": process.env.API_KEY ?? "",
    authorization: `Bearer ${token}`,
    ...(await callFields({})),
  };
  return fetch(`${base}/users/me/export`, { headers, cache: "no-store" });
}
