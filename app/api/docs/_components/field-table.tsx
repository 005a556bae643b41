import { useTranslations } from "next-intl";
import type { FieldLine } from "./fields-of";
import { WithCode } from "./with-code";

/** Fields as rows; on a phone type and note go under the name. */
export function FieldTable({ label, fields }: { label: string; fields: readonly FieldLine[] }) {
  const t = useTranslations("api");
  if (fields.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h2 className="text-title">{label}</h2>
      <table className="w-full table-fixed border-t text-left">
        <thead className="sr-only"><tr><th>{t("field")}</th><th>{t("type")}</th><th>{t("note")}</th></tr></thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name} className="border-b align-top max-sm:flex max-sm:flex-wrap max-sm:gap-x-3">
              <td className="py-1.5 pr-3 sm:w-1/3"><code className="break-words">{field.name}</code>{field.required ? <span className="ml-1.5 text-label text-ink-3">{t("required")}</span> : null}</td>
              <td className="py-1.5 pr-3 break-words text-ink-2 sm:w-1/3">{field.type}</td>
              <td className="py-1.5 break-words text-ink-2 max-sm:w-full max-sm:pt-0"><WithCode text={field.note} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
