import { headers } from "next/headers";
import { Counter } from "@/components/counter";
export const dynamic = "force-dynamic";
export default async function Page() { return <main><h1>home</h1><p>{(await headers()).get("sec-fetch-dest")}</p><Counter/></main>; }
