import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { earlyScript } from "./_ui/early/early-script";
import { CutTextInFull } from "./_ui/cut-text";
import { LiveRoot } from "./_ui/early/live-part";
import { asTheme, themeCookie } from "./_ui/theme";
import { LanguageType } from "./_ui/type/language-type";
import { Toaster } from "./_ui/toast";

export const metadata: Metadata = { title: { default: "Naru", template: "%s · Naru" }, robots: { index: false } };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f7" },
    { media: "(prefers-color-scheme: dark)", color: "#141312" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const theme = asTheme((await cookies()).get(themeCookie)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: earlyScript }} />
        <LanguageType locale={locale} />
        <NextIntlClientProvider>
          <NuqsAdapter>{children}</NuqsAdapter>
          <Toaster />
          <CutTextInFull />
          <LiveRoot />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
