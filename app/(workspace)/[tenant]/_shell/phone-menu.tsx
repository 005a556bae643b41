"use client";

import { useTranslations } from "next-intl";
import { Drawer } from "@/app/_ui/dialog";
import { NavigationList } from "./sidebar";
import { WorkspaceSwitch } from "./workspace-switch";

/** The sidebar as a drawer. */
export default function PhoneMenu({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  return (
    <Drawer open onOpenChange={onClose} side="left" title={t("mainNavigation")}>
      <div className="-mx-3 flex flex-col gap-2">
        <WorkspaceSwitch />
        <NavigationList onGo={onClose} />
      </div>
    </Drawer>
  );
}
