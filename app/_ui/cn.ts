import { clsx, type ClassValue } from "clsx";
import { mergeClasses } from "./merge-classes";

/** Joins class names; a later utility replaces an earlier one of its kind. */
export function cn(...classes: ClassValue[]): string {
  return mergeClasses(clsx(classes));
}
