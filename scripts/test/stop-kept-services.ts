import { keptFolder, removeServices } from "./test-services";

await removeServices(keptFolder());
process.stdout.write("The test servers of this folder are stopped and their data is gone.\n");
