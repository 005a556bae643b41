import { useTranslations } from "next-intl";

/** What went wrong with a try, in words. */
export function useFaultText(): (fault: string, status: number | null) => string {
  const t = useTranslations("webhooks");
  return (fault, status) => (t.has(`fault.${fault as "timeout"}`) ? t(`fault.${fault as "timeout"}`, { status: status ?? 0 }) : fault);
}
