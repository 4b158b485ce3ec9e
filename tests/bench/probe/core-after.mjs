// Runs after the content script, in its world.

performance.mark("core-end");
