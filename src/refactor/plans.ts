/** What can be done about a finding in several files at once. */
export const plans = ["batch_twin", "extract_repository"] as const;
export type Plan = (typeof plans)[number];
