import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TrpcProvider } from "@/app/_trpc/client";
import { LanguageChoice } from "./_components/language-choice";

/** The pages before a workspace: one column, nothing that distracts. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("auth");
  return (
    <TrpcProvider>
      <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col gap-6 px-4 pt-[8vh] pb-10 sm:pt-[14vh]">
        <p className="flex items-center gap-2 font-semibold">
          <span aria-hidden className="flex size-7 items-center justify-center rounded-md bg-accent-fill text-on-accent">N</span>
          {t("brand")}
        </p>
        {children}
        <LanguageChoice />
      </main>
    </TrpcProvider>
  );
}
