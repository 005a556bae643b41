// Preloaded into every process that the scripts start: when the parent asks, or dies without a word, this one stops
// as on SIGTERM, so that nothing is left running without an owner. Works where there are no signals, too.
const longestDrainMs = 40_000;

function stop() {
  setTimeout(() => process.exit(1), longestDrainMs).unref();
  if (!process.emit("SIGTERM", "SIGTERM")) process.exit(0);
}

if (process.send) {
  process.once("disconnect", stop);
  process.on("message", (message) => {
    if (message === "naru:stop") stop();
  });
  process.channel?.unref();
}
