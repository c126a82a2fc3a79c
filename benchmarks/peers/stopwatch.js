// Stands in every page before its own scripts, looks at each frame for the lesson, and times what a reader waits for.
// The reader says how this kind of page is picked in and read: ready(), pick(term), answer().
(() => {
  if (window !== window.top) return;
  const reader = READER;
  const frame = () => new Promise(requestAnimationFrame);
  const stopwatch = { first: null, picks: 0, tasks: [], reader };
  window.stopwatch = stopwatch;
  try {
    new PerformanceObserver((list) => stopwatch.tasks.push(...list.getEntries().map((task) => task.duration)))
      .observe({ type: "longtask", buffered: true });
  } catch { /* the document is not the page yet */ }

  /** A pick that comes too early is lost; a reader would pick again, and wait a little longer each time. */
  stopwatch.start = async () => {
    while (!(await reader.ready())) await frame();
    for (let asked = -Infinity; !reader.answer()?.startsWith("2"); await frame()) {
      if (performance.now() - asked < 1500 * stopwatch.picks) continue;
      if (stopwatch.picks) reader.pick("amorphous");
      reader.pick("vascular");
      stopwatch.picks += 1;
      asked = performance.now();
    }
    await frame();
    stopwatch.first = performance.now();
  };

  /** From a pick to the frame after the one that shows its answer, in milliseconds. */
  stopwatch.repaint = async (terms, pause) => {
    const taken = [];
    for (const term of terms) {
      await new Promise((done) => setTimeout(done, pause));
      await frame();
      const before = reader.answer();
      const start = performance.now();
      reader.pick(term);
      while (reader.answer() === before || reader.answer() === undefined) {
        if (performance.now() - start > 20000) throw new Error(`no answer to ${term} after ${taken.length} picks`);
        await frame();
      }
      await frame();
      taken.push(performance.now() - start);
    }
    return taken;
  };
  requestAnimationFrame(stopwatch.start);
})();
