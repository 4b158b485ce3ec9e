/** What the way to the inventory says, but the line of the background. */
export const WORDS = ["name", "inventoryReview", "noAnswer"] as const;
