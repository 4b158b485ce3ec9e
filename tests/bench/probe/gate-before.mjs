// Runs before the request gate, in the world of the page.

performance.mark("gate-start");
