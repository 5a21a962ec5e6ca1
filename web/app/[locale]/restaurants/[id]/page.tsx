import { api } from "@/lib/api";
import { Counter } from "@/components/counter";
export const generateStaticParams = () => [];
export const revalidate = 3600;
export default async function Page({ params }: { params: Promise<{ locale: string; id: string }> }) {
  const { id, locale } = await params;
  const r = await api.getRestaurant({ params: { id }, next: { tags: [`restaurant:${id}`], revalidate: 3600 } });
  return <main><h1>{r.name}</h1><p>{locale} {new Date().toISOString()}</p><Counter /></main>;
}
