// Runs before the content script, in its world: marks the start and times each paste from within.
// Patrol's own work is the time of its listener less the time in which the browser fetches the clipboard.

performance.mark("core-start");

let fetching = 0;

const { getData } = DataTransfer.prototype;
DataTransfer.prototype.getData = function (format) {
  const start = performance.now();
  const text = getData.call(this, format);
  fetching += performance.now() - start;
  return text;
};

const { addEventListener } = EventTarget.prototype;
/** @param {string} type @param {any} listener @param {any} options */
EventTarget.prototype.addEventListener = function (type, listener, options) {
  if (type !== "paste") return addEventListener.call(this, type, listener, options);
  const timed = (/** @type {Event} */ event) => {
    fetching = 0;
    const start = performance.now();
    listener.call(this, event);
    performance.measure("paste", { start, duration: performance.now() - start - fetching });
  };
  return addEventListener.call(this, type, timed, options);
};
