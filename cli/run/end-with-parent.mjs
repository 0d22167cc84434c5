// Loaded before a program (node --import) that must not outlive the one that started it, not even when that one is
// killed: it is told to stop as by Ctrl-C, and ended when it does not.
const EVERY_MS = 500;
const PATIENCE_MS = 8_000;

const parent = process.ppid;
const timer = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(timer);
  setTimeout(() => process.exit(130), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGINT');
}, EVERY_MS);
timer.unref();
