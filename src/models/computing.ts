import { defineModel } from "./model.ts";

/** Packages that work out values: what calls them has neither looked anything up nor changed anything. */
export const computing = defineModel({
  name: "computing",
  modules: [],
  computing: [
    ...["assert", "async_hooks", "buffer", "crypto", "events", "os", "path", "perf_hooks", "querystring"],
    ...["string_decoder", "timers/promises", "url", "util", "zlib"],
    ...["@paralleldrive/cuid2", "cuid", "nanoid", "short-uuid", "ulid", "uuid"],
    ...["date-fns", "date-fns-tz", "dayjs", "luxon", "moment", "moment-timezone", "ms"],
    ...["lodash", "lodash-es", "ramda", "remeda", "radash", "underscore"],
    ...[
      "fast-deep-equal",
      "he",
      "http-errors",
      "http-status",
      "http-status-codes",
      "qs",
      "slugify",
      "validator",
    ],
    ...["argon2", "bcrypt", "bcryptjs", "js-sha256", "js-yaml", "jwt-decode", "sanitize-html", "superjson"],
  ],
});
