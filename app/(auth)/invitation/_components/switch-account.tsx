"use client";

import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui";

/** The invitation is for another address than the one signed in with. */
export function SwitchAccount({ signedInAs, email, here }: { signedInAs: string; email: string; here: string }) {
  const t = useTranslations("auth");
  const [pending, setPending] = useState(false);
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{t("invitation.otherAccount", { signedInAs, email })}</p>
      <Button
        pending={pending}
        onClick={() => {
          setPending(true);
          void signOut({ callbackUrl: here });
        }}
      >
        {t("invitation.signOut")}
      </Button>
    </div>
  );
}
