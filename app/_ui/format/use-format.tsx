"use client";

import { useLocale } from "next-intl";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { bindFormat, type Format, type FormatFrame } from "./bind-format";

const FrameContext = createContext<Omit<FormatFrame, "locale">>({ today: "1970-01-01", timeZone: "UTC", homeCurrency: "USD" });

/** Set once by the workspace's shell: its date today, its zone and its home currency. */
export function FormatProvider({ children, ...frame }: Omit<FormatFrame, "locale"> & { children: ReactNode }) {
  const { today, timeZone, homeCurrency } = frame;
  const value = useMemo(() => ({ today, timeZone, homeCurrency }), [today, timeZone, homeCurrency]);
  return <FrameContext.Provider value={value}>{children}</FrameContext.Provider>;
}

/** The formatters bound to the user's language and the workspace's zone and currency. */
export function useFormat(): Format {
  const locale = useLocale();
  const frame = useContext(FrameContext);
  return useMemo(() => bindFormat({ ...frame, locale }), [frame, locale]);
}
