/** What can be done about a finding beyond the place where it stands. */
export const plans = ["batch_twin", "extract_repository", "add_module"] as const;
export type Plan = (typeof plans)[number];
