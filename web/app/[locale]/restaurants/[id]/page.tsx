import { api, ofRestaurant } from "@/lib/api";

export const generateStaticParams = () => [];
export default async function Page({ params }: { params: Promise<{ locale: string; id: string }> }) {
  const { id } = await params;
  const r = await api.getRestaurant({ params: { id }, ...ofRestaurant(id) });
  return (
    <div className="page">
      <h1>{r.name}</h1>
    </div>
  );
}
