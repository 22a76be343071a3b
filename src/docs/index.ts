export { patternCategories, type PatternCategory } from "./front-matter.ts";
export { getPattern, listPatterns, type Depth, type PatternInfo, type PatternText } from "./patterns.ts";
export { getRuleDoc, listRules, type RuleInfo, type RuleText } from "./rules.ts";
export { searchPatterns, type SearchHit } from "./search.ts";
