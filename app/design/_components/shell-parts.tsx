"use client";

import BellPanel from "../../(workspace)/[tenant]/_shell/bell-panel";

export { default as FunctionOff } from "../../(workspace)/[tenant]/_shell/function-off";
export { default as KeySheet } from "../../(workspace)/[tenant]/_shell/key-sheet";
export { NotificationBell } from "../../(workspace)/[tenant]/_shell/notification-bell";
export { default as PhoneMenu } from "../../(workspace)/[tenant]/_shell/phone-menu";
export { WorkspaceSwitch } from "../../(workspace)/[tenant]/_shell/workspace-switch";

/** What stands under the bell, in place. */
export function BellPanelSample() {
  return <div className="flex max-h-80 flex-col rounded-lg border bg-raised"><BellPanel onGo={() => undefined} /></div>;
}
