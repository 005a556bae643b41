import { useTranslations } from "next-intl";
import { Section } from "@/app/_ui";
import type { JsonSchema } from "../../v1/_contract/json-schema";
import { FieldTable } from "./field-table";
import { fieldsOf } from "./fields-of";
import { useFieldWords } from "./operation-entry";

/** What answers are made of, by name. */
export function Shapes({ schemas }: { schemas: Readonly<Record<string, JsonSchema>> }) {
  const t = useTranslations("api");
  const words = useFieldWords();
  return (
    <Section title={<span id="shapes">{t("shapes")}</span>} description={t("shapesLead")}>
      <div className="flex flex-col gap-6">
        {Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, schema]) => (
          <section key={name} id={`shape-${name}`} className="scroll-mt-6">
            <h3 className="pb-1">{name}</h3>
            <FieldTable label="" fields={fieldsOf(schema)} words={words} />
          </section>
        ))}
      </div>
    </Section>
  );
}
