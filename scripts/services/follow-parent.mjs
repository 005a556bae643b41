// Preloaded into every process that the scripts start: when the parent asks, or dies without a word, this one stops
// as on SIGTERM, so that nothing is left running without an owner. Works where there are no signals, too.
const longestDrainMs = 40_000;

function stop() {
  setTimeout(() => process.exit(1), longestDrainMs).unref();
  if (!process.emit("SIGTERM", "SIGTERM")) process.exit(0);
}

// Only in the process that was started by us: its own helpers inherit this preload, and know their own parent.
if (process.send && process.env.NARU_FOLLOWS === String(process.ppid)) {
  process.once("disconnect", stop);
  process.on("message", (message) => {
    if (message === "naru:stop") stop();
  });
  process.channel?.unref();
}
