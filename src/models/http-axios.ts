import type { OutboundModel } from "./http-model.ts";
import { defineModel, type CallModel } from "./model.ts";

const request = (options: readonly number[]): CallModel => ({
  outbound: {
    makes: "request",
    address: { argument: 0 },
    options: options.map((argument) => ({ argument })),
    limits: ["timeout", "signal", "cancelToken"],
    carriers: ["httpAgent", "httpsAgent"],
    written: { property: "timeout", value: "$" },
    setFor: [{ assigned: "defaults.timeout" }],
  } satisfies OutboundModel,
});
const withConfig = request([1]);
const withBody = request([2]);
const either = request([1, 0]);

/** https://axios-http.com/docs/req_config */
export const httpAxios = defineModel({
  name: "http-axios",
  modules: [
    {
      specifiers: ["axios"],
      exports: {
        default: { is: "Axios" },
        axios: { is: "Axios" },
      },
    },
  ],
  types: {
    Axios: {
      call: either,
      members: {
        request: request([0]),
        get: withConfig,
        delete: withConfig,
        head: withConfig,
        options: withConfig,
        post: withBody,
        put: withBody,
        patch: withBody,
        postForm: withBody,
        putForm: withBody,
        patchForm: withBody,
        create: {
          returns: "Axios",
          captures: { client: { call: true } },
          outbound: {
            makes: "client",
            options: [{ argument: 0 }],
            limits: ["timeout", "signal", "cancelToken"],
            carriers: ["httpAgent", "httpsAgent"],
            written: { property: "timeout", value: "$" },
            setFor: [{ assigned: "defaults.timeout" }],
          },
        },
      },
    },
  },
});
