import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { KeyHint } from "./key-hint";

export type ButtonTone = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "small" | "medium" | "large";

const tones: Record<ButtonTone, string> = {
  primary: "bg-accent-fill text-on-accent hover:bg-accent-fill-hover active:brightness-90",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-hover active:bg-pressed",
  ghost: "text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "bg-late-fill text-on-accent hover:brightness-95 active:brightness-90",
};

const sizes: Record<ButtonSize, string> = {
  small: "h-7 px-2",
  medium: "h-8 px-3",
  large: "h-11 px-4 sm:h-9",
};

export function buttonLook(tone: ButtonTone = "secondary", size: ButtonSize = "medium", square = false): string {
  return cn(
    "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors duration-100",
    "disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50",
    "print:hidden [&_svg]:size-4 [&_svg]:shrink-0",
    tones[tone],
    sizes[size],
    square && (size === "small" ? "w-7 px-0" : size === "medium" ? "w-8 px-0" : "w-11 px-0 sm:w-9"),
  );
}

interface Looks {
  tone?: ButtonTone;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shown beside the word and pressed for it by the shell: "c", "Ctrl+Enter". */
  keys?: string;
}

type ButtonProps = ComponentProps<"button"> & Looks & { pending?: boolean };

/** A verb and its object ("Confirm order"). While pending it stays in place, keeps its width and cannot be pressed twice. */
export function Button({ tone, size, icon, keys, pending, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={pending || undefined}
      aria-keyshortcuts={shortcutOf(keys)}
      data-keys={keys}
      disabled={disabled || pending}
      className={cn(buttonLook(tone, size), className)}
      {...rest}
    >
      {pending ? <Spinner /> : icon}
      {children}
      {keys ? <KeyHint keys={keys} on={tone === "primary" || tone === "danger" ? "fill" : "surface"} /> : null}
    </button>
  );
}

/** A button without a word; its name is read aloud and shown by the tooltip of the browser. */
export function IconButton({
  label, icon, tone = "ghost", size, className, pending, disabled, ...rest
}: Omit<ButtonProps, "children" | "keys"> & { label: string; icon: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-busy={pending || undefined}
      disabled={disabled || pending}
      className={cn(buttonLook(tone, size, true), className)}
      {...rest}
    >
      {pending ? <Spinner /> : icon}
    </button>
  );
}

export function LinkButton({ tone, size, icon, keys, className, children, ...rest }: ComponentProps<typeof Link> & Looks) {
  return (
    <Link className={cn(buttonLook(tone, size), className)} aria-keyshortcuts={shortcutOf(keys)} data-keys={keys} {...rest}>
      {icon}
      {children}
      {keys ? <KeyHint keys={keys} on={tone === "primary" ? "fill" : "surface"} /> : null}
    </Link>
  );
}

/** "Ctrl+Enter" as assistive technology writes it. */
function shortcutOf(keys: string | undefined): string | undefined {
  return keys?.replace("Ctrl", "Control");
}

export function Spinner({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden className={cn("size-4 animate-spin", className)}>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
      <path d="M14 8a6 6 0 0 0-6-6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
