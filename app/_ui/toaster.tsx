"use client";

import { useTranslations } from "next-intl";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

export default function Toaster() {
  const t = useTranslations("ui");
  return (
    <Sonner
      theme="system"
      customAriaLabel={t("messages")}
      // Its own key would be one that the help sheet does not know.
      hotkey={[]}
      className="font-sans!"
      position="bottom-right"
      // On a phone the primary action stands at the bottom edge.
      mobileOffset={{ bottom: "80px" }}
      gap={8}
      visibleToasts={4}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-start gap-2 rounded-lg border bg-raised p-3 text-body text-ink shadow-pop",
          title: "font-medium",
          description: "text-label text-ink-2",
          icon: "mt-0.5",
          success: "[&_[data-icon]]:text-settled",
          error: "[&_[data-icon]]:text-late",
          actionButton: "ml-auto shrink-0 rounded-sm px-2 py-0.5 font-medium text-accent hover:bg-hover",
        },
      }}
    />
  );
}
