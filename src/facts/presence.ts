/** What is known of something that code may have: rules report on `absent`, never on `unknown`. */
export type Presence = "present" | "absent" | "unknown";
