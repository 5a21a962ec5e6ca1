import { createClient } from "@bellyfed/client/client";
export const api = createClient({ baseUrl: process.env.API_URL ?? "http://localhost:4000", apiKey: process.env.API_KEY ?? "local-dev-key" });
