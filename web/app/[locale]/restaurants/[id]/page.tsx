import type { Metadata } from "next";
import { MenuOf } from "@/features/menu/menu";
import { Similar } from "@/features/nearby/similar";
import { Facts } from "@/features/restaurants/contact";
import { describePlace } from "@/features/restaurants/describe";
import { PlaceHeading } from "@/features/restaurants/heading";
import { Inspections } from "@/features/restaurants/inspections";
import { loadPlace } from "@/features/restaurants/load";
import { Look } from "@/features/restaurants/look";
import { PageEnd } from "@/features/restaurants/page-end";
import { StructuredData } from "@/features/restaurants/structured-data";
import { Reviews } from "@/features/reviews/reviews";
import { currentLocale } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";

/** None ahead: each page is rendered when it is first asked for, and again when its restaurant's tag is renewed. */
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: PageProps<"/[locale]/restaurants/[id]">): Promise<Metadata> {
  const { id } = await params;
  const [place, locale] = await Promise.all([loadPlace(id), currentLocale()]);
  return pageMetadata({ locale, path: `/restaurants/${id}`, ...(await describePlace(place)) });
}

/** The same for everybody who looks at it. */
export default async function RestaurantPage({ params }: PageProps<"/[locale]/restaurants/[id]">) {
  const { id } = await params;
  const { restaurant, menu, reviews, inspections } = await loadPlace(id);
  return (
    <>
      <StructuredData restaurant={restaurant} menu={menu} reviews={reviews.data} />
      <Look id={restaurant.id} />
      <PlaceHeading restaurant={restaurant} />
      <div className="page grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="space-y-6 lg:col-start-2 lg:row-start-1">
          <Facts restaurant={restaurant} />
        </div>
        <div className="min-w-0 space-y-12 lg:col-start-1 lg:row-start-1">
          <MenuOf menu={menu} restaurantId={id} />
          <Inspections inspections={inspections} />
          <Reviews restaurant={restaurant} reviews={reviews} />
          <Similar restaurant={restaurant} />
          <PageEnd restaurant={restaurant} />
        </div>
      </div>
    </>
  );
}
