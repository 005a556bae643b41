import type { ReactNode } from "react";

/** One thing that can be done, as a menu shows it. */
export interface MenuAction {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Why it is disabled, or one more line of explanation. */
  note?: ReactNode;
  href?: string;
  onSelect?: () => void;
  /** Draws a hairline above. */
  separated?: boolean;
  checked?: boolean;
}
