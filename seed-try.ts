import { startPostgres } from "./scripts/services/start-postgres";
import { migrateDatabase } from "./db/migrate";
const pg = await startPostgres({ stateFolder: "/tmp/seedtry" });
console.log(JSON.stringify(pg));
await migrateDatabase(pg.url);
console.log("URL", pg.url);
process.exit(0);
