"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button, Section, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import type { Enrolment } from "./enrol-dialog";
import { PasswordDialog } from "./password-dialog";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";

const EnrolDialog = onDemand(() => import("./enrol-dialog").then((module) => module.EnrolDialog));

type Step = "start" | "renew" | "remove" | null;

/** Turning the second factor on, its recovery codes, and turning it off; each asks for the password. */
export function SecondFactorSection() {
  const t = useTranslations("settings.secondFactor");
  const trpc = useTRPC();
  const format = useFormat();
  const account = useQuery(trpc.account.get.queryOptions());
  const [step, setStep] = useState<Step>(null);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!account.data) return null;
  const { secondFactorSince, recoveryCodesLeft } = account.data;
  const finish = (made: { recoveryCodes: readonly string[] }) => {
    setStep(null);
    setEnrolment(null);
    setCodes(made.recoveryCodes);
  };
  return (
    <Section
      title={t("title")}
      description={t("lead")}
      actions={secondFactorSince ? null : <Button tone="primary" onClick={() => setStep("start")}>{t("turnOn")}</Button>}
    >
      {secondFactorSince ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <StateBadge tone="settled">{t("on", { moment: format.moment(secondFactorSince) })}</StateBadge>
          <span className={recoveryCodesLeft < 3 ? "text-late" : "text-ink-2"}>{t("codesLeft", { count: recoveryCodesLeft })}</span>
          <span className="ml-auto flex gap-2">
            <Button onClick={() => setStep("renew")}>{t("renewCodes")}</Button>
            <Button onClick={() => setStep("remove")}>{t("turnOff")}</Button>
          </span>
        </div>
      ) : (
        <StateBadge tone="quiet">{t("off")}</StateBadge>
      )}
      {step === "start" ? <StartDialog onClose={() => setStep(null)} onDone={(made) => { setStep(null); setEnrolment(made); }} /> : null}
      {enrolment ? <EnrolDialog enrolment={enrolment} onClose={() => setEnrolment(null)} onDone={finish} /> : null}
      {step === "renew" ? <RenewDialog onClose={() => setStep(null)} onDone={finish} /> : null}
      {step === "remove" ? <RemoveDialog onClose={() => setStep(null)} /> : null}
      {codes ? <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} /> : null}
    </Section>
  );
}

interface DialogProps<Made> {
  onClose: () => void;
  onDone: (made: Made) => void;
}

function StartDialog({ onClose, onDone }: DialogProps<Enrolment>) {
  const t = useTranslations("settings.secondFactor");
  const trpc = useTRPC();
  return <PasswordDialog procedure={trpc.account.startSecondFactor} title={t("turnOnTitle")} body={t("startBody")} verb={t("continue")} onClose={onClose} onDone={onDone} />;
}

function RenewDialog({ onClose, onDone }: DialogProps<{ recoveryCodes: readonly string[] }>) {
  const t = useTranslations("settings.secondFactor");
  const trpc = useTRPC();
  return <PasswordDialog procedure={trpc.account.renewRecoveryCodes} title={t("renewCodes")} body={t("renewBody")} verb={t("renewCodes")} onClose={onClose} onDone={onDone} />;
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.secondFactor");
  const trpc = useTRPC();
  return <PasswordDialog procedure={trpc.account.removeSecondFactor} title={t("turnOff")} body={t("removeBody")} verb={t("turnOff")} danger onClose={onClose} onDone={onClose} />;
}
