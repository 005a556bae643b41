/** The keys that the shell itself answers, by their text under "shell.keys"; the second key after g is the sidebar's. */
export const generalKeys = [["palette", "Ctrl+K"], ["search", "/"], ["create", "c"], ["back", "Esc"], ["help", "?"]] as const;

/** What a list answers while it has rows. */
export const listKeys = [["next", "j"], ["previous", "k"], ["open", "Enter"], ["peek", "Space"], ["select", "x"], ["selectTo", "Shift+X"]] as const;

/** What the lines of a document answer. */
export const gridKeys = [
  ["gridNext", "Enter"], ["gridCell", "Tab"], ["gridEdit", "F2"], ["gridPaste", "Ctrl+V"], ["gridAbove", "Insert"], ["gridBelow", "Alt+Enter"], ["gridDuplicate", "Ctrl+D"],
  ["gridMove", "Alt+↑ ↓"], ["gridRemove", "Ctrl+Backspace"], ["gridDetail", "Ctrl+I"], ["gridUndo", "Ctrl+Z"],
] as const;
