import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { currentUser, visitorContext } from "@/app/(workspace)/_session";
import { createCaller } from "@/server/trpc/root";
import { AuthHead } from "../_components/auth-head";
import { FormAlert } from "../_components/form-alert";
import { AcceptInvitationForm } from "./_components/accept-invitation-form";
import { SwitchAccount } from "./_components/switch-account";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("invitation.title"), referrer: "no-referrer" };
}

export default async function InvitationPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token: given } = await searchParams;
  const token = typeof given === "string" ? given : "";
  const [t, roles, errors] = await Promise.all([getTranslations("auth"), getTranslations("shell"), getTranslations("errors")]);
  const [invitation, visitor] = await Promise.all([createCaller(await visitorContext()).account.invitation({ token }), currentUser()]);
  if (!invitation) {
    return (
      <>
        <AuthHead title={t("invitation.title")} />
        <FormAlert tone="late">{errors("invitations.link_spent")}</FormAlert>
        <p><Link className="text-accent hover:underline" href="/">{t("invitation.home")}</Link></p>
      </>
    );
  }
  const { workspaceName, email, role, inviterName, hasAccount } = invitation;
  const here = `/invitation?token=${encodeURIComponent(token)}`;
  return (
    <>
      <AuthHead title={t("invitation.join", { workspace: workspaceName })}>
        {t("invitation.lead", { inviter: inviterName ?? workspaceName, workspace: workspaceName, role: roles(`role.${role}`), email })}
      </AuthHead>
      {visitor && visitor.user.email !== email ? (
        <SwitchAccount signedInAs={visitor.user.email} email={email} here={here} />
      ) : hasAccount && !visitor ? (
        <p>
          {t("invitation.hasAccount", { email })}{" "}
          <Link className="text-accent underline" href={`/sign-in?email=${encodeURIComponent(email)}&next=${encodeURIComponent(here)}`}>{t("invitation.signInToJoin")}</Link>
        </p>
      ) : (
        <AcceptInvitationForm token={token} asksAccount={!hasAccount} />
      )}
    </>
  );
}
