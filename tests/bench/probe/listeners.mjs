// Runs before the content script, in its world: times its listeners of what a person enters, from within. Patrol's own work is the time of a
// listener less the time in which the browser fetches the clipboard. Everything is in a block: a name of the outermost level would hide the page's
// own from the scripts that follow.

{
  const TIMED = new Set(["paste", "keydown", "keypress", "beforeinput", "input", "keyup"]);

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
    if (!TIMED.has(type)) return addEventListener.call(this, type, listener, options);
    const timed = (/** @type {Event} */ event) => {
      fetching = 0;
      const start = performance.now();
      if (typeof listener === "function") listener.call(this, event);
      else listener.handleEvent(event);
      performance.measure(`patrol-${type}`, { start, duration: performance.now() - start - fetching });
    };
    return addEventListener.call(this, type, timed, options);
  };
}
