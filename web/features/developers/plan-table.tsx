import { formats, text } from "@/platform/i18n/text";
import { plans } from "./plans";

/** What a key of each plan allows. */
export async function PlanTable() {
  const [t, format] = await Promise.all([text("developers"), formats()]);
  const columns = ["plan", "perSecond", "burst", "perDay"] as const;
  return (
    <table className="wrap-normal w-full text-sm">
      <caption className="sr-only">{t("key.caption")}</caption>
      <thead>
        <tr className="border-edge border-b">
          {columns.map((column) => (
            <th key={column} scope="col" className="py-2 pe-2 sm:pe-4 text-start align-bottom">
              {t(`key.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(["free", "partner"] as const).map((plan) => (
          <tr key={plan} className="border-line border-b">
            <th scope="row" className="py-2 pe-2 sm:pe-4 text-start">
              {t(`key.${plan}`)}
            </th>
            <td>{format.number(plans[plan].rate)}</td>
            <td>{format.number(plans[plan].burst)}</td>
            <td>{format.number(plans[plan].perDay)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
