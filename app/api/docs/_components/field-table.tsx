import type { FieldLine } from "./fields-of";

/** Fields as rows; on a phone the note goes under the name. */
export function FieldTable({ label, fields, words }: { label: string; fields: readonly FieldLine[]; words: { field: string; type: string; note: string; required: string } }) {
  if (fields.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      {label ? <h4 className="text-label font-semibold text-ink-2">{label}</h4> : null}
      <table className="w-full table-fixed border-t text-left">
        <thead className="sr-only"><tr><th>{words.field}</th><th>{words.type}</th><th>{words.note}</th></tr></thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name} className="border-b align-top max-sm:flex max-sm:flex-wrap max-sm:gap-x-3">
              <td className="py-1.5 pr-3 sm:w-1/3"><code className="break-words">{field.name}</code>{field.required ? <span className="ml-1.5 text-label text-ink-3">{words.required}</span> : null}</td>
              <td className="py-1.5 pr-3 break-words text-ink-2 sm:w-1/3">{field.shape ? <a className="text-accent underline-offset-2 hover:underline" href={`#shape-${field.shape}`}>{field.type}</a> : field.type}</td>
              <td className="py-1.5 break-words text-ink-2 max-sm:w-full max-sm:pt-0">{field.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
