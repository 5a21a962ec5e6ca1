import { text } from "@/platform/i18n/text";

/** The shape of a result page, while it is looked up. */
export async function SearchSkeleton() {
  const t = await text("search");
  return (
    <div className="space-y-6">
      <p role="status" className="sr-only">
        {t("more.loading")}
      </p>
      <div className="skeleton h-11 w-80 max-w-full" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="space-y-4">
          {["a", "b", "c", "d", "e"].map((key) => (
            <div key={key} className="skeleton h-44" />
          ))}
        </div>
        <div className="skeleton hidden h-[34rem] lg:block" />
      </div>
    </div>
  );
}
