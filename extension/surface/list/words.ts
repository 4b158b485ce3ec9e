/** What is said above the list, but what the background says. */
export const WORDS = ["name", "inventoryReview", "createdRemind", "createdReminded", "noAnswer"] as const;
