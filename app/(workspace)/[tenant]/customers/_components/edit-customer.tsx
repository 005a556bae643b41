"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { EditedPage } from "@/app/(workspace)/_collisions/edited-page";
import { useEditedForm } from "@/app/(workspace)/_collisions/use-edited";
import { useFormDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { PageSkeleton } from "@/app/_ui";
import { ReachFields, TradeFields, WhoFields } from "./customer-fields";
import { fieldsOf, valuesOf, type CustomerRecord, type CustomerValues } from "./customer-values";

export function EditCustomer({ customerId }: { customerId: string }) {
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  // What is typed must survive a read in the background: the form starts from the first answer.
  const record = useQuery(trpc.customers.get.queryOptions({ customerId }));
  if (record.error) return <QueryFault error={record.error} onRetry={() => void record.refetch()} />;
  if (!record.data) return <PageSkeleton label={ui("loading")} />;
  return <EditForm record={record.data} reread={async () => (await record.refetch()).data} />;
}

function EditForm({ record, reread }: { record: CustomerRecord; reread: () => Promise<CustomerRecord | undefined> }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const home = path(`/customers/${record.customer.id}`);
  const form = useForm<CustomerValues>({ defaultValues: valuesOf(record) });
  const edited = useEditedForm(form, {
    version: record.customer.version,
    reread: async () => {
      const saved = await reread();
      return saved && { version: saved.customer.version, values: valuesOf(saved) };
    },
  });
  const draft = useFormDraft(form, { key: `customer/${record.customer.id}`, opened: edited.opened, onRestore: (_, before) => before && edited.reopen(before) });
  const save = useCommand(trpc.customers.update, {
    form,
    doneText: t("form.saved"),
    onDone: () => {
      draft.saved();
      router.push(home);
    },
    onRefused: edited.onRefused,
  });
  return (
    <EditedPage
      title={t("form.editTitle", { name: record.customer.name })}
      edited={edited}
      draft={draft}
      home={home}
      words={{ save: t("form.save"), cancel: t("form.cancel") }}
      pending={save.pending}
      onSubmit={(event) => {
        form.clearErrors();
        void form.handleSubmit((values) =>
          save.run({ ...fieldsOf(values), customerId: record.customer.id, version: edited.opened.version, code: values.code }),
        )(event);
      }}
    >
      <WhoFields form={form} isNew={false} />
      <ReachFields form={form} />
      <TradeFields form={form} isNew={false} />
    </EditedPage>
  );
}
