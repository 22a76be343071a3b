import DataLoader from "dataloader";
import {
  GraphQLID,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";

export interface User {
  readonly id: string;
  readonly name: string;
}

export interface Post {
  readonly id: string;
  readonly authorId: string;
  readonly title: string;
}

export interface Store {
  latestPosts(limit: number): Promise<Post[]>;
  usersByIds(ids: readonly string[]): Promise<User[]>;
  postsByAuthors(authorIds: readonly string[]): Promise<Post[]>;
}

export interface Context {
  readonly store: Store;
  readonly users: DataLoader<string, User | undefined>;
  readonly postsOf: DataLoader<string, Post[]>;
}

/** One context per request: a loader remembers what it loaded, and one caller's rows are not another's. */
export function createContext(store: Store): Context {
  return {
    store,
    users: new DataLoader(async (ids) => {
      const byId = new Map((await store.usersByIds(ids)).map((user) => [user.id, user]));
      // DataLoader wants one answer per key, in the keys' order. The database promises neither.
      return ids.map((id) => byId.get(id));
    }),
    postsOf: new DataLoader(async (authorIds) => {
      const byAuthor = new Map<string, Post[]>(authorIds.map((id) => [id, []]));
      for (const post of await store.postsByAuthors(authorIds)) byAuthor.get(post.authorId)?.push(post);
      return authorIds.map((id) => byAuthor.get(id) ?? []);
    }),
  };
}

const userType: GraphQLObjectType<User, Context> = new GraphQLObjectType({
  name: "User",
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLID) },
    name: { type: new GraphQLNonNull(GraphQLString) },
    posts: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(postType))),
      resolve: ({ id }, _arguments, { postsOf }) => postsOf.load(id),
    },
  }),
});

const postType: GraphQLObjectType<Post, Context> = new GraphQLObjectType({
  name: "Post",
  fields: {
    id: { type: new GraphQLNonNull(GraphQLID) },
    title: { type: new GraphQLNonNull(GraphQLString) },
    author: { type: userType, resolve: ({ authorId }, _arguments, { users }) => users.load(authorId) },
  },
});

export const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, Context>({
    name: "Query",
    fields: {
      latestPosts: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(postType))),
        resolve: (_source, _arguments, { store }) => store.latestPosts(20),
      },
    },
  }),
});
