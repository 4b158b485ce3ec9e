// Workers of the page. They send from where no part of Patrol runs.

let isMade = false;

/** The page has made a worker. */
export function workerMade(): void {
  isMade = true;
}

/** Whether the page has made a worker, or a service worker answers its requests. */
export const hasWorkers = (): boolean => isMade || isControlled();

function isControlled(): boolean {
  try {
    // Missing on a server without a certificate.
    return Boolean(navigator.serviceWorker?.controller);
  } catch {
    return false; // A page in a sandbox.
  }
}
